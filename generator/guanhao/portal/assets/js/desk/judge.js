// Judges one record in the browser as `guanhao check` will, as far as that record and public data allow.
//
//   judge(kind, raw, world) → [{rule, code, severity, keys, at, params, article}]
//
// `raw` are plain values as the reader gives them: texts, null, arrays, objects. `keys` is the way to the value at
// fault (keys and places counted from 0); a value that is missing is laid at what should hold it, with its dotted name
// in `params.name` where the form is at fault; `at: "key"` marks the key itself; `article` is the one that binds the
// rule. `params` are texts or [Chinese, English]; with words.js, `message(finding, lang, rules)` and
// `fix(finding, lang, rules)` give the very words of `check`.
//
// `world`:
//   rules         rules.json (desk/browser.py), required
//   path          where the file will lie, from the register's root (file.js `pathOf`)
//   account       the account as api/v1/accounts/<id>.json has it, with what desk/declared.json adds; null: there is
//                 none; undefined: unknown, so that what depends on it is not judged
//   accounts      `accounts` of api/v1/accounts.json; undefined: unknown
//   isDraft       whether bound rules judge a record, too, that is not whole yet, as far as it goes (unfilled.js)
//   words         what names.js `loadWords` returned; undefined: names are not compared
//
// A rule says nothing where what it needs is not public (an account's present operators) or not known; `rules.judged`
// names the rules that are judged at all, `rules.unjudged` those that only `check` judges.
import { judgeBound } from "./bound.js";
import { step } from "./fold.js";
import { valueAt } from "./places.js";
import { readModel } from "./read-model.js";
import { ALWAYS, BOUND } from "./rules.js";
import { unfilled, untilUnfilled } from "./unfilled.js";

const RANK = ["notice", "warning", "error"];

export function judge(kind, raw, world) {
  const { rules, path = "", account, isDraft = false } = world;
  const { model: whole, partial, faults } = readModel(kind, raw, rules.schemas);
  const model = whole ?? (isDraft && partial ? unfilled(partial) : null);
  const [, id = null] = /^registry\/accounts\/([^/]+\/[^/]+)\/[^/]+$/.exec(path) ?? [];
  const platform = rules.platforms[account?.platform ?? valueAt(raw, ["account", "platform"])] ?? null;
  const context = { ...world, kind, raw, model, faults, id, platform };
  context.step = step(context);
  const always = Object.entries(ALWAYS).flatMap(([rule, { check }]) =>
    [...untilUnfilled(check(context))].map((found) => ({ rule, ...found })),
  );
  return [...always, ...untilUnfilled(judgeBound(context, BOUND))].map((found) => weighed(found, rules));
}

// The lighter of the severity that the policy gives the rule and its own.
function weighed(found, rules) {
  const { severity: own = "error" } = found;
  const listed = rules.severity[found.rule];
  return { at: "value", ...found, severity: RANK.indexOf(listed) < RANK.indexOf(own) ? listed : own };
}
