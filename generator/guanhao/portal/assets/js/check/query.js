// `verify/query.py` in JavaScript: what someone typed or pasted → the identifiers and names in it.
import { hostOf, qrKey, sitesOf } from "./addresses.js";
import { canonical, keyOf, matches } from "./canonical.js";
import { LIMIT, first, lower, nameKey, narrow, shown, trimmed, wordOf } from "./text.js";
import { parseCode } from "./code.js";

const SEGMENTS = 3;
const STRANGERS = 4;
const TAILS = "号码|账号|帐号|名称|号|uid|id";
const LINK =
  /(?:([a-z][a-z0-9+.\-]{1,15}):\/{1,3})?([a-z0-9][a-z0-9\-]{0,62}(?:\.[a-z0-9][a-z0-9\-]{0,62}){1,8})(:[0-9]{1,5})?([/?#][!-~]*)?/gi;
const WIDER = /[^ 「」『』【】《》“”‘’（），。；！、<>"']+/y;
const FOREIGN =
  /[\xaa\xb5\xba\xc0-\u1fff\u2c00-\u2dff\ua000-\uabff\uac00-\ud7ff\uf900-\ufdff\ufe20-\ufeff\u{10000}-\u{1efff}]/u;
const STRANGER = /([:=] ?)?([0-9A-Za-z_][0-9A-Za-z_.\-]{4,})/y;
const DAY = /^(?:19|20)[0-9]{2}[.\-][0-9]{1,2}[.\-][0-9]{1,2}$/;
const BRACKETS = /[「」『』【】《》“”‘’（）<>"'[\]()|]+/;
const STOPS = /[，。；！、：,;!:@ ]+/;
const DOMAINS = new Set(
  "cn com net org edu gov cc top vip xyz link site club io me tv app info work shop online live fun ltd wang asia tech store space website icu pro biz mobi ink red group hk tw mo uk us".split(" "),
);

const untailed = (text) => text.replace(/[.,;:!?)\]}>'"*~]+$/, "");
const size = (text) => [...text].length;
const isStrong = ({ field }) => ["platform_id", "handle", "url"].includes(field);
const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

// The code point before a place, and the one there, as texts.
const before = (text, place) => text.slice(Math.max(0, place - 2), place).match(/[^]$/u)?.[0] ?? "";
const following = (text, place) => (place < text.length ? String.fromCodePoint(text.codePointAt(place)) : "");

export const wordOfKey = ({ field, value }) => wordOf(field === "site" || field === "beneath" ? hostOf(value) : value);

// Returns {text, identifiers: [{text, keys: [{platform, field, value}]}], isSure, bare, names, code, words}.
export function parse(query, platforms) {
  const raw = first(query, LIMIT);
  const text = narrow(shown(raw).replace(/[（），；！]/g, "、"));
  const links = [...linksIn(text, platforms)];
  let [rest, labelled] = labelledIn(without(text, links), platforms);
  if (!labelled.length && !links.length) labelled = nicknamed(text, platforms);
  const isSure = labelled.length > 0 || links.some((link) => !isBare(text, link));
  const sure = [...links.map(({ identifier }) => identifier), ...labelled];
  const identifiers = [...sure, ...(isSure ? strangers(rest, sure, platforms) : [])];
  const bare = isSure ? "" : stripped(text);
  const whole = stripped(trimmed(raw));
  const code = bare ? parseCode(afterLabel(lower(bare), ["备案号", "官号"])) : null;
  const named = isSure ? segments(rest) : [whole, afterLabel(whole, [...labelsOf(platforms).keys()]), ...quoted(whole)];
  const names = [...new Set(named.filter(Boolean))];
  const keys = identifiers.flatMap((identifier) => identifier.keys.map(wordOfKey));
  const words = new Set([...keys, ...(bare ? [wordOf(bare)] : []), ...(code ? [wordOf(code)] : []), ...names.map(wordOf)]);
  return { text, identifiers, isSure, bare, names, code, words: [...words] };
}

// A query that is a protected name and no more is a name, whatever nickname a closed account once had.
export function asName(query, names) {
  return query.bare && names.some((name) => nameKey(name) === nameKey(query.bare)) ? { ...query, bare: "" } : query;
}

function* linksIn(text, platforms) {
  LINK.lastIndex = 0;
  for (let found; (found = LINK.exec(text)); ) {
    const start = found.index;
    let end = LINK.lastIndex;
    if (isLink(found, text)) {
      let identifier;
      [end, identifier] = link(text, found, platforms);
      yield { start, end, identifier };
    }
    LINK.lastIndex = end;
  }
}

function isLink(found, text) {
  const [whole, scheme, host, , path] = found;
  if (text[found.index - 1] === "@" && !scheme && !path) return false;
  const follows = text[found.index + whole.length];
  return Boolean(scheme || path || follows === "@" || follows === "\\" || DOMAINS.has(lower(host).split(".").pop()));
}

function link(text, found, platforms) {
  const start = found.index;
  const token = untailed(found[0]);
  const end = start + token.length;
  WIDER.lastIndex = start;
  const whole = untailed(WIDER.exec(text)?.[0] ?? token);
  const after = following(text, end);
  if (!standsAlone(text, start) || ["@", "\\", ":"].includes(after) || FOREIGN.test(after))
    return [start + whole.length, { text: whole, keys: [] }];
  const keys = keysOf(token, platforms);
  if (whole.length > token.length || !keys.some(isStrong)) {
    const further = keysOf(whole, platforms);
    if (further.some(isStrong)) return [start + whole.length, { text: whole, keys: further }];
  }
  return [end, { text: token, keys }];
}

function standsAlone(text, place) {
  const char = before(text, place);
  return !FOREIGN.test(char) && !/[0-9A-Za-z@.\-_/\\]/.test(char);
}

function keysOf(address, platforms) {
  if (address.includes("\\") || address.split("//").pop().split("/")[0].includes("@")) return [];
  const keys = [];
  for (const [id, platform] of Object.entries(platforms)) {
    const found = canonical(address, platform);
    for (const field of found ? ["platform_id", "handle"] : [])
      if (found[field]) keys.push({ platform: id, field, value: keyOf(platform, field, found[field]) });
  }
  const [exact, beneath] = sitesOf(address);
  for (const value of exact) keys.push({ platform: null, field: "site", value });
  for (const value of beneath) keys.push({ platform: null, field: "beneath", value });
  return [...keys, { platform: null, field: "qr", value: qrKey(address) }];
}

function isBare(text, { start, end }) {
  const token = text.slice(start, end);
  return token === stripped(text) && !/[/:]/.test(token);
}

function without(text, links) {
  const left = [];
  let place = 0;
  for (const { start, end } of links) {
    left.push(text.slice(place, start));
    place = end;
  }
  return [...left, text.slice(place)].join(" ");
}

const labelled = new WeakMap();

// Each label in lower case → the platforms that go by it; the longer labels first.
function labelsOf(platforms) {
  if (labelled.has(platforms)) return labelled.get(platforms);
  const found = new Map();
  for (const [id, platform] of Object.entries(platforms))
    for (const label of new Set([platform.name, ...platform.labels].map((text) => lower(narrow(text)))))
      found.set(label, [...(found.get(label) ?? []), id]);
  const sorted = new Map([...found].sort(([a], [b]) => size(b) - size(a) || inOrder(a, b)));
  labelled.set(platforms, sorted);
  return sorted;
}

// Compares by code points, as Python does.
function inOrder(a, b) {
  const [one, two] = [[...a], [...b]];
  const place = one.findIndex((char, i) => char !== two[i]);
  if (place < 0) return one.length - two.length;
  return place < two.length ? one[place].codePointAt(0) - two[place].codePointAt(0) : 1;
}

function labelledIn(text, platforms) {
  const labels = labelsOf(platforms);
  if (!labels.size) return [text, []];
  const pattern = new RegExp(
    `(${[...labels.keys()].map(escaped).join("|")})(?: ?(?:${TAILS}))? ?(?:[:=是为] ?)?@?([0-9A-Za-z_.\\-]{2,64})(?![^\\x00-\\x7f]?[@\\\\])`,
    "gdu",
  );
  const found = [];
  const left = [];
  let place = 0;
  for (const match of lower(text).matchAll(pattern)) {
    const [start, end] = match.indices[0];
    const value = text.slice(...match.indices[2]).replace(/[.\-]+$/, "");
    const keys = labels.get(match[1]).flatMap((id) => identified(id, platforms[id], value));
    const meant = keys.filter((key) => !goesOn(text, match.indices[2][0], key, platforms));
    const isOther = FOREIGN.test(following(text, end)) || (keys.length > 0 && !meant.length);
    if (isOther) found.push({ text: text.slice(start, end), keys: [] });
    if (isOther || !meant.length) continue;
    found.push({ text: text.slice(start, end), keys: meant });
    left.push(text.slice(place, start));
    place = end;
  }
  return [[...left, text.slice(place)].join(" "), found];
}

function nicknamed(text, platforms) {
  const [label] = text.split(":", 1);
  const value = stripped(text.slice(label.length + 1));
  const ids = labelsOf(platforms).get(lower(stripped(label))) ?? [];
  const keys = ids.flatMap((id) => identified(id, platforms[id], value)).filter(({ field }) => field === "handle");
  return keys.length ? [{ text, keys }] : [];
}

// What else in a text may identify an account: all must agree, or none of them is vouched for.
function strangers(text, found, platforms) {
  const known = new Set(found.flatMap(({ keys }) => keys.map(({ value }) => value)));
  const others = new Map();
  for (const [, sign, word] of strangersIn(text)) {
    const value = word.replace(/[.\-]+$/, "");
    const isWord = !sign && !/[0-9_.\-]/.test(value);
    if (value.length < 5 || isWord || DAY.test(value) || known.has(value) || known.has(lower(value))) continue;
    others.set(value, { text: value, keys: Object.entries(platforms).flatMap(([id, platform]) => identified(id, platform, value)) });
  }
  return others.size <= STRANGERS ? [...others.values()] : [{ text, keys: [] }];
}

function* strangersIn(text) {
  for (let place = 0; place < text.length; place += 1) {
    STRANGER.lastIndex = place;
    const match = /[0-9A-Za-z_.\-]/.test(text[place - 1] ?? "") ? null : STRANGER.exec(text);
    if (!match) continue;
    yield match;
    place += match[0].length - 1;
  }
}

// Whether Chinese right behind a handle may be a part of it, which makes it another's.
function goesOn(text, start, { platform, field }, platforms) {
  const [longer] = /^[0-9A-Za-z_.\-·\u4e00-\u9fff]*/.exec(text.slice(start));
  const { handle } = platforms[platform];
  return field === "handle" && /[^\0-\x7f]/.test(longer) && Boolean(handle) && matches(handle, longer);
}

function identified(id, platform, value) {
  return ["platform_id", "handle"]
    .filter((field) => platform[field] && (matches(platform[field], value) || matches(platform[field], lower(value))))
    .map((field) => ({ platform: id, field, value: keyOf(platform, field, value) }));
}

function afterLabel(text, labels) {
  const small = lower(narrow(text));
  for (const label of labels) {
    if (!small.startsWith(label)) continue;
    const rest = text.slice(label.length);
    if (/^[: =]/.test(narrow(rest.slice(0, 1)))) return rest.replace(/^[ :：=＝]+/, "");
  }
  return text;
}

const EDGES = " 「」『』【】《》“”‘’（）()<>\"'[]|。，,；;：:！!？?、.";

function stripped(text) {
  const isEdge = (char) => EDGES.includes(char);
  let [start, end] = [0, text.length];
  while (start < end && isEdge(text[start])) start += 1;
  while (end > start && isEdge(text[end - 1])) end -= 1;
  return text.slice(start, end).replace(/^@/, "");
}

function quoted(text) {
  const pieces = text.split(BRACKETS).map(stripped);
  return pieces.length > 1 ? pieces.filter((piece) => size(nameKey(piece)) >= 2).slice(0, SEGMENTS) : [];
}

function segments(text) {
  const pieces = text.split(BRACKETS).flatMap((part) => part.split(STOPS)).map(stripped);
  const kept = [...new Set(pieces)].filter((piece) => size(nameKey(piece)) >= 2 && size(nameKey(piece)) <= 40);
  return kept.sort((a, b) => size(b) - size(a) || inOrder(a, b)).slice(0, SEGMENTS);
}
