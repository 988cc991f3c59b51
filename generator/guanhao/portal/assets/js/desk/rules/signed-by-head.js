// `rules/signed_by_head.py`: applications and filings are signed by the responsible person, no later than filed.
import { broken, isRedacted, isWithheld } from "../bound.js";

export const kinds = ["application", "filing"];

export function* check({ model }) {
  const { name, on } = model.signed;
  const head = model.people.responsible ?? null;
  if (!head) yield broken("nobody", ["people", "responsible"]);
  else if (!isWithheld(head.name, name) && name !== head.name) yield broken("other", ["signed", "name"]);
  const filed = model.filed_on.text;
  if (!isRedacted(on) && on.text > filed) yield broken("after", ["signed", "on"], { filed_on: filed });
}
