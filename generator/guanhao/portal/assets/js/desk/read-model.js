// Plain values (texts, null, lists, mappings, as the reader gives them) into typed ones, and what is wrong with them:
// pydantic's part of `load/shape.py`. A fault is {code, keys, isKey, …}, `keys` the way to what is wrong.
import { isMapping } from "./emit.js";
import { PERSONAL_KEYS, REDACTED, SEALED, shapeOf } from "./shapes.js";
import { leafValue } from "./values.js";

// Returns {model, partial, faults}: typed values in the order of the model, null where there is a fault; `partial` has
// them all the same, undefined where a value is missing or wrong.
export function readModel(kind, raw, schemas) {
  const faults = [];
  const partial = valueOf(shapeOf(kind, schemas), raw, [], faults);
  if (!faults.length) faults.push(...afterwards(kind, partial));
  return { model: faults.length ? null : partial, partial, faults };
}

function valueOf(shape, raw, keys, faults) {
  if (raw === null && shape.isNullable) return shape.absent ?? null;
  switch (shape.is) {
    case "mapping":
      return mapping(shape, raw, keys, faults);
    case "list":
      return list(shape, raw, keys, faults);
    case "tagged":
      return tagged(shape, raw, keys, faults);
    case "sealable":
      return valueOf(isMapping(raw) && Object.hasOwn(raw, "sealed") ? shape.sealed : shape.clear, raw, keys, faults);
    case "union":
      return union(shape, raw, keys, faults);
  }
  const { value, code, ...more } = leafValue(shape, raw);
  if (code) faults.push({ code, keys, ...more });
  return value;
}

function mapping(shape, raw, keys, faults) {
  const given = shape.whole && raw === REDACTED ? redacted(shape) : shape.whole === "required" ? filled(shape, raw) : raw;
  if (given === null && raw !== null) {
    faults.push({ code: "sealed-and-clear", keys });
    return undefined;
  }
  if (!isMapping(given)) {
    faults.push({ code: "mapping", keys });
    return undefined;
  }
  const found = [];
  for (const [key, member] of shape.members) {
    if (Object.hasOwn(given, key)) found.push([key, valueOf(member, given[key], [...keys, key], faults)]);
    else if (shape.required.has(key)) {
      found.push([key, undefined]);
      faults.push({ code: "missing", keys: [...keys, key] });
    }
  }
  for (const key of Object.keys(given)) if (!shape.members.has(key)) faults.push({ code: "unknown-key", keys: [...keys, key] });
  return Object.fromEntries(found);
}

function redacted(shape) {
  const names = shape.whole === "all" ? shape.members.keys() : shape.required;
  return Object.fromEntries([...names].map((name) => [name, REDACTED]));
}

// A person of whom names and contacts are sealed, with what stands for them; null where some are in the clear too.
function filled(shape, raw) {
  if (!isMapping(raw) || (raw.sealed ?? null) === null) return raw;
  const personal = PERSONAL_KEYS.filter((name) => shape.members.has(name));
  if (personal.some((name) => (raw[name] ?? null) !== null)) return null;
  const standIn = raw.sealed === REDACTED ? REDACTED : SEALED;
  return { ...Object.fromEntries(personal.map((name) => [name, standIn])), ...raw };
}

// Gives back what the file has of typed values: what is sealed, and nothing in the place of what it holds.
export function asFiled(value) {
  if (Array.isArray(value)) return value.map(asFiled);
  if (!isMapping(value)) return value;
  const isSealed = (value.sealed ?? null) !== null;
  const isKept = ([key, inner]) => !(isSealed && PERSONAL_KEYS.includes(key) && [REDACTED, SEALED].includes(inner));
  return Object.fromEntries(Object.entries(value).filter(isKept).map(([key, inner]) => [key, asFiled(inner)]));
}

function list(shape, raw, keys, faults) {
  const given = shape.isPersonal && raw === REDACTED ? [REDACTED] : raw;
  if (!Array.isArray(given)) {
    faults.push({ code: "list", keys });
    return undefined;
  }
  if (given.length < shape.least) faults.push({ code: "too-few", keys });
  return given.map((item, index) => valueOf(shape.items, item, [...keys, index], faults));
}

function tagged(shape, raw, keys, faults) {
  if (!isMapping(raw)) {
    faults.push({ code: "mapping", keys });
    return undefined;
  }
  const at = [...keys, shape.by];
  if (!Object.hasOwn(raw, shape.by)) {
    faults.push({ code: "missing", keys: at });
    return undefined;
  }
  const option = shape.options.get(raw[shape.by]);
  if (option) return mapping(option, raw, keys, faults);
  faults.push({ code: "unknown-field", keys: at, tag: raw[shape.by] });
  return undefined;
}

// Each option says what it has against a value that none takes.
function union(shape, raw, keys, faults) {
  const against = [];
  for (const option of shape.options) {
    const wrong = [];
    const value = valueOf(option, raw, keys, wrong);
    if (!wrong.length) return value;
    against.push(...wrong);
  }
  faults.push(...against);
  return undefined;
}

// What the models ask once every field is right.
function afterwards(kind, model) {
  if (kind === "impostor") {
    const isNamed = ["platform_id", "handle", "url"].some((name) => (model[name] ?? null) !== null);
    return isNamed ? [] : [{ code: "no-identifier", keys: [] }];
  }
  if (kind !== "change") return [];
  const at = (index) => ["changes", index, "field"];
  const fields = model.changes.map(({ field }) => field);
  const mended = fields.indexOf("account.platform_id");
  if (mended >= 0 && !model.correction) return [{ code: "correction-only", keys: at(mended) }];
  const again = fields.findIndex((field, index) => fields.indexOf(field) < index);
  return again < 0 ? [] : [{ code: "twice", keys: at(again) }];
}
