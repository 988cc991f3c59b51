// `rules/release_lead_time.py`: a release is asked for some days before it is published.
import { broken, missed } from "../bound.js";
import { daysBetween } from "../facts.js";

export const kinds = ["release"];

export function* check({ kind, model, params: { min_days: least, max_days: most } }) {
  const [filed, planned] = [model.filed_on.text, model.planned_on.text];
  const days = daysBetween(filed, planned);
  const said = { filed_on: filed, planned_on: planned, days: String(days) };
  const keys = ["planned_on"];
  if (least !== null && days < least) {
    yield missed(kind, model, days < 0 ? "past" : "late", keys, { ...said, limit: String(least) });
  } else if (most !== null && days > most) {
    yield { ...broken("early", keys, { ...said, limit: String(most) }), severity: "warning" };
  }
}
