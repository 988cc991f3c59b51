// What a name is like: its sounds name the files in which names that may be like it are found.
import { cardOf, fileOf, load } from "./check.js";
import { alike } from "./alike.js";
import { fold, setTables, solid } from "./fold.js";
import { Name, keysOf } from "./lookalike.js";
import { spread } from "./text.js";

export async function nearest(query, { root, meta, on, cards }) {
  if (!query.names.length) return { verdict: "no-record", matches: [] };
  setTables(await load(root, "fold.json"));
  const words = meta.words.map((word) => solid(fold(word)));
  const keys = new Set(query.names.flatMap((name) => [...keysOf(new Name(name, words))]));
  const places = await Promise.all([...keys].map(async (key) => {
    const found = await load(root, `keys/${fileOf(key, meta.key_bits)}`);
    return found[spread(key).toString(16)] ?? [];
  }));
  const numbers = [...new Set(places.flat())].sort((a, b) => a - b);
  const names = await Promise.all(numbers.map(async (number) => {
    const block = await load(root, `names/${Math.floor(number / meta.per_names)}.json`);
    return named(block[number % meta.per_names], words, cards);
  }));
  return alike(query, { names, protectedNames: meta.protected.map((name) => new Name(name, words)), words }, { cards, on });
}

function named([text, owners], words, cards) {
  const claims = owners.map(([since, until, stated]) => {
    const card = cardOf(stated);
    cards.set(card.account, card);
    return { field: "name", since, until, owner: card.account, isImpostor: false };
  });
  return [new Name(text, words), claims];
}
