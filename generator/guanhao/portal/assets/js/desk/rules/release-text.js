// `rules/release_text.py`: how long the text of a release may be.
import { broken } from "../bound.js";

export const kinds = ["release"];

export function* check({ model, params: { max_chars: limit } }) {
  const chars = model.text_chars;
  if (limit !== null && chars > limit) yield broken("too-long", ["text_chars"], { chars: String(chars), limit: String(limit) });
}
