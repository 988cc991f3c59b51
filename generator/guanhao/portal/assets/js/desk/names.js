// The checker's own tables, by which names are compared; a form that has them can tell a name too like another's.
import { load } from "../check/check.js";
import { fold, setTables, solid } from "../check/fold.js";

// Fetches the tables and returns the words that make no other account, for `judge` (world.words). `root` is the
// portal's, absolute. Throws where the files are not to be had.
export async function loadWords(root) {
  const [meta, table] = await Promise.all([load(root, "meta.json"), load(root, "fold.json")]);
  return wordsOf(meta.words, table);
}

export function wordsOf(words, table) {
  setTables(table);
  return words.map((word) => solid(fold(word)));
}
