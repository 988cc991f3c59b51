// What Python knows of characters, as rules.json carries it: the browser's own tables are of another Unicode version.
// A table is text: lengths of stretches in base 36, parted by blanks, of which the first lies outside it, the second
// within, and so on.

// Python's `str.isspace` and `\s`.
export const SPACES = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const EDGES = new RegExp(`^[${SPACES}]+|[${SPACES}]+$`, "g");
const BLANK = new RegExp(`^[${SPACES}]+$`);
const GAPS = new RegExp(`[${SPACES}]+`, "g");
const ENDS = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;
const SEPARATOR = /[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]/;

export const strip = (text) => text.replace(EDGES, "");
export const isBlank = (text) => BLANK.test(text);
export const characters = (text) => Array.from(text);

// The form in which two names are the same (verify/names.py `plain`).
export const plain = (name) => name.normalize("NFKC").toLowerCase().replace(GAPS, "");

// Python's `str.splitlines`.
export function linesOf(text) {
  const lines = text.split(ENDS);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

const starts = new Map();

function isIn(table, character) {
  if (!starts.has(table)) {
    let place = 0;
    starts.set(table, Uint32Array.from(table.split(" "), (length) => (place += parseInt(length, 36))));
  }
  const borders = starts.get(table);
  const point = character.codePointAt(0);
  let [low, high] = [0, borders.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (borders[middle] <= point) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}

// Whether a character is of a category that does not show: Cc, Cf, Cn, Co, Cs, Zl, Zp.
export const isUnseen = (character, unicode) => isIn(unicode.unseen, character);

// Python's `str.isprintable` for one character.
export function isPrintable(character, unicode) {
  if (character >= " " && character <= "~") return true;
  return !isUnseen(character, unicode) && !SEPARATOR.test(character);
}

export const columns = (text, unicode) =>
  characters(text).reduce((sum, character) => sum + (character > "~" && isIn(unicode.wide, character) ? 2 : 1), 0);
