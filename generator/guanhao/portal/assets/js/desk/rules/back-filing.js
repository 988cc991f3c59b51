// `rules/back_filing.py`: what is filed late is filed as a back-filing, and that says why.
import { broken } from "../bound.js";
import { daysBetween } from "../facts.js";

export const kinds = ["filing"];

export function* check({ model, params: { within_days: limit } }) {
  const days = daysBetween(model.account.opened_on.text, model.filed_on.text);
  if (model.back_filing) {
    if (!model.note) yield broken("no-note", ["note"]);
  } else if (limit !== null && days > limit) {
    yield broken("unmarked", ["back_filing"], { days: String(days), limit: String(limit) });
  }
}
