// `rules/duplicate_identity.py`: no other live account on file has this one's identifiers.
import { keyOf } from "../../check/canonical.js";
import { setBy } from "../fold.js";
import { at } from "../places.js";

const LABELS = {
  platform_id: ["平台 ID", "platform ID"],
  handle: ["账号 ID", "handle"],
  url: ["主页网址", "address"],
  qr: ["二维码内容", "QR payload"],
};

export function* check({ kind, model, step, accounts, id, rules }) {
  if (!accounts || !model || !step.isApplied || !["application", "filing", "change"].includes(kind)) return;
  const platform = at(step.after, "account.platform");
  const others = accounts.filter((other) => other.id !== id && other.state !== "closed" && other.platform === platform);
  for (const [field, label] of Object.entries(LABELS)) {
    const value = at(step.after, `account.${field}`);
    const keys = setBy(kind, model, `account.${field}`);
    if (!keys || !value) continue;
    const key = keyIn(rules.platforms[platform], field, value);
    const other = others.filter((o) => o[field] && keyIn(rules.platforms[platform], field, o[field]) === key).sort(byFiling)[0];
    if (other) yield { code: "same", keys, params: { label, value, other: other.id } };
  }
}

const orderOf = ({ filed_on, id }) => `${filed_on ?? ""} ${id}`;
const byFiling = (one, other) => (orderOf(one) < orderOf(other) ? -1 : 1);

function keyIn(platform, field, value) {
  if (!platform || field === "qr") return value;
  return field === "url" ? value.replace(/\/+$/, "") : keyOf(platform, field, value);
}
