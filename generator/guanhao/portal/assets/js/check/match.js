// `verify/match.py` in JavaScript: the answer to a query, on a day. A false `official` is the worst that can happen here.
// Claims are {field, platform, value, since, until, owner, isImpostor}; days are texts YYYY-MM-DD.
import { wordOfKey } from "./query.js";
import { lower, nameKey, narrow, wordOf } from "./text.js";

// Returns what identifiers, names and codes on file give; null where they give nothing.
export function exact(query, { look, cards, on }) {
  const hit = (claim, matchedOn) => hitOf(claim, cards, on, matchedOn);
  const found = query.identifiers.map((identifier) => resolve(identifier, look, hit));
  const bare = bareHits(query, look, hit);
  const answer = impostor(found, bare) ?? official(query, found, bare) ?? formerly(found, bare);
  if (answer) return answer;
  const named = query.names.flatMap((name) =>
    look(wordOf(name)).filter((claim) => claim.field === "name" && claim.value === nameKey(name)).flatMap((claim) => hit(claim, "name")),
  );
  const coded = query.code
    ? look(wordOf(query.code)).filter((claim) => claim.field === "code" && claim.value === query.code).flatMap((claim) => hit(claim, "code"))
    : [];
  return byName(found, bare, named, coded);
}

const within = (on, since, until) => since <= on && (!until || on < until);

export function isLive(claim, cards, on) {
  const card = cards.get(claim.owner);
  if (claim.isImpostor || !card?.since || !claim.since) return false;
  return within(on, claim.since, claim.until) && within(on, card.since, card.until);
}

function hitOf(claim, cards, on, matchedOn) {
  const { owner, value, isImpostor, since, until } = claim;
  const match = { owner, matchedOn, value, isImpostor: Boolean(isImpostor), since, until };
  const isKnown = since && since <= on;
  const own = () => (isLive(claim, cards, on) ? "live" : isKnown ? "former" : null);
  const standing = isImpostor ? (isKnown || !since ? "impostor" : null) : own();
  return standing ? [{ standing, match, claim }] : [];
}

function resolve(identifier, look, hit) {
  const isLink = identifier.keys.some(({ field }) => field === "qr");
  return identifier.keys.flatMap((key) =>
    look(wordOfKey(key))
      .filter((claim) => meets(key, claim))
      .flatMap((claim) => hit(claim, key.field === "qr" ? "qr" : isLink ? "url" : key.field))
      .map((each) => (key.field === "beneath" && each.standing === "live" ? { ...each, standing: "name" } : each)),
  );
}

const meets = (key, claim) =>
  (key.field === "beneath" ? "site" : key.field) === claim.field && key.value === claim.value && (!key.platform || key.platform === claim.platform);

function bareHits(query, look, hit) {
  const text = narrow(query.bare);
  if (!text) return [];
  return look(wordOf(query.bare))
    .filter(({ field, value }) => ["platform_id", "handle", "qr"].includes(field) && [text, lower(text)].includes(value))
    .flatMap((claim) => hit(claim, claim.field))
    .map(({ standing, match, claim }) => {
      const isOwn = claim.field === "qr" || (claim.field === "platform_id" && !/^[0-9]+$/.test(claim.value));
      return { standing: !isOwn && standing !== "former" ? "name" : standing, match, claim };
    });
}

const of = (hits, wanted) => hits.filter(({ standing }) => standing === wanted).map(({ match }) => match);

function answer(verdict, matches) {
  return matches.length ? { verdict, matches: once(matches) } : null;
}

const impostor = (found, bare) => answer("reported-impostor", of([...found.flat(), ...bare], "impostor"));

function official(query, found, bare) {
  const live = of(bare, "live");
  if (live.length && !query.isSure) return answer("official", live);
  if (!found.length) return null;
  const owners = found.map((hits) => new Set(of(hits, "live").map(({ owner }) => owner)));
  return answer("official", of(found.flat(), "live").filter(({ owner }) => owners.every((each) => each.has(owner))));
}

function formerly(found, bare) {
  const hits = [...found.flat(), ...bare];
  const same = ({ field, platform, value }) => JSON.stringify([field, platform, value]);
  const ours = new Set(hits.filter(({ standing, claim }) => standing !== "former" && !claim.isImpostor).map(({ claim }) => same(claim)));
  return answer("formerly-official", of(hits.filter(({ claim }) => !ours.has(same(claim))), "former"));
}

function byName(found, bare, named, coded) {
  const only = of(bare, "name");
  const impostors = [...of(named, "impostor"), ...only.filter(({ isImpostor }) => isImpostor)];
  return (
    answer("reported-impostor", impostors) ??
    answer("name-match", [...found.flat().filter(({ standing }) => ["live", "name"].includes(standing)).map(({ match }) => match), ...only, ...of([...named, ...coded], "live")]) ??
    answer("formerly-official", of([...named, ...coded], "former"))
  );
}

// The first match of each account, in order of id.
export function once(matches) {
  const seen = new Map();
  for (const match of matches) {
    const key = [Number(match.isImpostor), match.owner, match.owner ? "" : match.value].join("\0");
    if (!seen.has(key)) seen.set(key, match);
  }
  return [...seen.keys()].sort().map((key) => seen.get(key));
}
