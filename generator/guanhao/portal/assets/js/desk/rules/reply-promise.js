// `rules/reply_promise.py`: an account promises in how many days it answers.
import { broken, get } from "../bound.js";

export const watches = ["service.reply_within_days"];

export function* check(context) {
  const [days, limit] = [get(context, watches[0]), context.params.max_days];
  if (typeof days !== "number") yield broken("missing", context.place(watches[0]));
  else if (limit !== null && days > limit) {
    yield broken("too-long", context.place(watches[0]), { days: String(days), limit: String(limit) });
  }
}
