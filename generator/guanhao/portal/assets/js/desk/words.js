// `report/words.py` in JavaScript: a finding in plain words.
import { characters, isUnseen } from "./unicode.js";

const UNSEEN = /^[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u2800\u3164\ufe00-\ufe0e\uffa0\u{e0100}-\u{e01ef}]$/u;

// What is wrong, as one line; `lang` is zh or en, `rules` is rules.json.
export const message = (finding, lang, rules) => filled(finding, lang, lang, rules);

// How to mend it.
export const fix = (finding, lang, rules) => filled(finding, `fix_${lang}`, lang, rules);

function filled({ rule, code, params }, key, lang, rules) {
  const template = rules.messages[rule][code][key];
  return template.replace(/\{([a-z_]+)\}/g, (_, name) => said(params[name], lang, rules));
}

const said = (value, lang, rules) => (Array.isArray(value) ? value[lang === "zh" ? 0 : 1] : visible(value, rules.unicode));

// What would not show is written as its code point.
function visible(text, unicode) {
  const written = (character) => (isUnseen(character, unicode) || UNSEEN.test(character) ? pointOf(character) : character);
  return characters(text).map(written).join("");
}

const pointOf = (character) => `<${codePoint(character)}>`;

export const codePoint = (character) => `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
