// One question as a control with its label, help and place for what is wrong.
import { accountPicker } from "./accounts.js";
import { button, faultBox, idOf, make, option } from "./dom.js";
import { pictureReader } from "./picture.js";
import { get } from "./values.js";
import { lang, said, word } from "./words.js";

const FEW = 5; // choices that are shown one by one
const KEYBOARDS = { phone: "tel", email: "email", url: "url", qq: "numeric", text_chars: "numeric" };
const SEPARATORS = /[、,，;；\n]/;

// Returns the element of a question. `form.changed(keys)` is told of each answer.
export function field(form, node) {
  const answer = answerOf(form, node);
  const choices = choicesOf(form, node);
  if (node.f === "account") return labelled(form, node, accountPicker(form, node, answer));
  if (node.t === "texts" && node.f) return several(form, node, choices, answer);
  if (choices && !node.f && choices.length <= FEW) return radios(form, node, choices, answer);
  const control = choices ? select(node, choices, answer) : node.t === "texts" || node.p ? area(node, answer) : input(node, answer);
  const read = () => fromText(node, control.value);
  control.addEventListener("input", () => form.settle(node.k, read()));
  control.addEventListener("change", () => form.left(node.k));
  control.addEventListener("blur", () => form.left(node.k));
  return labelled(form, node, control, node.k.at(-1) === "qr" ? pictureReader(control) : null);
}

const answerOf = (form, node) => get(form.raw, node.k);

function fromText(node, text) {
  if (!text.trim()) return undefined;
  if (node.t === "texts") return text.split(SEPARATORS).map((item) => item.trim()).filter(Boolean);
  if (node.p) return text.replace(/\r\n?/g, "\n").replace(/[ \t]+$/gm, "").replace(/^\n+|\n+$/g, "");
  const line = text.trim();
  return node.t === "integer" ? line.normalize("NFKC") : line;
}

function choicesOf(form, node) {
  if (node.t === "flag") return [["true", word("yes")], ["false", word("no")]];
  if (node.c) {
    const names = form.data.choices[node.k.at(-1)] ?? form.data.choices[node.about] ?? {};
    return node.c.map((value) => [value, names[value] ? said(names[value]) : value]);
  }
  if (node.f === "unit") return form.rules.units.filter(({ id, closed_on: closed }) => !closed || id === answerOf(form, node)).map(({ id, name, kind }) => [id, name, said(form.data.choices.kind[kind])]);
  if (node.f === "platform") return Object.entries(form.data.platforms).map(([id, { name }]) => [id, said(name)]);
  if (node.f === "rule") return Object.entries(form.data.waivable).map(([id, title]) => [id, `${said(title)} (${id})`]);
  if (node.f === "file" && form.files.length) return form.files.map((name) => [name, fileTitle(form, name)]);
  return null;
}

// Tells what a record is by the name of its file.
function fileTitle(form, name) {
  const [, day, kind] = /^(\d{4}-\d{2}-\d{2})-([a-z]+)/.exec(name) ?? [];
  return kind in form.data.kinds ? `${day} ${said(form.data.kinds[kind].label)} (${name})` : name;
}

function described(node) {
  return { id: idOf(node.k), "aria-describedby": `${idOf(node.k, "help")} ${idOf(node.k, "fault")}`, "aria-required": node.r ? "true" : null };
}

function input(node, value) {
  const [last] = node.k.slice(-1);
  const type = node.t === "date" ? "date" : "text";
  const made = make("input", {
    ...described(node),
    type,
    autocomplete: "off",
    inputmode: node.t === "integer" ? "numeric" : KEYBOARDS[last],
    ...(type === "date" && { min: "1990-01-01", max: "2099-12-31" }),
  });
  made.value = value ?? "";
  if (type === "date" && value && made.value !== value) made.type = "text"; // an answer that is no day is still shown
  return made;
}

function area(node, value) {
  const made = make("textarea", { ...described(node), rows: node.t === "texts" ? 3 : 4 });
  made.value = Array.isArray(value) ? value.join("\n") : (value ?? "");
  return made;
}

