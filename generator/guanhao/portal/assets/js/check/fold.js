// `verify/fold.py` in JavaScript: names as the eye and the ear take them, by the one table.
import { lower, shown } from "./text.js";

const tables = { made: null, fold: new Map(), sound: new Map() };

// Takes the published table, as it is read from JSON.
export function setTables(made) {
  if (made === tables.made) return;
  tables.made = made;
  tables.fold = turned(made.fold);
  tables.sound = turned(made.sounds);
}

function turned(groups) {
  const map = new Map();
  for (const [target, chars] of Object.entries(groups)) for (const char of chars) map.set(char, target);
  return map;
}

const speaks = (char) => /[a-z0-9\u3400-\u9fff\u{10000}-\u{10ffff}]/u.test(char);

export function fold(text) {
  let alike = "";
  for (const char of lower(shown(text))) alike += tables.fold.get(char) ?? (speaks(char) ? char : " ");
  return alike.replace(/ +/g, " ").replace(/^ | $/g, "");
}

export const solid = (folded) => folded.replaceAll(" ", "");

export const syllables = (folded) => [...solid(folded)].map((char) => tables.sound.get(char) ?? char);
