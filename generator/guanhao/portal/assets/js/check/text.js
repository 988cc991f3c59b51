// `verify/text.py` in JavaScript: the arithmetic on characters that both share. Texts count in code points.
export const LIMIT = 2000;

const HIDDEN =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\u{e0000}-\u{e0fff}]/gu;
const BLANKS = /[\t\n\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

export const lower = (text) => text.replace(/[A-Z]/g, (char) => char.toLowerCase());

export const narrow = (text) =>
  text.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));

export const first = (text, count) => [...text.slice(0, count * 2)].slice(0, count).join("");

export const shown = (text) => first(text, LIMIT).replace(HIDDEN, "").replace(BLANKS, " ").replace(/^ +| +$/g, "");

// The first LIMIT code points without blanks and hidden characters around them; within, all stays.
export function trimmed(text) {
  const kept = [...first(text, LIMIT)];
  const isEdge = (char) => !char.replace(HIDDEN, "").replace(BLANKS, "");
  let [start, end] = [0, kept.length];
  while (start < end && isEdge(kept[start])) start += 1;
  while (end > start && isEdge(kept[end - 1])) end -= 1;
  return kept.slice(start, end).join("");
}

export const nameKey = (text) => lower(text).replace(BLANKS, "");

export const wordOf = (value) => nameKey(narrow(value));

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let i = 0; i < 8; i += 1) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});

// CRC-32 (ISO 3309) of a word's UTF-8.
export function spread(word) {
  let sum = -1;
  for (const byte of new TextEncoder().encode(word.replace(/\p{Surrogate}/gu, "?"))) sum = CRC[(sum ^ byte) & 255] ^ (sum >>> 8);
  return ~sum >>> 0;
}
