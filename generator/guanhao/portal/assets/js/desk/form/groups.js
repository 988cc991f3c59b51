// Questions that belong together, and lists of them. What may be left out stands folded away below what is needed.
import { PERSONAL_KEYS } from "../shapes.js";
import { changesGroup } from "./changes.js";
import { field, help, marks } from "./controls.js";
import { button, faultBox, idOf, make } from "./dom.js";
import { isMedia, mediaPicker } from "./media.js";
import { atPosition, exact, isCore } from "./questions.js";
import { drop, get, isEmpty, put } from "./values.js";
import { said, word } from "./words.js";

const FEW = 4; // questions of which none is folded away

// Returns the elements of some questions; `above` is the filing's field in whose new value they lie.
export function questions(form, nodes, above = "") {
  const asked = nodes.filter((node) => !form.isGiven(node.k)).map((node) => exact(form, node, above)).filter(Boolean);
  const isBare = asked.length <= FEW || !asked.some(isCore);
  const core = asked.filter((node) => isBare || isCore(node));
  const rest = asked.filter((node) => !core.includes(node));
  const shown = core.map((node) => question(form, node, above));
  return rest.length ? [...shown, folded(form, rest, above)] : shown;
}

function folded(form, nodes, above) {
  const filled = nodes.some((node) => node.k[0] !== "filed_on" && !isEmpty(get(form.raw, node.k)));
  const names = nodes.map((node) => said(node.l)).join(word("comma"));
  const summary = make("summary", {}, `${word("optional")} `, make("span", { class: "gh-desk__names" }, names));
  return make("details", { class: "gh-desk__more", id: idOf(nodes[0].k, "more"), open: filled || form.unfolded.has(idOf(nodes[0].k, "more")) }, summary, make("div", { class: "gh-desk__rest" }, ...nodes.map((node) => question(form, node, above))));
}

export function question(form, node, above = "") {
  if (!node.m) return field(form, { ...node, about: above.split(".").at(-1) });
  if (node.k.at(-1) === "changes") return changesGroup(form, node, question);
  return node.many ? list(form, node, above) : group(form, node, above);
}

function group(form, node, above) {
  const members = node.m.map((member) => shortened(member, node));
  const inner = questions(form, unsealed(form, node.k, members), above);
  return frame(form, node, sealedNote(form, node.k), isMedia(node) ? mediaPicker(form, node.k) : null, ...inner);
}

const isSealed = (form, keys) => (get(form.raw, keys)?.sealed ?? null) !== null;

// Whoever is sealed in a record file stays sealed: the form asks for what stands beside it in the clear.
const unsealed = (form, keys, members) => (isSealed(form, keys) ? members.filter(({ k }) => !PERSONAL_KEYS.includes(k.at(-1))) : members);

function sealedNote(form, keys) {
  if (!isSealed(form, keys)) return null;
  const anew = () => (drop(form.raw, [...keys, "sealed"]), form.changed(keys), form.redraw(idOf(keys)));
  return make("p", { class: "gh-desk__old" }, word("sealed"), " ", button(word("unseal"), anew));
}

function frame(form, node, ...parts) {
  const set = make("fieldset", { id: idOf(node.k), class: "gh-desk__group", tabindex: "-1" });
  set.append(make("legend", {}, said(node.l), ...(node.r ? [] : [" ", marks(node)])), help(form, node), faultBox(node.k), ...parts.filter(Boolean));
  set.dataset.keys = JSON.stringify(node.k);
  return set;
}

function list(form, node, above) {
  const depth = node.k.length;
  const items = get(form.raw, node.k);
  const count = Array.isArray(items) ? items.length : node.a || node.r ? 1 : 0;
  const rows = Array.from({ length: count }, (_, position) => item(form, node, position, depth, above));
  const add = button(word("add", { what: said(node.l) }), () => {
    for (let position = get(form.raw, node.k)?.length ?? 0; position < count; position += 1) put(form.raw, [...node.k, position], {});
    put(form.raw, [...node.k, count], {});
    form.redraw(idOf([...node.k, count]));
  });
  add.id = idOf(node.k, "add");
  return frame(form, node, ...rows, make("p", {}, add));
}

function item(form, node, position, depth, above) {
  const keys = [...node.k, position];
  const placed = node.m.map((member) => exact(form, atPosition(member, depth, position), above)).filter(Boolean);
  const members = unsealed(form, keys, placed);
  const title = `${said(node.l)} ${position + 1}`;
  const remove = () => {
    const items = get(form.raw, node.k);
    if (Array.isArray(items)) items.splice(position, 1);
    if (!items?.length) drop(form.raw, node.k);
    form.redraw(idOf(node.k, "add"));
  };
  const set = make("fieldset", { id: idOf(keys), class: "gh-desk__item", tabindex: "-1" });
  set.append(
    make("legend", {}, title),
    faultBox(keys),
    sealedNote(form, keys) ?? "",
    isMedia(node) ? mediaPicker(form, keys) : "",
    ...members.map((member) => question(form, shortened(member, node), above)),
    make("p", {}, button(word("remove_item", { what: title }), remove)),
  );
  set.dataset.keys = JSON.stringify(keys);
  return set;
}

// Within a group its own name need not stand before each label again.
function shortened(member, node) {
  const cut = (text, above, colon) => (text.startsWith(above + colon) ? text.slice(above.length + colon.length) : text);
  return { ...member, l: [cut(member.l[0], node.l[0], "："), cut(member.l[1], node.l[1], ", ")] };
}
