// `rules/official_name.py`: the account's name tells whose it is.
import { broken, get } from "../bound.js";
import { institutionNames, unitNames, unitOf } from "../facts.js";
import { plain } from "../unicode.js";

export const watches = ["account.name", "unit"];

export function* check(context) {
  const { rules, values, place } = context;
  const [name, unit] = [get(context, "account.name"), unitOf(values.unit, rules)];
  const names = [...institutionNames(rules), ...unitNames(values.unit, rules)];
  if (!unit || names.some((official) => plain(name).includes(official))) return;
  yield broken("neither", place("account.name"), { name, unit: unit.name });
}
