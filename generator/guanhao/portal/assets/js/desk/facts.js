// `rules/facts.py` and `rules/wording.py` in JavaScript: what rules.json knows of the register, and words for it.
import { plain } from "./unicode.js";

export const unitOf = (id, rules) => rules.units.find((unit) => unit.id === id && unit.kind) ?? null;

export const unitName = (id, rules) => unitOf(id, rules)?.name ?? id;

export function platformName(id, rules) {
  const platform = rules.platforms[id];
  return platform ? nameOf(platform) : [id, id];
}

export const nameOf = (platform) => [platform.name, platform.name_en];

export const institutionNames = (rules) => (rules.institution?.names ?? []).map(plain);

// A unit's names in the form in which names are compared, each alone and after every name of the institution.
export function unitNames(id, rules) {
  const unit = unitOf(id, rules);
  const names = unit ? [unit.name, ...unit.aliases].map(plain) : [];
  return ["", ...institutionNames(rules)].flatMap((start) => names.map((name) => start + name));
}

// Words, or texts, as an enumeration.
export function listed(words) {
  const pairs = words.map((word) => (Array.isArray(word) ? word : [word, word]));
  return [pairs.map(([zh]) => zh).join("、"), pairs.map(([, en]) => en).join(", ")];
}

// A value of a parameter in words.
export const said = (value, rules) => rules.terms[value] ?? [String(value), String(value)];

// A number of bytes in words, as Python's `:.4g` rounds it.
export function sizeOf(count) {
  const [divisor, unit] = count >= 2 ** 20 ? [2n ** 20n, "MB"] : [2n ** 10n, "KB"];
  const size = `${fourDigits(BigInt(count), divisor)} ${unit}`;
  return [size, size];
}

// count / divisor with four digits that count: exact, halves to even.
function fourDigits(count, divisor) {
  if (!count) return "0";
  let exponent = 0;
  while (count >= divisor * power(exponent + 1)) exponent += 1;
  while (count * power(-exponent) < divisor * power(exponent)) exponent -= 1;
  let digits = rounded(count * power(3 - exponent), divisor * power(exponent - 3));
  if (digits === 10000n) [digits, exponent] = [1000n, exponent + 1];
  if (exponent < 4 && exponent >= -4) return String(Number(digits) / 10 ** (3 - exponent));
  return `${Number(digits) / 1000}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

// A power of ten, 1 for those below.
const power = (exponent) => 10n ** BigInt(Math.max(0, exponent));

function rounded(count, divisor) {
  const [whole, rest] = [count / divisor, (count % divisor) * 2n];
  return rest > divisor || (rest === divisor && whole % 2n) ? whole + 1n : whole;
}

// Whole days from one day (`YYYY-MM-DD`) to another.
export const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
