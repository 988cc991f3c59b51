// `rules/application_first.py`: leave is asked before an account is opened.
import { missed } from "../bound.js";

export const kinds = ["filing"];

export function* check({ kind, model, account, step }) {
  if (model.back_filing || !["none", "approved"].includes(step.state)) return;
  const opened = model.account.opened_on.text;
  const keys = ["account", "opened_on"];
  if (step.state === "none") {
    yield missed(kind, model, "none", keys, { opened_on: opened });
    return;
  }
  const applied = account.history.findLast((past) => past.kind === "application")?.filed_on;
  if (applied >= opened) yield missed(kind, model, "late", keys, { applied_on: applied, opened_on: opened });
}
