// A finding in the words of the form: whoever fills it in sees labels, where `check` names the keys of the file too.
import { make } from "./dom.js";
import { exact } from "./questions.js";
import { lang, said, word } from "./words.js";

const KEY = /[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*/g;
const CODED = /[a-z0-9-]+（([^（）]*\p{Script=Han}[^（）]*)）/gu; // what a file says, and its meaning
const IN_BRACKETS = lang === "zh" ? /（([a-z][a-z_]*(?:\.[a-z_]+)*)）/ : / \(([a-z][a-z_]*(?:\.[a-z_]+)*)\)/;

// Returns the nodes of the sentence. Its text is that of `check`, whole; the keys in it are not shown.
export function sentence(form, finding) {
  const text = form.say.sentence(finding, lang);
  const { name, label } = finding.params;
  const [open, close] = lang === "zh" ? ["（", "）"] : [" (", ")"];
  const start = label && typeof name === "string" ? `${name}${open}${said(label)}${close}` : null;
  if (start && text.startsWith(start)) return [key(`${name}${open}`), said(label), key(close), text.slice(start.length)];
  const found = IN_BRACKETS.exec(text);
  if (!found || !labelsOf(form).has(found[1])) return [text];
  return [text.slice(0, found.index), key(found[0]), text.slice(found.index + found[0].length)];
}

const key = (text) => make("span", { class: "gh-desk__key" }, text);

// Returns how to mend it, keys replaced by labels; empty where the sentence tells it already.
export function remedy(form, finding) {
  if (finding.rule === "schema" && finding.code === "missing") return "";
  const text = form.say.remedy(finding, lang);
  const labels = labelsOf(form, finding.keys);
  const { id, unit } = finding.params;
  const labelled = (found) => {
    if (id && found === id) return said(unit);
    const isWord = lang === "en" && /^[a-z]+$/.test(found);
    return labels.has(found) && !isWord ? word("quoted", { what: labels.get(found) }) : found;
  };
  const bare = text.replace(IN_BRACKETS, (whole, found) => (labels.has(found) ? "" : whole));
  return bare.replace(KEY, labelled).replace(CODED, (_, meaning) => word("quoted", { what: meaning })).replace(/(?:写明?|加上) ?([“"][^”"]+[”"]): true/g, (_, what) => word("say_yes", { what })).replace(/ (?=[“”])|(?<=[“”]) (?=\p{Script=Han})/gu, lang === "zh" ? "" : "$&");
}

// Returns dotted path, and last key, → label. Those of the place at fault come first.
function labelsOf(form, keys = []) {
  const found = new Map();
  const walk = (nodes) => {
    for (const node of nodes) {
      const names = node.k.filter((part) => typeof part === "string");
      const label = said((exact(form, node) ?? node).l);
      found.set(names.join("."), label);
      if (!found.has(names.at(-1)) || names.slice(0, -1).every((name, depth) => keys[depth] === name)) found.set(names.at(-1), label);
      if (node.m) walk(node.m);
    }
  };
  walk([...form.nodes, ...form.data.changes.filter(() => form.kind === "change").map(({ path, label }) => ({ k: path.split("."), l: label }))]);
  return found;
}
