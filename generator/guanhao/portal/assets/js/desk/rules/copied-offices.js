// `rules/copied_offices.py`: applications and filings are copied to the offices that the policy names.
import { broken } from "../bound.js";
import { unitName } from "../facts.js";

export const kinds = ["application", "filing"];

export function* check({ model, params, rules }) {
  const given = [model.unit, ...(model.copied_to ?? [])];
  for (const id of params.units) {
    if (!given.includes(id)) yield broken("missing", ["copied_to"], { unit: unitName(id, rules), id });
  }
}
