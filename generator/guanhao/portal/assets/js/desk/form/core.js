// What judges and writes the record, as the form needs it.
import { fileOf, pathOf, typed } from "../file.js";
import { judge } from "../judge.js";
import { loadWords } from "../names.js";
import { fix, message } from "../words.js";

const MANY = 2_000; // accounts from which on their whole list is not fetched for a form: `check` compares them

export async function core(form) {
  const { rules, kind } = form;
  const accounts = form.accounts.length < MANY ? await listed(form.root) : undefined;
  const words = accounts && (await loadWords(new URL(form.root, location.href)).catch(() => undefined));
  const path = (raw) => pathOf(kind, raw, { target: form.target, day: form.today, taken: form.files });
  return {
    say: { sentence: (finding, lang) => message(finding, lang, rules), remedy: (finding, lang) => fix(finding, lang, rules) },
    findings: (raw) => judge(kind, raw, { rules, accounts, words, isDraft: true, account: form.account, path: path(raw) }),
    ordered: (raw) => inOrder(typed(kind, raw, rules), raw),
    file: (raw) => ({ path: path(raw), text: fileOf(kind, raw, path(raw), rules) }),
  };
}

async function listed(root) {
  const answer = await fetch(`${root}api/v1/accounts.json`);
  return answer.ok ? (await answer.json()).accounts : undefined;
}

// Returns plain values in the order of the form that `model` has them in.
function inOrder(model, raw) {
  if (Array.isArray(raw)) return raw.map((item, position) => inOrder(model[position], item));
  if (raw === null || typeof raw !== "object" || model === null || typeof model !== "object") return raw;
  const keys = [...Object.keys(model), ...Object.keys(raw).filter((key) => !Object.hasOwn(model, key))];
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(raw, key)).map((key) => [key, inOrder(model[key], raw[key])]));
}
