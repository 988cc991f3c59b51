// `rules/duplicate_account.py`: one live account a unit and platform. Of accounts on file, the one filed first stays.
import { broken, get } from "../bound.js";
import { setBy } from "../fold.js";

export const watches = ["unit"];

export function* check(context) {
  const { kind, model, account, accounts, id, values } = context;
  const [unit, platform] = [values.unit, get(context, "account.platform")];
  const isAlike = (other) => other.state !== "closed" && other.unit.id === unit && other.platform === platform;
  const others = (accounts ?? []).filter((other) => other.id !== id && isAlike(other));
  const fresh = { filed_on: model.filed_on.text, state: kind === "filing" ? "active" : "approved" };
  const own = { id, ...(kind === "change" ? account : fresh) };
  const first = [own, ...others].sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))[0];
  if (first !== own) yield broken("second", setBy(kind, model, "unit"), { first: first.id });
}

// An application is not dated in public: it is the last step of its account's history.
function orderOf({ id, filed_on, state, history }) {
  return `${filed_on ?? history?.at(-1)?.filed_on ?? ""}/${state === "approved" ? 0 : 1}/${id}`;
}
