// `rules/bound.py` and `rules/judge_bound.py` in JavaScript: when a rule that the policy binds speaks, and how it rules.
import { REDACTED, SEALED } from "./shapes.js";
import { setBy } from "./fold.js";
import { at } from "./places.js";
import { untilUnfilled } from "./unfilled.js";

export const broken = (code, keys, params = {}) => ({ code, keys, params });

// A deadline missed: an error until the record says why, then a warning.
export function missed(kind, model, code, keys, params) {
  const isExplained = Boolean(kind === "change" ? model.late_reason : model.note);
  return { code, keys, params, severity: isExplained ? "warning" : "error" };
}

export const isRedacted = (...values) => values.includes(REDACTED);

// Whether any of the values, names or contacts, was redacted by the registrar or is sealed.
export const isWithheld = (...values) => isRedacted(...values) || values.includes(SEALED);

// Yields what the bound rules that `modules` hold (id → module) find: {rule, article, code, keys, params, severity?}.
export function* judgeBound(context, modules) {
  const { model, rules } = context;
  if (!model || !rules.policy) return;
  const filed = model.filed_on?.text;
  for (const { rule, article, periods } of rules.policy.bindings) {
    const module = modules[rule];
    const params = filed && periods.findLast(({ from }) => from <= filed)?.params;
    if (!module || !params) continue;
    for (const found of untilUnfilled(rulings(module, { ...context, params, filed }))) yield { rule, article, ...found };
  }
}

function* rulings(module, context) {
  const { kind, model, rules, step, filed } = context;
  const isSpared = rules.policy.effective_on && filed < rules.policy.effective_on;
  if (module.kinds?.includes(kind) && !isSpared) yield* module.check(context);
  if (!module.watches || !step.isApplied || !step.after) return;
  const watched = module.watches.map((path) => [path, setBy(kind, model, path)]).filter(([, keys]) => keys);
  if (watched.length) yield* module.check({ ...context, values: step.after, place: placed(watched, kind, model) });
}

// Where the record sets the value at a path; else the first watched value that it sets.
const placed = (watched, kind, model) => (path) => setBy(kind, model, path) ?? watched[0][1];

// The value at a dotted path after the record: null where there is none, undefined where nobody can tell.
export const get = (context, path) => at(context.values, path);
