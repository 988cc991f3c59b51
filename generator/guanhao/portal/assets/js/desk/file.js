// `desk/draft.py` in JavaScript: a record's path, and the file that it becomes.
import { emit } from "./emit.js";
import { asFiled, readModel } from "./read-model.js";
import { dayOf } from "./values.js";

// Path from the register's root. `target` is the account, or the slug of the file; `day` (YYYY-MM-DD) stands for a
// `filed_on` that is no date; `taken` are the names of the files in the account's folder, as far as they are known.
export function pathOf(kind, raw, { target, day, taken = [] }) {
  if (["unit", "impostor", "waiver"].includes(kind)) return `registry/${kind}s/${target}.yml`;
  const filed = dayOf(raw.filed_on)?.text ?? day;
  if (kind === "release") return `registry/releases/${Number(filed.slice(0, 4))}/${filed}-${target}.yml`;
  const stem = `${filed}-${kind}`;
  const numbers = taken.map((name) => numberOf(name, stem));
  return `registry/accounts/${target}/${recordName(filed, kind, Math.max(0, ...numbers) + 1)}`;
}

export const recordName = (filed, kind, number) => `${filed}-${kind}${number > 1 ? `-${number}` : ""}.yml`;

function numberOf(name, stem) {
  if (name === `${stem}.yml`) return 1;
  const rest = name.startsWith(`${stem}-`) ? /^([2-9]|[1-9][0-9]+)\.yml$/.exec(name.slice(stem.length + 1)) : null;
  return rest ? Number(rest[1]) : 0;
}

// Dates, numbers and flags as such where the record can be read as its kind; else text alone.
export function typed(kind, raw, rules) {
  const { model } = readModel(kind, raw, rules.schemas);
  return model ? asFiled(model) : raw;
}

// The file's text, which UTF-8 makes its bytes.
export function fileOf(kind, raw, path, rules) {
  const depth = path.split("/").length - 2;
  const order = rules.order[kind];
  const place = (key) => (order.includes(key) ? order.indexOf(key) : order.length);
  const values = Object.entries(typed(kind, raw, rules)).sort(([one], [other]) => place(one) - place(other));
  const schema = `# yaml-language-server: $schema=${"../".repeat(depth)}schema/${kind}.json\n`;
  return schema + emit(Object.fromEntries(values), rules.unicode);
}
