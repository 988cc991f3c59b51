// `load/yaml_document.py` in JavaScript: a record's file into plain values (texts, null, arrays, objects).
//
// Texts stay text, so that `no`, `0123` and long numbers mean what they say. What no record may hold (aliases, anchors,
// tags, keys that stand twice, several documents) is refused as Python's reader refuses it.
import { EVENT_ID, SCALAR_STYLE, getScalarValue, parseEvents } from "../../vendor/yaml/yaml.js";

const MAX_BYTES = 256 * 1024;
const MAX_DEPTH = 20;
const NULLS = ["", "~", "null", "Null", "NULL"];
const FORBIDDEN = /[^\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

// A file that cannot be read; `code` is one of the rule `yaml`.
export class UnreadableError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

// Returns the plain values of a record's text. Throws UnreadableError.
export function read(given) {
  const text = given.replace(/^\ufeff/, "");
  if (new TextEncoder().encode(text).length > MAX_BYTES) throw new UnreadableError("too-large");
  const bad = FORBIDDEN.exec(text);
  if (bad) throw new UnreadableError(bad[0] === "\t" ? "tab" : "control");
  return valueOf(text, eventsOf(text));
}

function eventsOf(text) {
  let events;
  try {
    events = parseEvents(text, { maxDepth: MAX_DEPTH });
  } catch {
    throw new UnreadableError("syntax");
  }
  const documents = events.filter(({ type }) => type === EVENT_ID.DOCUMENT).length;
  if (documents > 1) throw new UnreadableError("several-documents");
  const content = events.slice(1, -1);
  if (!documents || !text.replace(/^#.*$/gm, "").trim()) throw new UnreadableError("empty");
  return content;
}

function valueOf(text, events) {
  const open = [];
  let root = null;
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    if (event.type === EVENT_ID.ALIAS) throw new UnreadableError("alias");
    if (event.anchorStart >= 0) throw new UnreadableError("anchor");
    if (event.tagStart >= 0) throw new UnreadableError("tag");
    const value = made(text, event);
    if (open.length) put(open.at(-1), value, event);
    else root = value;
    if (event.type !== EVENT_ID.SCALAR) open.push({ value, key: null });
  }
  return root;
}

function made(text, event) {
  if (event.type !== EVENT_ID.SCALAR) return event.type === EVENT_ID.SEQUENCE ? [] : {};
  const value = getScalarValue(text, event);
  return event.style === SCALAR_STYLE.PLAIN && NULLS.includes(value) ? null : value;
}

function put(frame, value, { type }) {
  if (Array.isArray(frame.value)) frame.value.push(value);
  else if (frame.key === null) frame.key = keyOf(frame.value, type === EVENT_ID.SCALAR ? value : null);
  else {
    // Defined, not assigned: a key may be called `__proto__`.
    Object.defineProperty(frame.value, frame.key, { value, enumerable: true, configurable: true, writable: true });
    frame.key = null;
  }
}

function keyOf(holder, key) {
  if (key === null) throw new UnreadableError("key");
  if (Object.hasOwn(holder, key)) throw new UnreadableError("duplicate-key");
  return key;
}
