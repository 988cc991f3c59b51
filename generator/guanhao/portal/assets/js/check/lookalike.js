// `verify/lookalike.py` in JavaScript: is a name too like one of ours?
import { fold, solid, syllables } from "./fold.js";

const MIN_CORE = 2;
const MIN_SOUND = 3;
const MIN_EDIT = 4;

const size = (text) => [...text].length;
const isAscii = (text) => !/[^\0-\x7f]/.test(text);
const same = (a, b) => a.length === b.length && a.every((syllable, i) => syllable === b[i]);

// A name and what is compared of it; `words` are the published words that make no other account.
export class Name {
  constructor(text, words) {
    this.text = text;
    this.folded = fold(text);
    this.solid = solid(this.folded);
    this.core = core(this.solid, words);
    this.sound = syllables(this.solid);
    this.coreSound = syllables(this.core);
  }
}

export function core(text, words) {
  let left = withoutYears(text);
  for (const word of words) left = left.replaceAll(word, "");
  return size(left) >= MIN_CORE ? left : text;
}

function withoutYears(text) {
  const chars = [...text];
  let left = "";
  for (let i = 0; i < chars.length; ) {
    const year = chars.slice(i, i + 4).join("");
    if (/^2o[ol2-9]{0,2}$/.test(year)) {
      i += 4;
      if (["级", "届", "年"].includes(chars[i])) i += 1;
    } else {
      left += chars[i];
      i += 1;
    }
  }
  return left;
}

export function likeness(query, ours) {
  if (query.solid === ours.solid) return ours.solid ? "looks" : null;
  if (query.core === ours.core && size(ours.core) >= MIN_CORE) return "words";
  if (sounds(query.sound, ours.sound) || sounds(query.coreSound, ours.coreSound)) return "sounds";
  if (oneEdit(query.sound, ours.sound) || oneEdit(query.coreSound, ours.coreSound)) return "edit";
  return null;
}

export const carries = (query, names) => names.find((name) => carriesOne(query, name)) ?? null;

function carriesOne(query, name) {
  if (!name.solid) return false;
  if (isAscii(name.solid)) return ` ${apart(query.folded)} `.includes(` ${name.folded} `);
  if (size(name.solid) < MIN_SOUND) return query.solid.startsWith(name.solid);
  const { length } = name.sound;
  return (
    query.solid.includes(name.solid) || query.sound.some((_, i) => same(query.sound.slice(i, i + length), name.sound))
  );
}

function apart(folded) {
  let parted = "";
  let wasLatin = false;
  for (const char of folded) {
    const isLatin = char !== " " && isAscii(char);
    if (parted && isLatin !== wasLatin) parted += " ";
    parted += char;
    wasLatin = isLatin;
  }
  return parted;
}

const sounds = (query, ours) => ours.length >= MIN_SOUND && same(query, ours);

function oneEdit(query, ours) {
  const least = Math.min(query.length, ours.length);
  if (least < MIN_EDIT || Math.abs(query.length - ours.length) > 1) return false;
  let start = 0;
  while (start < least && query[start] === ours[start]) start += 1;
  if (query.length === ours.length)
    return same(query, [...ours.slice(0, start), ...ours.slice(start, start + 2).reverse(), ...ours.slice(start + 2)]);
  const [longer, shorter] = query.length > ours.length ? [query, ours] : [ours, query];
  return same(longer.slice(start + 1), shorter.slice(start));
}

export function* keysOf(name) {
  const seen = new Set();
  for (const sound of [name.sound, name.coreSound]) {
    if (seen.has(sound.join("-"))) continue;
    seen.add(sound.join("-"));
    yield sound.join("-");
    for (const place of sound.keys()) yield sound.filter((_, i) => i !== place).join("-");
  }
}
