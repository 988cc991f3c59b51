// Asks the static files under api/v1/verify/ (docs/reference/verify-protocol.md) and answers a query from them.
import { exact } from "./match.js";
import { asName, parse } from "./query.js";
import { spread } from "./text.js";

const FOLDER = "api/v1/verify/";
const files = new Map();

// Returns a file's JSON; throws where it is not to be had or is none. What came is kept, what did not is asked anew.
export function load(root, name) {
  const { href } = new URL(FOLDER + name, root);
  if (!files.has(href)) files.set(href, fetched(href).catch((error) => {
    files.delete(href);
    throw error;
  }));
  return files.get(href);
}

async function fetched(href) {
  const response = await fetch(href);
  if (!response.ok) throw new Error(`${response.status} ${href}`);
  return response.json();
}

export function fileOf(word, bits) {
  return `${(bits ? spread(word) >>> (32 - bits) : 0).toString(16).padStart(3, "0")}.json`;
}

export const cardOf = ([account, name, platform, handle, platform_id, state, confirmed, since, until, successor]) => ({
  account, name, platform, handle, platform_id, state, confirmed: Boolean(confirmed), since, until, successor,
});

// Returns {verdict, matches, query, meta, platforms, on}: matches are cards with `matchedOn`, `value`, `until` of the value.
export async function check(text, { root, day }) {
  const [meta, platforms] = await Promise.all([load(root, "meta.json"), load(root, "platforms.json")]);
  if (meta.version !== 1) throw new Error("version");
  const query = asName(parse(text, platforms), meta.protected);
  const names = [...new Set(query.words.map((word) => fileOf(word, meta.exact_bits)))];
  const shards = await Promise.all(names.map((name) => load(root, `exact/${name}`)));
  const on = day && day <= meta.as_of ? day : meta.as_of;
  const file = filed(shards);
  const context = { ...file, on };
  let answer = exact(query, context);
  if (!answer) {
    const { nearest } = await import("./near.js");
    answer = await nearest(query, { root, meta, on, cards: file.cards });
  }
  const matches = answer.matches.map((match) => ({ ...match, ...shown(match, file, answer.verdict) }));
  return { ...answer, matches, query, meta, platforms, on };
}

function filed(shards) {
  const [claims, cards, impostors] = [[], new Map(), new Map()];
  for (const shard of shards) {
    for (const card of shard.accounts) cards.set(card[0], cardOf(card));
    for (const [id, name, platform, account] of shard.impostors) impostors.set(id, { account, name, platform });
    for (const [field, platform, value, since, until, place] of shard.claims) {
      const owner = place < 0 ? shard.impostors[~place][0] : shard.accounts[place][0];
      claims.push({ field, platform, value, since, until, owner, isImpostor: place < 0 });
    }
  }
  // A word's claims are in the one file that its hash names; what else lies there does not meet it.
  return { look: () => claims, cards, impostors };
}

function shown({ isImpostor, owner, until }, { cards, impostors }) {
  if (isImpostor) return impostors.get(owner);
  const card = cards.get(owner);
  return card && { ...card, gone: [until, card.until].filter(Boolean).sort()[0] };
}
