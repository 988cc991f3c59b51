// `desk/emit.py` in JavaScript: values into YAML that reads well and reads back as the same values, byte for byte.
//
// Values are texts, null, booleans, numbers (whole), `Day` (a date, which stands without quotation marks), arrays, and
// plain objects in the order of their keys. Keys that look like whole numbers lose their place: no record has any.
import { SPACES, characters, columns, isPrintable, strip } from "./unicode.js";

const WIDTH = 110;
const BLOCK_KEYS = ["account", "people", "report", "grounds", "changes"];
const RAW = /^[\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]$/u;
const NUMERIC = /^[0-9.+-][0-9A-Fa-f_.:+xo-]*$/;
const BREAKS_PLAIN = new RegExp(`:(?:[${SPACES}]|$)|[${SPACES}]#`);
const BREAKS_FLOW = /[,[\]{}:?]/;
const KEY = /^[a-z][a-z0-9_]*$/;
const FIRST = /^[0-9A-Za-z/_]/;
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
// What a YAML 1.1 reader takes for a flag, nothing, or a point in time, of all that begins as text here may.
const RESOLVED = new RegExp(
  "^(?:y|Y|n|N|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|null|Null|NULL|" +
    "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]*)?" +
    "(?:[ \\t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)$",
);

// A day of the calendar, `YYYY-MM-DD`.
export class Day {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

export const isMapping = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Day);
const isHolder = (value) => Array.isArray(value) || isMapping(value);
const isFull = (value) => (Array.isArray(value) ? value.length > 0 : isMapping(value) && Object.keys(value).length > 0);

// Returns the file's YAML; `unicode` is rules.json's.
export function emit(values, unicode) {
  return new Writer(unicode).mapping(values).map((line) => `${line}\n`).join("");
}

class Writer {
  constructor(unicode) {
    this.unicode = unicode;
  }

  mapping(values) {
    return Object.entries(values).flatMap(([key, value]) => this.member(key, value));
  }

  member(key, value) {
    const name = this.key(key);
    const short = isBlock(key, value) ? null : this.onOneLine(value);
    if (short !== null && this.columns(name) + 2 + this.columns(short) <= WIDTH) return [`${name}: ${short}`];
    if (!isFull(value)) return this.text(name, value);
    const lines = isMapping(value) ? this.mapping(value) : this.items(value, key === "changes");
    return [`${name}:`, ...indented(lines)];
  }

  items(values, parted) {
    return values.flatMap((item) => {
      const short = parted && isMapping(item) && isFull(item) ? null : this.onOneLine(item);
      if (short !== null && (this.columns(short) <= WIDTH || !isFull(item))) return [`- ${short}`];
      const lines = isMapping(item) ? this.mapping(item) : this.items(item, false);
      return lines.map((line, position) => `${position ? "  " : "- "}${line}`);
    });
  }

  // A text, over several lines where it has several and no blank that would not be seen.
  text(name, value) {
    const lines = typeof value === "string" ? value.split("\n") : [];
    const isVisible = lines.length > 1 && lines[0] && lines.at(-1) && lines.every((line) => line === strip(line));
    if (isVisible && isRaw(value)) return [`${name}: |-`, ...indented(lines)];
    return [`${name}: ${this.scalar(value, false)}`];
  }

  onOneLine(value) {
    if (Array.isArray(value)) return `[${value.map((item) => this.onOneLine(item)).join(", ")}]`;
    if (!isMapping(value)) return this.scalar(value, true);
    const parts = Object.entries(value).map(([key, inner]) => `${this.key(key)}: ${this.onOneLine(inner)}`);
    return `{${parts.join(", ")}}`;
  }

  key(key) {
    return KEY.test(key) && key !== "null" ? key : this.scalar(key, true);
  }

  scalar(value, inFlow) {
    if (value === null) return "null";
    if (typeof value !== "string") return String(value);
    return this.isPlain(value, inFlow) ? value : quoted(value);
  }

  // Whether text can stand without quotation marks and is text to every reader.
  isPlain(text, inFlow) {
    if (!text || text !== strip(text)) return false;
    if (!characters(text).every((character) => isPrintable(character, this.unicode))) return false;
    if (!(FIRST.test(text) || text > "\x7f") || NUMERIC.test(text) || BREAKS_PLAIN.test(text)) return false;
    return !(inFlow && BREAKS_FLOW.test(text)) && !RESOLVED.test(text);
  }

  columns(text) {
    return columns(text, this.unicode);
  }
}

// Whether a value gets lines of its own however short it is.
function isBlock(key, value) {
  if (isHolder(value)) {
    const nested = Array.isArray(value) ? value : Object.values(value).filter(isTruthy);
    if (nested.length) return BLOCK_KEYS.includes(key) || nested.some(isHolder);
  }
  return typeof value === "string";
}

const isTruthy = (value) => (isHolder(value) ? isFull(value) : Boolean(value));
const isRaw = (text) => characters(text).every((character) => RAW.test(character));
const indented = (lines) => lines.map((line) => (line ? `  ${line}` : ""));

function quoted(text) {
  if (/["\\]/.test(text) && !text.includes("\n") && isRaw(text)) return `'${text.replaceAll("'", "''")}'`;
  return `"${characters(text).map((character) => ESCAPES[character] ?? written(character)).join("")}"`;
}

// A lone surrogate stays, for the reader to refuse.
function written(character) {
  if (RAW.test(character) || (character >= "\ud800" && character <= "\udfff" && character.length === 1)) return character;
  const point = character.codePointAt(0);
  const digits = point.toString(16).toUpperCase();
  return point < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}
