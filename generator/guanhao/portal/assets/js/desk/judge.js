// Judges one record in the browser as `guanhao check` will, as far as that record and public data allow.
//
//   judge(kind, raw, world) → [{rule, code, severity, keys, at, params}]
//
// `raw` are plain values as the reader gives them: texts, null, arrays, objects. `keys` is the way to the value at
// fault (keys and places counted from 0); a value that is missing is laid at what should hold it, with its dotted name
// in `params.name`; `at: "key"` marks the key itself. `params` are texts or [Chinese, English]; with words.js,
// `message(finding, lang, rules)` and `fix(finding, lang, rules)` give the very words of `check`.
//
// `world`:
//   rules         rules.json (desk/browser.py), required
//   path          where the file will lie, from the register's root (file.js `pathOf`)
//   account       the account as api/v1/accounts/<id>.json has it; null: there is none; undefined: unknown, so that
//                 what depends on it is not judged
//   accounts      `accounts` of api/v1/accounts.json; undefined: unknown
//
// A rule says nothing where what it needs is not public (an account's present operators) or not known; `rules.judged`
// names the rules that are judged at all, `rules.unjudged` those that only `check` judges.
import { readModel } from "./read-model.js";
import * as schema from "./rules/schema.js";

const RULES = { schema };

export function judge(kind, raw, world) {
  const { model, faults } = readModel(kind, raw, world.rules.schemas);
  const context = { ...world, kind, raw, model, faults };
  return Object.entries(RULES).flatMap(([rule, { check }]) =>
    [...check(context)].map((found) => ({ rule, severity: "error", ...found })),
  );
}
