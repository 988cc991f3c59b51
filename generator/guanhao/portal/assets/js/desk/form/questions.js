// The questions as they stand for this record: in the platform's own words, obligatory where the platform makes them so.
// `desk/hints.py` says the same for the terminal.
import { get } from "./values.js";
import { word } from "./words.js";

// Questions that labels alone do not explain, with the words that do.
const EXPLAINED = {
  "account.certified.subject": "help_subject",
  approved_by: "help_approver",
  correction: "help_correction",
  document: "help_document",
  endorsements: "help_endorsements",
  maintainers: "help_maintainers",
  result: "help_result",
  successor: "help_successor",
};
const IDENTIFYING = ["platform_id", "handle", "url", "qr"];

export function platformOf(form) {
  const { kind, raw, account } = form;
  const chosen = kind === "impostor" ? get(raw, ["platform"]) : get(raw, ["account", "platform"]);
  return form.data.platforms[kind === "change" ? account?.platform : chosen];
}

// The dotted path of what a question asks for, without positions; of a change, the filing's own.
const pathOf = (node, above) => [...(above ? [above] : []), ...node.k.filter((key) => typeof key === "string")].join(".");

function partOf(form, path) {
  const [part] = path.split(".").slice(-1);
  const holder = path.slice(0, -part.length);
  return IDENTIFYING.includes(part) && holder === (form.kind === "impostor" ? "" : "account.") ? part : null;
}

// Returns the question as it stands now; null where the platform's accounts have no such thing.
export function exact(form, node, above = "") {
  const path = pathOf(node, above);
  const declares = form.kind === "application" || form.kind === "filing";
  const watched = declares && form.data.looked_at.some((at) => `${at}.`.startsWith(`${path}.`));
  const isLate = isOfBackFiling(form, path);
  const words = isLate ? path : EXPLAINED[path];
  const made = { ...node, a: watched || isLate ? 1 : node.a, help: node.help ?? (words && word(words)) };
  const part = partOf(form, path);
  const platform = platformOf(form);
  if (!part || !platform) return made;
  const rule = platform[part];
  if (!rule) return get(form.raw, node.k) === undefined ? null : made;
  const told = { ...made, l: rule.l ?? made.l, e: rule.e ?? made.e };
  if (form.kind !== "filing") return told;
  return { ...told, r: rule.r, a: part === "qr" ? undefined : 1 };
}

// An account that nobody applied for is an old one filed late, or says why.
const isOfBackFiling = ({ kind, account }, path) => kind === "filing" && !account && ["back_filing", "note"].includes(path);

// Returns a question about an item of a list, for the item at `position`.
export function atPosition(node, depth, position) {
  const keys = [...node.k.slice(0, depth), position, ...node.k.slice(depth + 1)];
  return { ...node, k: keys, ...(node.m && { m: node.m.map((member) => atPosition(member, depth, position)) }) };
}

// Returns a question about the value of a change, whose keys begin below `keys`.
export function below(node, keys) {
  return { ...node, k: [...keys, ...node.k], ...(node.m && { m: node.m.map((member) => below(member, keys)) }) };
}

// What the policy asks for is no more to be overlooked than what is obligatory.
export const isCore = (node) => Boolean(node.r || node.a || node.n?.length);
