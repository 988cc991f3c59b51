// Drafts, kept in this browser alone and without people's data: names and contacts are typed anew.
const PEOPLE = ["people", "signed", "commitment", "endorsements", "approved_by"];
const PREFIX = "guanhao-desk";

const placeOf = (form) => `${PREFIX}/${new URL(form.root, location.href).pathname}/${form.kind}`;
const isOfPeople = (field) => PEOPLE.includes(String(field).split(".")[0]);

// Returns the values without everything that names or reaches a person.
export function withoutPeople(raw) {
  const kept = Object.fromEntries(Object.entries(raw).filter(([key]) => !PEOPLE.includes(key)));
  if (Array.isArray(kept.changes)) kept.changes = kept.changes.map((change) => (isOfPeople(change.field) ? { field: change.field } : change));
  return kept;
}

// Tells whether a record holds data of people in the clear, which then goes into no address.
export function namesPeople(raw) {
  const clear = (value) => value !== null && (typeof value !== "object" || Object.entries(value).some(([key, inner]) => !SHOWN.includes(key) && clear(inner)));
  const parts = PEOPLE.map((key) => raw[key]);
  for (const change of Array.isArray(raw.changes) ? raw.changes : [])
    if (isOfPeople(change.field)) parts.push(bare(change.from), bare(change.to));
  return parts.some((part) => part !== undefined && part !== null && clear(part));
}

const SHOWN = ["title", "on", "signed_on", "staff", "unit", "sealed"];
const bare = (value) => value ?? null;

export function keep(form) {
  try {
    localStorage.setItem(placeOf(form), JSON.stringify({ target: form.target, day: form.today, raw: withoutPeople(form.raw) }));
  } catch {
    // a browser that keeps nothing: the form works all the same
  }
}

// Returns the draft; the day of filing goes on with the days, unless another was chosen.
export function kept(form) {
  try {
    const draft = JSON.parse(localStorage.getItem(placeOf(form)));
    if (draft.raw.filed_on === draft.day) draft.raw.filed_on = form.today;
    return draft;
  } catch {
    return null;
  }
}

export function forget(form) {
  try {
    localStorage.removeItem(placeOf(form));
  } catch {
    // nothing was kept
  }
}
