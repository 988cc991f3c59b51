// `rules/tier.py`: the account's tier is that of its unit's kind.
import { broken, get } from "../bound.js";
import { listed, said, unitOf } from "../facts.js";

export const watches = ["tier", "unit"];

export function* check(context) {
  const { rules, params, values, place } = context;
  const [unit, tier] = [unitOf(values.unit, rules), get(context, "tier")];
  if (!unit) return;
  const levels = Object.keys(params.tiers).filter((level) => params.tiers[level].includes(unit.kind)).map(Number);
  const isFirst = unit.kind === "institution" || rules.institution?.registrar === unit.id;
  const allowed = [...(isFirst ? [1] : []), ...levels.filter((level) => level !== 1)].sort();
  const kind = said(unit.kind, rules);
  if (allowed.includes(tier)) return;
  if (tier === 1) yield broken("first", place("tier"), { kind });
  else if (levels.length && allowed.length) {
    yield broken("other", place("tier"), { tier: String(tier), kind, allowed: listed(allowed.map(String)) });
  }
}
