// Reading plain values by the way to them.
import { isMapping } from "./emit.js";

// The value at `keys`; null where there is none.
export function valueAt(raw, keys) {
  let value = raw;
  for (const key of keys) {
    const isThere = Array.isArray(value) ? typeof key === "number" : isMapping(value) && Object.hasOwn(value, key);
    value = isThere ? value[key] : null;
  }
  return value ?? null;
}

// The value at a dotted path of typed values: null where it is absent, undefined where nobody can tell.
export function at(values, path) {
  let value = values;
  for (const name of path.split(".")) {
    if (value === null || value === undefined) return value;
    value = name in value ? value[name] : null;
  }
  return value;
}
