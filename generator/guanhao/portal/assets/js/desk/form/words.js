// What the page says: its own words, which the page brings along as data, and pairs of Chinese and English.
const WORDS = JSON.parse(document.getElementById("desk-words").textContent);
const SIDE = document.documentElement.lang.startsWith("zh") ? 0 : 1;

const { registrar, email = "" } = document.getElementById("desk").dataset;
const GIVEN = { registrar, email: email && (SIDE ? ` (${email})` : `（${email}）`) };

export const lang = SIDE ? "en" : "zh";
export const said = (pair) => (Array.isArray(pair) ? pair[SIDE] : pair);

export function word(key, values = {}) {
  const known = { ...GIVEN, ...values };
  return WORDS[key].replace(/\{([a-z_]+)\}/g, (whole, name) => (Object.hasOwn(known, name) ? known[name] : whole));
}
