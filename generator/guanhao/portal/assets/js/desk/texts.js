// What a record states, read from its plain values, so that a fault elsewhere hides nothing (rules/base.py).
import { isMapping } from "./emit.js";

// Yields {value, keys} for every text that the record sets at a dotted path, each item of a list.
export function* valuesSet(kind, raw, path) {
  for (const { field, value, keys } of statements(kind, raw)) {
    const isWhole = !field;
    if (!isWhole && path !== field && !path.startsWith(`${field}.`)) continue;
    const names = isWhole ? path.split(".") : path.slice(field.length + 1).split(".").filter(Boolean);
    yield* texts(value, names, keys);
  }
}

function* statements(kind, raw) {
  if (!isMapping(raw)) return;
  if (kind === "application" || kind === "filing") yield { field: "", value: raw, keys: [] };
  if (kind !== "change" || !Array.isArray(raw.changes)) return;
  for (const [index, change] of raw.changes.entries()) {
    const field = isMapping(change) ? change.field : null;
    if (typeof field === "string" && field) yield { field, value: change.to ?? null, keys: ["changes", index, "to"] };
  }
}

function* texts(raw, names, keys) {
  let value = raw;
  for (const name of names) value = isMapping(value) && Object.hasOwn(value, name) ? value[name] : null;
  const place = [...keys, ...names];
  if (typeof value === "string") yield { value, keys: place };
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) if (typeof item === "string") yield { value: item, keys: [...place, index] };
  }
}
