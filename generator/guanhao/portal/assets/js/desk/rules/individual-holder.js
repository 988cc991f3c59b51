// `rules/individual_holder.py`: the certified subject is the institution or a unit.
import { broken, get } from "../bound.js";
import { institutionNames, unitNames } from "../facts.js";
import { plain } from "../unicode.js";

export const watches = ["account.certified"];

export function* check(context) {
  const { rules, place } = context;
  const subject = get(context, "account.certified.subject");
  if (typeof subject !== "string") return;
  const names = [institutionNames(rules), ...rules.units.map(({ id }) => unitNames(id, rules))].flat();
  if (!names.includes(plain(subject))) yield broken("other", place("account.certified.subject"));
}
