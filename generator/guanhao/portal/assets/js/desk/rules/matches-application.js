// `rules/matches_application.py`: a filing agrees with the application before it, or a note says why not.
import { broken } from "../bound.js";
import { platformName, unitName } from "../facts.js";
import { at } from "../places.js";

export const kinds = ["filing"];

const FIELDS = {
  "account.name": [["账号名称", "account name"], (name) => name],
  "account.platform": [["平台", "platform"], platformName],
  unit: [["主办单位", "unit"], unitName],
};

export function* check({ model, step, rules }) {
  if (step.state !== "approved" || model.note) return;
  for (const [path, [field, nameOf]] of Object.entries(FIELDS)) {
    const [filed, applied] = [at(model, path), at(step.before, path)];
    if (filed === applied) continue;
    const params = { field, filed: nameOf(filed, rules), applied: nameOf(applied, rules), value: applied };
    yield broken("differs", path.split("."), params);
  }
}
