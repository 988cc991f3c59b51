// `ledger/fold.py` in JavaScript, as far as public data go: what a record makes of the account that it finds.
//
// Values are typed (read-model.js); `undefined` stands for what is not public, so that nobody can tell.
import { Day, isMapping } from "./emit.js";
import { at } from "./places.js";
import { REDACTED, SEALED } from "./shapes.js";
import { UnfilledError } from "./unfilled.js";

const INTERNAL_ROOT = "people";
const INTERNAL = ["back_filing", "people", "commitment", "document", "endorsements", "note", "signed"];
const PERSON = ["name", "title", "phone", "email", "qq", "wechat"];
// What the parts that are not public hold, of which a change may state one alone.
const MEMBERS = { people: ["responsible", "supervisor", "operators"], responsible: PERSON, supervisor: PERSON };
const CASELESS = ["account.handle", "account.platform_id"];

// Returns {state, before, after, isApplied, fault}: the account's state before the record (undefined: unknown), its
// values before and after, whether the record took effect, and why not: {rule, code, keys, params}.
export function step({ kind, model, account, rules }) {
  const state = stateOf(account);
  const before = account && state !== undefined ? valuesOf(account) : null;
  const kept = { state, before, after: before, isApplied: false };
  const isOfAccount = Object.values(rules.states).flat().includes(kind);
  if (!model || (kind !== "void" && !isOfAccount)) return kept;
  if (kind === "void") return { ...kept, isApplied: true };
  if (state !== undefined && !rules.states[state].includes(kind)) {
    const params = { kind, state: rules.state_words[state] };
    return { ...kept, fault: { rule: "transition", code: "kind", keys: ["kind"], params } };
  }
  if (kind === "application" || kind === "filing") return { ...kept, after: model, isApplied: true };
  if (kind === "change") return changed(kept, model);
  if (kind === "closure" && state === "approved" && model.reason !== "withdrawn") {
    const params = { reason: model.reason };
    return { ...kept, fault: { rule: "transition", code: "not-opened", keys: ["reason"], params } };
  }
  return { ...kept, isApplied: true };
}

// The account's state; undefined where it is unknown or cannot be told.
function stateOf(account) {
  if (account === null) return "none";
  return account === undefined || account.state === "under-review" ? undefined : account.state;
}

// What the public may see of an account as the values that its records left it with.
function valuesOf(account) {
  const { name, platform, platform_id, handle, url, qr, certified, opened_on, followers } = account;
  const { purpose, scope, service, monitoring, maintenance, copied_to } = account;
  return {
    unit: account.unit.id,
    tier: account.tier,
    account: {
      name,
      platform,
      platform_id,
      handle,
      url,
      qr,
      opened_on: opened_on && new Day(opened_on),
      certified: certified && { ...certified, on: certified.on && new Day(certified.on) },
      followers,
    },
    purpose,
    scope,
    service,
    monitoring,
    maintenance,
    copied_to,
    ...unknown(INTERNAL),
  };
}

const unknown = (names) => Object.fromEntries(names.map((name) => [name, undefined]));

function changed(kept, model) {
  try {
    return changedWhole(kept, model);
  } catch (error) {
    if (error instanceof UnfilledError) return kept;
    throw error;
  }
}

function changedWhole(kept, model) {
  if (!kept.before) return { ...kept, isApplied: kept.state === undefined };
  let values = kept.before;
  for (const [index, change] of model.changes.entries()) {
    if (isStale({ ...change, from: unlessSealed(change.from) }, at(values, change.field))) {
      const fault = { rule: "stale-change", code: "stale", keys: ["changes", index, "from"], params: { field: change.field } };
      return { ...kept, fault };
    }
    values = withValue(values, change.field.split("."), unlessSealed(change.to));
  }
  return { ...kept, after: values, isApplied: true };
}

// A value of a change; what stands for it where nobody can read it here.
function unlessSealed(value) {
  const isSealed = isMapping(value) && Object.keys(value).join() === "sealed";
  return isSealed ? (value.sealed === REDACTED ? REDACTED : SEALED) : value;
}

function isStale({ field, from = null }, present) {
  if (present === undefined || field.split(".")[0] === INTERNAL_ROOT) return false;
  if (CASELESS.includes(field) && typeof from === "string" && typeof present === "string") {
    return from.toLowerCase() !== present.toLowerCase();
  }
  return !(isAbsent(from) && isAbsent(present)) && !isSame(from, present);
}

const isAbsent = (value) => value === null || value === false || (Array.isArray(value) && !value.length);

function isSame(one, other) {
  if (one instanceof Day && other instanceof Day) return one.text === other.text;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  }
  if (!isMapping(one) || !isMapping(other)) return one === other;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => isSame(one[key] ?? null, other[key] ?? null));
}

// A member of what is absent makes it; of what is unknown, the rest stays so.
function withValue(values, [name, ...rest], value) {
  if (!rest.length) return { ...values, [name]: value };
  const inner = at(values, name);
  if (inner === null && value === null) return values;
  const holder = inner === undefined ? unknown(MEMBERS[name] ?? []) : inner;
  return { ...values, [name]: withValue(holder ?? {}, rest, value) };
}

// Where a record sets the value at a dotted path, or a part of it; null where it does not (rules/bound.py `set_by`).
export function setBy(kind, model, path) {
  if (kind === "application" || kind === "filing") return path.split(".");
  if (kind !== "change") return null;
  for (const [index, { field }] of [...model.changes.entries()].reverse()) {
    if (`${path}.`.startsWith(`${field}.`)) {
      return ["changes", index, "to", ...path.slice(field.length + 1).split(".").filter(Boolean)];
    }
    if (field.startsWith(`${path}.`)) return ["changes", index, "to"];
  }
  return null;
}
