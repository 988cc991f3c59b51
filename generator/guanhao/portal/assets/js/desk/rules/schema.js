// `load/shape.py` in JavaScript: what does not fit the form of a kind of record.
import { isMapping } from "../emit.js";
import { nearest } from "../near.js";
import { valueAt } from "../places.js";
import { shapeOf } from "../shapes.js";
import { characters } from "../unicode.js";

const SHOWN = 40;
const PERSONAL_ROOTS = ["people", "signed", "commitment", "endorsements"];
const FIXED = ["kind", "filed_on", "account.platform", "account.opened_on", "account"];

export function* check({ kind, raw, rules, faults }) {
  const told = new Set();
  const missing = new Set();
  for (const fault of faults) {
    const found = worded(kind, raw, rules, fault);
    const place = JSON.stringify([found.keys, found.at ?? "value"]);
    const name = found.code === "missing" ? found.params.name : null;
    const isShort = found.code === "too-few" && valueAt(raw, found.keys)?.length > 0;
    if (isShort || (name === null ? told.has(place) : missing.has(name))) continue;
    told.add(place);
    missing.add(name);
    yield found;
  }
}

function worded(kind, raw, rules, { code, keys, tag, limit = "", choices = rules.fields.join(", ") }) {
  const params = {
    name: dotted(keys),
    key: keys.length ? String(keys.at(-1)) : "",
    label: labelOf(kind, keys, rules),
    value: shown(raw, keys, rules),
    choices,
    limit,
  };
  if (code === "unknown-field" && FIXED.includes(tag)) code = "unchangeable";
  const isAbsent = keys.length && valueAt(raw, keys) === null;
  if (!["missing", "unknown-key"].includes(code) && isAbsent) code = "empty";
  const near = nearTo(kind, code, keys, tag, rules);
  if (near) [code, params.near] = [`${code}-near`, near];
  if (code === "missing") return { code, keys: keys.slice(0, -1), params };
  return { code, keys, ...(code.startsWith("unknown-key") ? { at: "key" } : {}), params };
}

function nearTo(kind, code, keys, tag, rules) {
  if (code === "unknown-field") return nearest(String(tag), rules.fields);
  return code === "unknown-key" ? nearest(String(keys.at(-1)), membersAt(kind, keys.slice(0, -1), rules)?.keys() ?? []) : null;
}

// `people.operators.1.phone`, places of a list counted from 1.
export const dotted = (keys) => keys.map((key) => (typeof key === "number" ? key + 1 : key)).join(".");

// Follows keys through mappings and lists to the members of the one that is there. Of the changes any will do: what
// their new values are made of has no name of its own.
function membersAt(kind, keys, rules) {
  let shape = shapeOf(kind, rules.schemas);
  for (const key of keys) {
    if (typeof key !== "number") shape = holder(shape?.members?.get(key));
  }
  return shape?.members ?? null;
}

function holder(shape) {
  if (shape?.is === "list") return holder(shape.items);
  if (shape?.is === "tagged") return shape.options.get("unit");
  return shape?.is === "union" ? holder(shape.options[0]) : shape;
}

function labelOf(kind, keys, rules) {
  const last = keys.findLastIndex((key) => typeof key === "string");
  if (last < 0) return ["整个文件", "the whole file"];
  return membersAt(kind, keys.slice(0, last), rules)?.get(keys[last])?.label ?? [keys[last], keys[last]];
}

function shown(raw, keys, rules) {
  const value = valueAt(raw, keys);
  if (typeof value !== "string" || PERSONAL_ROOTS.includes(keys[0]) || isPersonalChange(raw, keys, rules)) return "…";
  const text = characters(value);
  return text.length <= SHOWN ? value : `${text.slice(0, SHOWN).join("")}…`;
}

function isPersonalChange(raw, keys, rules) {
  if (keys[0] !== "changes" || keys.length < 3) return false;
  const change = valueAt(raw, keys.slice(0, 2));
  const field = isMapping(change) ? change.field : null;
  if (keys.length === 3 && keys[2] === "field" && rules.fields.includes(field)) return false;
  return typeof field !== "string" || isPersonal(field);
}

export const isPersonal = (field) => PERSONAL_ROOTS.includes(field.split(".", 1)[0]);
