// `model/types.py` in JavaScript: the text of a field into its value, or the code of what is wrong with it.
import { Day } from "./emit.js";
import { REDACTED, SEALED } from "./shapes.js";
import { SPACES, isBlank, linesOf } from "./unicode.js";

const ID = "[a-z0-9]+(?:-[a-z0-9]+)*";
const FORMS = {
  slug: new RegExp(`^${ID}$`),
  "account-id": new RegExp(`^${ID}/${ID}$`),
  url: new RegExp(`^https?://[^${SPACES}/?#\\\\@]+(?:[/?#][^${SPACES}]*)?$`),
  email: new RegExp(`^[^${SPACES}@<>]+@[^${SPACES}@<>]+\\.[^${SPACES}@<>]+$`),
};

// An age file as text, from its first line on, in lines of 64 columns.
const MOST_ARMOUR = 8192;
const BASE64 = "[A-Za-z0-9+/]";
const ARMOUR = new RegExp(
  `^-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCi0${BASE64}{33}\n(?:${BASE64}{64}\n)*` +
    `(?=[^\n]{4,64}\n)(?:${BASE64}{4})*(?:${BASE64}{2}==|${BASE64}{3}=)?\n-----END AGE ENCRYPTED FILE-----$`,
);

// Returns {value} or {code}, with {limit} where a number is out of range and {choices} where only those will do.
export function leafValue(shape, raw) {
  if (shape.isPersonal && (raw === REDACTED || (shape.is === "email" && raw === SEALED))) return { value: raw };
  switch (shape.is) {
    case "date":
      return day(raw);
    case "integer":
      return integer(shape, raw);
    case "flag":
      return raw === "true" || raw === "false" ? { value: raw === "true" } : { code: "flag" };
    case "choice":
      return choice(shape, raw);
    case "text":
      return line(raw);
    case "prose":
      return prose(raw);
    case "sealed":
      return raw === REDACTED || isArmour(raw) ? { value: raw } : { code: "sealed" };
  }
  return typeof raw === "string" && FORMS[shape.is].test(raw) ? { value: raw } : { code: shape.is };
}

const isArmour = (raw) => typeof raw === "string" && raw.length <= MOST_ARMOUR && ARMOUR.test(raw);

export function dayOf(text) {
  return day(text).value ?? null;
}

// Whether a text is a day of the calendar, of whatever year.
export const isDay = (text) => !["date", "no-such-day"].includes(day(text).code);

function day(raw) {
  if (typeof raw !== "string" || !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(raw)) return { code: "date" };
  const [year, month, date] = raw.split("-").map(Number);
  const last = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  if (year < 1 || month < 1 || month > 12 || date < 1 || date > last) return { code: "no-such-day" };
  return year < 1990 || year > 2099 ? { code: "year" } : { value: new Day(raw) };
}

function integer({ least, most }, raw) {
  if (typeof raw !== "string" || !/^[0-9]{1,12}$/.test(raw)) return { code: "integer" };
  const value = Number(raw);
  if (most !== undefined && value > most) return { code: "range", limit: `≤ ${most}` };
  return least !== undefined && value < least ? { code: "range", limit: `≥ ${least}` } : { value };
}

function choice({ choices }, raw) {
  const value = choices.find((known) => String(known) === raw);
  return value === undefined ? { code: "choice", choices: choices.join(", ") } : { value };
}

function prose(raw) {
  if (typeof raw !== "string") return { code: "text" };
  return !raw || isBlank(raw) ? { code: "blank" } : { value: raw };
}

function line(raw) {
  const told = prose(raw);
  return told.value && (linesOf(raw).length > 1 || /[\r\n]$/.test(raw)) ? { code: "one-line" } : told;
}
