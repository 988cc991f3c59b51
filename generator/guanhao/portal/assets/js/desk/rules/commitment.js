// `rules/commitment.py`: a filing comes with the responsible person's letter of commitment.
import { broken, isRedacted, isWithheld } from "../bound.js";

export const kinds = ["filing"];

export function* check({ model }) {
  const letter = model.commitment ?? null;
  if (!letter) {
    yield broken("missing", ["commitment"]);
    return;
  }
  const head = model.people.responsible ?? null;
  const { signed_by: by, signed_on: on = null } = letter;
  if (head && !isWithheld(by, head.name) && by !== head.name) yield broken("other", ["commitment", "signed_by"]);
  if (isRedacted(on) || (on === null && isRedacted(by))) return;
  const keys = ["commitment", "signed_on"];
  if (on === null) yield broken("undated", keys);
  else if (on.text > model.filed_on.text) yield broken("after", keys, { filed_on: model.filed_on.text });
}
