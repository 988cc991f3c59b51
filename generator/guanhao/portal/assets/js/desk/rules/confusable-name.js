// `rules/confusable_name.py`: a name is not too like that of another unit's live account.
import { Name, keysOf, likeness } from "../../check/lookalike.js";
import { broken, get } from "../bound.js";

export const watches = ["account.name"];

const known = new Map();

export function* check(context) {
  const { accounts, words, id, values, place } = context;
  if (!accounts || !words) return;
  const [name, isLive] = [get(context, "account.name"), (account) => account.state !== "closed" && account.name];
  const others = accounts.filter((account) => account.id !== id && isLive(account) && account.unit.id !== values.unit);
  const theirs = others.map((account) => ({ account, ...named(account.name, words) })).sort(byNaming);
  const ours = named(name, words);
  for (const key of ours.keys) {
    const like = theirs.find(({ keys, name: other }) => keys.has(key) && ![null, "words"].includes(likeness(ours.name, other)));
    if (!like) continue;
    yield broken("alike", place("account.name"), { name, other: like.account.id, theirs: like.account.name });
    return;
  }
}

// A name and the keys under which names that may be like it are found; kept, since a form asks at every keystroke.
function named(text, words) {
  if (!known.has(text)) {
    const name = new Name(text, words);
    known.set(text, { name, keys: new Set(keysOf(name)) });
  }
  return known.get(text);
}

// The account that has borne its name longest comes first.
const orderOf = ({ account }) => `${account.held.findLast(({ field }) => field === "name")?.from ?? ""} ${account.id}`;
const byNaming = (one, other) => (orderOf(one) < orderOf(other) ? -1 : 1);
