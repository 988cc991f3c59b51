// `rules/reserved_name.py`: a name that by itself stands for the institution is tier 1's alone.
import { broken, get } from "../bound.js";
import { plain } from "../unicode.js";

export const watches = ["account.name", "tier"];

export function* check(context) {
  const [name, tier] = [get(context, "account.name"), get(context, "tier")];
  const isReserved = (context.rules.institution?.reserved ?? []).map(plain).includes(plain(name));
  if (tier !== 1 && isReserved) yield broken("reserved", context.place("account.name"), { name, tier: String(tier) });
}
