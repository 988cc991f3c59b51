// `rules/unknown_reference.py`: units, platforms and accounts that a record names exist. The names of the other files
// of an account are not public: what a void names is left to `check`.
import { isMapping } from "../emit.js";
import { nearest } from "../near.js";

const SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*";
const FORMS = { unit: new RegExp(`^${SLUG}$`), platform: new RegExp(`^${SLUG}$`), account: new RegExp(`^${SLUG}/${SLUG}$`) };

export function* check(context) {
  const known = knownOf(context);
  for (const { code, value, keys } of references(context)) {
    if (!known[code] || !FORMS[code].test(value) || known[code].includes(value)) continue;
    const near = nearest(value, known[code], 0.7);
    yield near ? { code: `${code}-near`, keys, params: { value, near } } : { code, keys, params: { value } };
  }
}

function knownOf({ rules, accounts, id }) {
  const platforms = Object.keys(rules.platforms);
  return {
    unit: rules.units.map((unit) => unit.id),
    platform: platforms.length ? platforms : null,
    account: accounts ? [...new Set([...accounts.map((account) => account.id), ...(id ? [id] : [])])] : null,
  };
}

function* references({ kind, raw, rules }) {
  for (const [code, path] of rules.references[kind] ?? []) yield* named(code, raw, path, []);
  const changes = kind === "change" && isMapping(raw) && Array.isArray(raw.changes) ? raw.changes : [];
  for (const [index, change] of changes.entries()) {
    const field = isMapping(change) ? String(change.field) : "";
    const [code, path] = Object.hasOwn(rules.changed_references, field) ? rules.changed_references[field] : [];
    if (code) yield* named(code, change, path, ["changes", index]);
  }
}

function* named(code, raw, [step, ...rest], keys) {
  if (step === undefined) {
    if (typeof raw === "string") yield { code, value: raw, keys };
  } else if (step === "*") {
    if (Array.isArray(raw)) for (const [index, item] of raw.entries()) yield* named(code, item, rest, [...keys, index]);
  } else if (isMapping(raw) && Object.hasOwn(raw, step)) yield* named(code, raw[step], rest, [...keys, step]);
}