function select(node, choices, value) {
  const made = make("select", described(node), option("", word("choose"), value === undefined));
  let group = null;
  for (const [id, name, kind] of sorted(choices)) {
    if (kind && kind !== group?.label) made.append((group = make("optgroup", { label: kind })));
    (kind ? group : made).append(option(id, name, id === value));
  }
  if (value !== undefined && made.value !== value) made.append(option(value, value, true));
  return made;
}

const sorted = (choices) => (choices[0]?.[2] ? [...choices].sort((one, other) => one[2].localeCompare(other[2], lang)) : choices);

function radios(form, node, choices, value) {
  const list = make("div", { class: "gh-desk__radios" });
  const none = node.r ? [] : [["", word("not_said")]];
  for (const [id, name] of [...choices, ...none]) {
    const radio = make("input", {
      type: "radio",
      id: idOf(node.k, id || "none"),
      name: idOf(node.k),
      value: id,
      checked: id === value,
      onchange: () => (form.settle(node.k, id || undefined), form.left(node.k)),
    });
    list.append(make("label", { for: radio.id }, radio, make("span", {}, name)));
  }
  return framed(form, node, list);
}

// Several of what the register names, each chosen from a list.
function several(form, node, choices, value) {
  const rows = make("div", { class: "gh-desk__several" });
  const read = () => [...rows.querySelectorAll("select")].map((each) => each.value).filter(Boolean);
  const told = () => form.settle(node.k, read().length ? read() : undefined);
  let count = 0;
  const more = button(word("add", { what: said(node.l) }), () => add().focus());
  const add = (chosen) => {
    const one = select({ ...node, k: [...node.k, (count += 1)] }, choices, chosen);
    one.setAttribute("aria-label", `${said(node.l)} ${count}`);
    one.addEventListener("change", () => (told(), form.left(node.k)));
    const row = make("p", {}, one, button(word("remove"), () => (row.remove(), told(), more.focus(), form.left(node.k))));
    rows.append(row);
    return one;
  };
  (value ?? []).forEach(add);
  return framed(form, node, make("div", {}, rows, more));
}

export function marks(node) {
  if (node.r) return make("span", { class: "gh-desk__need" }, word("need"));
  return make("span", { class: "gh-desk__may" }, word(node.n?.length ? "by_policy" : "may"));
}

function labelled(form, node, control, tool = null) {
  const label = make("label", { for: idOf(node.k) }, said(node.l), " ", marks(node));
  return wrapped(node, label, help(form, node), control, tool, faultBox(node.k));
}

function framed(form, node, control) {
  const legend = make("legend", {}, said(node.l), " ", marks(node));
  const set = make("fieldset", { id: idOf(node.k), tabindex: "-1", "aria-describedby": `${idOf(node.k, "help")} ${idOf(node.k, "fault")}` });
  set.append(legend, help(form, node), control, faultBox(node.k));
  return wrapped(node, set);
}

function wrapped(node, ...parts) {
  const made = make("div", { class: "gh-desk__field" }, ...parts);
  made.dataset.keys = JSON.stringify(node.k);
  return made;
}

// The example, how to write several, and what the articles in force say of it.
export function help(form, node) {
  const hints = [];
  if (node.help) hints.push(node.help);
  if (node.t === "texts" && !node.f) hints.push(word("several"));
  if (node.e) hints.push(word("example", { example: node.e }));
  const made = make("div", { class: "gh-desk__help", id: idOf(node.k, "help") }, hints.length ? make("span", {}, hints.join(word("stop"))) : null);
  for (const note of node.n ?? []) made.append(article(form, note));
  return made;
}

function article(form, { article: name, rule, title, figures }) {
  const told = figures.map(([label, value]) => `${said(label)}${word("colon")}${said(value)}`).join(word("semicolon"));
  const link = make("a", { href: `${form.root}rules/${rule}/`, target: "_blank", rel: "noopener" }, said(title));
  return make("span", { class: "gh-desk__article" }, `${name} `, link, told ? ` ${told}` : "");
}
