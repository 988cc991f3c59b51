// Seals people's names and contacts to the registrar's keys (design 1.8): what is left clear is posts, days and counts.
import { armor, Encrypter } from "../../../vendor/age/age.js";

const PEOPLE = ["people", "signed", "commitment", "endorsements"];
const CLEAR = ["title", "staff", "on", "signed_on", "unit"];

// Returns the record with every person sealed.
export async function sealed(record, recipients) {
  const made = { ...record };
  for (const part of PEOPLE) if (part in made) made[part] = await sealedPart(made[part], recipients);
  if (Array.isArray(made.changes)) made.changes = await Promise.all(made.changes.map((change) => sealedChange(change, recipients)));
  return made;
}

async function sealedChange(change, recipients) {
  if (!PEOPLE.includes(change.field.split(".")[0])) return change;
  const made = { ...change };
  const isClear = CLEAR.includes(change.field.split(".").at(-1));
  for (const side of ["from", "to"])
    if (typeof made[side] === "string" && !isClear) made[side] = { sealed: await seal(JSON.stringify(made[side]), recipients) };
    else if (made[side] !== null && typeof made[side] === "object") made[side] = await sealedPart(made[side], recipients);
  return made;
}

// A person is a mapping with a name or contact in it; what holds persons is looked into.
async function sealedPart(part, recipients) {
  if (Array.isArray(part)) return Promise.all(part.map((item) => sealedPart(item, recipients)));
  if (part === null || typeof part !== "object" || "sealed" in part) return part;
  const clear = {};
  const personal = {};
  for (const [key, value] of Object.entries(part)) {
    if (value !== null && typeof value === "object") clear[key] = await sealedPart(value, recipients);
    else if (CLEAR.includes(key) || value === null) clear[key] = value;
    else personal[key] = value;
  }
  if (!Object.keys(personal).length) return clear;
  return { ...clear, sealed: await seal(JSON.stringify(personal), recipients) };
}

async function seal(text, recipients) {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return armor.encode(await encrypter.encrypt(text)).trimEnd();
}
