// `rules/change_deadline.py`: a change is filed within some days of the day it happened.
import { missed } from "../bound.js";
import { daysBetween } from "../facts.js";

export const kinds = ["change"];

export function* check({ kind, model, params }) {
  if (params.days === null || !isConcerned(model, params.fields)) return;
  const happened = model.happened_on.text;
  const days = daysBetween(happened, model.filed_on.text);
  if (days <= params.days) return;
  yield missed(kind, model, "late", ["happened_on"], { happened_on: happened, days: String(days), limit: String(params.days) });
}

// Whether a change touches one of the fields, a part of one, or what holds one.
function isConcerned({ changes }, fields) {
  if (!fields) return true;
  const isWithin = (one, other) => `${one}.`.startsWith(`${other}.`);
  return changes.some((change) => fields.some((field) => isWithin(change.field, field) || isWithin(field, change.field)));
}
