// Python's `difflib.get_close_matches(word, possibilities, 1, cutoff)[0]`, of which a message's “是不是…？” is made.
import { characters } from "./unicode.js";

export function nearest(word, possibilities, cutoff = 0.6) {
  let best;
  for (const text of possibilities) {
    const score = ratio(characters(text), characters(word));
    if (score >= cutoff && (!best || score > best.score || (score === best.score && isAfter(text, best.text)))) {
      best = { score, text };
    }
  }
  return best?.text ?? null;
}

const isAfter = (one, other) => characters(one).join("\0") > characters(other).join("\0");

function ratio(one, other) {
  const total = one.length + other.length;
  return total ? (2 * matched(one, 0, one.length, other, 0, other.length)) / total : 1;
}

// How many characters the longest common stretch and those on both sides of it have.
function matched(one, from, to, other, start, end) {
  let [place, at, size] = [from, start, 0];
  let lengths = new Map();
  for (let i = from; i < to; i += 1) {
    const next = new Map();
    for (let j = start; j < end; j += 1) {
      if (one[i] !== other[j]) continue;
      const length = (lengths.get(j - 1) ?? 0) + 1;
      next.set(j, length);
      if (length > size) [place, at, size] = [i - length + 1, j - length + 1, length];
    }
    lengths = next;
  }
  if (!size) return 0;
  return size + matched(one, from, place, other, start, at) + matched(one, place + size, to, other, at + size, end);
}
