// What changes: fields of the filing, each with its value until now and its new one.
import { help } from "./controls.js";
import { faultBox, idOf, make } from "./dom.js";
import { below, exact } from "./questions.js";
import { get } from "./values.js";
import { said, word } from "./words.js";

const PUBLIC = ["unit", "tier", "purpose", "scope", "service.reply_within_days", "service.phone", "service.email", "monitoring", "maintenance", "copied_to"];
const PUBLIC_OF_ACCOUNT = ["name", "platform_id", "handle", "url", "qr", "certified", "followers"];

// Tells whether the present value is published: then the form writes `from` by itself.
export const isPublic = (path) => PUBLIC.includes(path) || PUBLIC_OF_ACCOUNT.some((part) => path === `account.${part}`);
const isInternal = (path) => path.startsWith("people");

// Returns the present value as the strict reader would give it; null where there is none.
export function present(account, path) {
  if (path === "unit") return account.unit.id;
  const keys = path.startsWith("account.") ? path.split(".").slice(1) : path.split(".");
  return plain(get(account, keys));
}

function plain(value) {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object") return String(value);
  const filled = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(filled.map(([key, inner]) => [key, plain(inner)]));
}

// `question` makes the element of a question; whoever makes groups brings it along.
export function changesGroup(form, node, question) {
  const chosen = get(form.raw, node.k) ?? [];
  const set = make("fieldset", { id: idOf(node.k), class: "gh-desk__group", tabindex: "-1" });
  const boxes = make("div", { class: "gh-desk__fields" });
  const offered = form.data.changes.map((change) => ({ ...change, node: exact(form, below(change.node, ["changes", 0, "to"]), change.path) }));
  for (const { path, label } of offered.filter((change) => change.node)) boxes.append(box(form, path, label, chosen));
  set.append(
    make("legend", {}, said(node.l)),
    help(form, node),
    make("p", {}, word("which_fields")),
    faultBox(node.k),
    boxes,
    ...chosen.map((change, position) => row(form, change, position, question)).filter(Boolean),
  );
  set.dataset.keys = JSON.stringify(node.k);
  return set;
}

function box(form, path, label, chosen) {
  const id = idOf(["changes", path]);
  const now = isPublic(path) ? shown(form, path, present(form.account, path)) : "";
  const tick = make("input", {
    type: "checkbox",
    id,
    checked: chosen.some(({ field }) => field === path),
    onchange: () => {
      form.choose(path, tick.checked);
      form.redraw(id);
    },
  });
  const text = make("span", {}, said(label), now ? make("span", { class: "gh-desk__now" }, word("now", { value: now })) : null);
  return make("label", { for: id }, tick, text);
}

function row(form, change, position, question) {
  const offered = form.data.changes.find(({ path }) => path === change.field);
  if (!offered) return null;
  const keys = (side) => ["changes", position, side];
  const titled = (side, node) => ({ ...node, l: [0, 1].map((lang) => word(side, { label: node.l[lang] })) });
  const to = titled("after", exact(form, below({ ...offered.node, l: offered.label }, keys("to")), change.field));
  const set = make("fieldset", { id: idOf(["changes", position]), class: "gh-desk__item", tabindex: "-1" });
  const before = isInternal(change.field)
    ? make("p", { class: "gh-desk__help" }, word("typed_anew"))
    : isPublic(change.field)
      ? make("p", { class: "gh-desk__old" }, make("b", {}, word("before_is")), " ", shown(form, change.field, change.from) || word("nothing"))
      : question(form, { ...titled("before", exact(form, below({ ...offered.node, l: offered.label }, keys("from")), change.field)), help: word("not_public"), n: undefined, r: undefined }, change.field);
  set.append(
    make("legend", {}, said(offered.label)),
    faultBox(["changes", position]),
    before,
    question(form, { ...to, a: 1, help: isInternal(change.field) || to.r ? undefined : word("empties") }, change.field),
  );
  set.dataset.keys = JSON.stringify(["changes", position]);
  return set;
}

// Writes a value on one line, units and choices by name.
export function shown(form, path, value) {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((item) => shown(form, path, item)).join(word("comma"));
  if (typeof value === "object") return Object.values(value).map((inner) => shown(form, path, inner)).join(" ");
  const unit = path === "unit" || path === "copied_to" ? form.rules.units.find(({ id }) => id === value) : null;
  const choice = form.data.choices[path]?.[value];
  return unit?.name ?? (choice ? said(choice) : String(value));
}
