// `rules/supervisor.py`: someone reviews who does not post.
import { broken, get, isWithheld } from "../bound.js";
import { plain } from "../unicode.js";

export const watches = ["people.supervisor", "people.operators"];

export function* check(context) {
  const [supervisor, operators] = watches.map((path) => get(context, path));
  if (supervisor === null) yield broken("missing", context.place("people.supervisor"));
  if (!supervisor || operators === undefined || supervisor.name === undefined || isWithheld(supervisor.name)) return;
  const names = (operators ?? []).map(({ name }) => plain(name));
  if (names.includes(plain(supervisor.name))) yield broken("operator", context.place("people.supervisor.name"));
}
