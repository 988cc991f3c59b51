// `rules/hidden_characters.py`: no text holds a character that does not show.
import { isMapping } from "../emit.js";
import { characters, isUnseen } from "../unicode.js";
import { codePoint } from "../words.js";

const UNSEEN = /^[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u2800\u3164\ufe00-\ufe0f\uffa0\u{e0100}-\u{e01ef}]$/u;
const EMOJI =
  "[\\u00a9\\u00ae\\u203c\\u2049\\u2122\\u2139\\u2190-\\u21ff\\u2300-\\u27bf\\u2b00-\\u2bff" +
  "\\u3030\\u303d\\u3297\\u3299\\u{1f000}-\\u{1faff}]";
const FLAGS = ["\\u{e0065}\\u{e006e}\\u{e0067}", "\\u{e0073}\\u{e0063}\\u{e0074}", "\\u{e0077}\\u{e006c}\\u{e0073}"];
const JOINED = new RegExp(
  `${EMOJI}(?:[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]*\\u200d${EMOJI})+[\\ufe0e\\ufe0f]?|${EMOJI}[\\ufe0e\\ufe0f]|` +
    `[0-9#*]\\ufe0f\\u20e3|\\u{1f3f4}\\u{e0067}\\u{e0062}(?:${FLAGS.join("|")})\\u{e007f}`,
  "gu",
);

export function* check({ raw, rules }) {
  for (const { text, keys, ...more } of texts(raw, [])) {
    const found = keys[2] === "from" ? null : hidden(text, rules.unicode);
    if (found) yield { code: "hidden", keys, ...more, params: found };
  }
}

function hidden(text, unicode) {
  // Joiners within an emoji are made visible, one character for each, so that places stay as they are.
  const given = characters(text.replace(JOINED, (match) => "x".repeat(characters(match).length)));
  const place = given.findIndex((c) => c !== "\n" && c !== "\r" && (isUnseen(c, unicode) || UNSEEN.test(c)));
  return place < 0 ? null : { position: String(place), character: codePoint(given[place]) };
}

function* texts(raw, keys) {
  if (typeof raw === "string") yield { text: raw, keys };
  else if (Array.isArray(raw)) for (const [index, item] of raw.entries()) yield* texts(item, [...keys, index]);
  else if (isMapping(raw)) {
    for (const [key, value] of Object.entries(raw)) {
      yield { text: key, keys: [...keys, key], at: "key" };
      yield* texts(value, [...keys, key]);
    }
  }
}
