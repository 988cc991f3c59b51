// `rules/responsible_person.py`: the responsible person's post is one that the policy lists for the unit's kind.
import { broken, get, isRedacted } from "../bound.js";
import { said, unitNames, unitOf } from "../facts.js";
import { at } from "../places.js";
import { SPACES, plain } from "../unicode.js";

export const watches = ["people.responsible", "unit"];

// What stands between the posts of one person. No blank does after 副, nor within a post in Latin letters.
const JOINS = new RegExp(`[、,;/]|\\(?兼任?\\)?|([${SPACES}]+)`, "g");
const HOLDS = /[!-~副]$/;

export function* check(context) {
  const { rules, values, params, place } = context;
  const [unit, person] = [unitOf(values.unit, rules), get(context, "people.responsible")];
  const titles = params.titles[unit?.kind];
  if (!unit || !titles || person === undefined) return;
  const words = { kind: said(unit.kind, rules), titles: titles.join("、") };
  const title = person && at(person, "title");
  const post = "people.responsible.title";
  if (!person) yield broken("missing", place("people.responsible"), words);
  else if (title === undefined || isRedacted(title) || (title === null && isRedacted(person.name))) return;
  else if (title === null) yield broken("no-title", place(post), { titles: words.titles });
  else if (!isAny(title, titles, unitNames(values.unit, rules))) yield broken("other", place(post), words);
}

// Whether one of the posts in `title` is allowed, be it with the unit's name in front.
function isAny(title, allowed, names) {
  const posts = [title, ...apart(title.normalize("NFKC"))].map(plain);
  const ends = allowed.map(plain);
  const isOf = (post, name, end) => post.startsWith(name) && post.endsWith(end) && post.length <= name.length + end.length;
  return posts.some((post) => ["", ...names].some((name) => ends.some((end) => isOf(post, name, end))));
}

// Older browsers cannot look behind in an expression.
function apart(text) {
  const posts = [];
  let start = 0;
  for (const { 0: join, 1: blanks, index } of text.matchAll(JOINS)) {
    if (blanks && HOLDS.test(text.slice(0, index))) continue;
    posts.push(text.slice(start, index));
    start = index + join.length;
  }
  return [...posts, text.slice(start)];
}
