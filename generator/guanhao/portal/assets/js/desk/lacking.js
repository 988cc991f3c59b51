// `rules/base.py` `lacking`: where a filed account lacks a field of `account` through this record's doing.
import { setBy } from "./fold.js";
import { at, valueAt } from "./places.js";

// Returns the way to the place, null where there is none.
export function lacking({ kind, raw, model, step }, field) {
  const path = `account.${field}`;
  if (!model) return kind === "filing" && step.state === "none" ? lackingInRaw(raw, field) : null;
  const isFiled = kind === "filing" || (kind === "change" && ["active", "suspended"].includes(step.state));
  if (!isFiled || !step.isApplied || at(step.after, path) !== null) return null;
  const keys = setBy(kind, model, path);
  return keys && (keys[0] === "changes" ? keys : keys.slice(0, -1));
}

function lackingInRaw(raw, field) {
  const stated = valueAt(raw, ["account"]);
  const isMapping = typeof stated === "object" && stated !== null && !Array.isArray(stated);
  return isMapping && (stated[field] ?? null) === null ? ["account"] : null;
}
