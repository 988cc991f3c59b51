// Two names side by side, what differs enlarged.
import { element, fill, word } from "./answer.js";

const LONGEST = 60;

// Pairs of characters, one of a pair empty where the other name has none there: the shortest way from one to the other.
export function align(yours, ours) {
  const [a, b] = [yours, ours].map((text) => [...text].slice(0, LONGEST));
  const cost = Array.from({ length: a.length + 1 }, () => new Uint8Array(b.length + 1));
  for (let i = a.length; i >= 0; i -= 1)
    for (let j = b.length; j >= 0; j -= 1) {
      if (i === a.length || j === b.length) cost[i][j] = a.length - i + b.length - j;
      else
        cost[i][j] = Math.min(cost[i + 1][j + 1] + (a[i] !== b[j]), 1 + cost[i + 1][j], 1 + cost[i][j + 1]);
    }
  const pairs = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && cost[i][j] === cost[i + 1][j + 1] + (a[i] !== b[j])) pairs.push([a[i++], b[j++]]);
    else if (i < a.length && cost[i][j] === 1 + cost[i + 1][j]) pairs.push([a[i++], ""]);
    else pairs.push(["", b[j++]]);
  }
  return pairs;
}

// What cannot be seen is shown by its number.
const shown = (char) => (/^[\p{C}\p{Z}\p{M}\u115f\u1160\u3164\uffa0]$/u.test(char) ? code(char) : char);
const code = (char) => `U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

export function comparison(yours, ours) {
  const pairs = align(yours.normalize(), ours.normalize());
  const different = pairs.filter(([a, b]) => a !== b);
  const named = (char) => (char ? `“${shown(char)}”` : word("missing"));
  const made = fill("#check-compare", {
    words: different.slice(0, 8).map(([a, b]) => `${named(a)} ≠ ${named(b)}`).join(" · ") + (different.length > 8 ? " …" : ""),
  });
  const row = made.querySelector(".gh-answer__pairs");
  for (const pair of pairs) {
    const cell = (char) => element(pair[0] === pair[1] ? "span" : "mark", shown(char) === char ? "" : "gh-answer__code", shown(char));
    row.append(element("span", "", ...pair.map(cell)));
  }
  return made;
}
