// `alike` of `verify/match.py` in JavaScript: what names are like, where nothing on file is met exactly.
import { Name, carries, likeness } from "./lookalike.js";
import { isLive, once } from "./match.js";

// `names` are pairs of a Name and its claims. Returns `lookalike` or `no-record`.
export function alike(query, { names, protectedNames, words }, { cards, on }) {
  const texts = query.names.map((name) => new Name(name, words));
  const met = [];
  for (const text of texts)
    for (const [ours, claims] of names) {
      const kind = likeness(text, ours);
      for (const { owner, since, until } of kind ? claims.filter((claim) => isLive(claim, cards, on)) : [])
        met.push({ owner, matchedOn: "name", value: ours.text, isImpostor: false, since, until, likeness: kind });
    }
  for (const text of met.length ? [] : texts) {
    const name = carries(text, protectedNames);
    if (name) met.push({ owner: "", matchedOn: "name", value: name.text, isImpostor: false, likeness: "carries" });
  }
  return met.length ? { verdict: "lookalike", matches: once(met) } : { verdict: "no-record", matches: [] };
}
