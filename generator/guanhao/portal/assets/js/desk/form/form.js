// One form that is being filled in: its answers, what they are judged by, and what was looked at already.
import { filesOf, loadAccount, loadEntry } from "./accounts.js";
import { isPublic, present } from "./changes.js";
import { forget, keep } from "./draft.js";
import { drop, get, pruned, put } from "./values.js";
import { said } from "./words.js";

const PAUSE = 250; // milliseconds without an answer before they are judged
const OF_ACCOUNT = ["application", "filing", "change", "review", "order", "incident", "closure", "void"];
const KEPT = ["review", "incident", "order", "closure"]; // what says nothing of the account's entry
const DECLARED = ["tier", "purpose", "scope", "service", "monitoring", "maintenance", "copied_to"];
const OF_THE_ACCOUNT = ["name", "platform", "platform_id", "handle", "url", "qr", "opened_on", "certified"];

export class Form {
  target = "";
  account = null; // what is published of the account; null where nothing is
  raw = {};
  touched = new Set();
  submitted = false;
  unfolded = new Set(); // parts that may be left out and were looked at
  isOpened = false; // begun with a record file
  isTaken = false; // the record was copied, downloaded or taken to the forge
  given = []; // questions that were answered when the account was chosen

  constructor({ kind, data, rules, root, accounts, today }) {
    Object.assign(this, { kind, data, rules, root, accounts, today });
    this.isOfAccount = OF_ACCOUNT.includes(kind);
  }

  get nodes() {
    return this.data.kinds[this.kind].nodes;
  }

  get label() {
    return said(this.data.kinds[this.kind].label);
  }

  get files() {
    return filesOf(this.account);
  }

  // Begins the record of an account, or of a file with a short name, with what is known of it.
  begin(target, account, raw = {}) {
    this.target = target;
    this.account = account;
    this.raw = this.kind === "unit" ? raw : { kind: this.kind, filed_on: this.today, ...raw };
    this.touched.clear();
    this.submitted = false;
    this.isOpened = false;
    this.given = [];
    if (this.kind === "application" || this.kind === "filing") this.#declare();
    if (this.kind === "review" && !this.raw.year) this.raw.year = String(this.today.slice(0, 4));
    if (this.nodes.some(({ k, r }) => k[0] === "signed" && r) && !this.raw.signed) this.raw.signed = { on: this.today };
  }

  // Tells whether the answers hold for another account too.
  keeps(account) {
    if (!this.target) return this.isOpened;
    return KEPT.includes(this.kind) || !this.isOfAccount || (account === null && this.account === null);
  }

  retarget(target, account, { account: opened } = {}) {
    this.target = target;
    this.account = account;
    if (!opened) return;
    [this.raw.unit] = target.split("/");
    put(this.raw, ["account", "platform"], opened.platform);
  }

  #declare() {
    const [unit] = this.target.split("/");
    this.raw = { ...this.raw, unit: this.raw.unit ?? unit };
    this.given = [["unit"], ["account", "platform"]];
    if (!this.account || this.raw.account?.name) return;
    for (const key of DECLARED) if (present(this.account, key) !== null) put(this.raw, [key], present(this.account, key));
    for (const key of OF_THE_ACCOUNT) {
      const value = present(this.account, `account.${key}`);
      if (value !== null) put(this.raw, ["account", key], value);
    }
  }

  // Fetches what is published of an account; for a change, all that it may find on file.
  load(id) {
    return ["filing", "change"].includes(this.kind) ? loadEntry(this.root, id) : loadAccount(this.root, id);
  }

  isGiven(keys) {
    return this.given.some((given) => given.length === keys.length && given.every((key, depth) => key === keys[depth]));
  }

  settle(keys, value) {
    if (value === undefined) drop(this.raw, keys);
    else put(this.raw, keys, value);
    this.changed(keys);
  }

  // Takes a field of the filing among the changes, or out of them.
  choose(path, isChosen) {
    const changes = get(this.raw, ["changes"]) ?? [];
    const others = changes.filter(({ field }) => field !== path);
    const former = isPublic(path) ? { from: present(this.account, path) } : {};
    const chosen = isChosen ? [...others, { field: path, ...former }] : others;
    if (path === "account.platform_id") isChosen ? put(this.raw, ["correction"], "true") : drop(this.raw, ["correction"]);
    if (chosen.length) this.raw.changes = chosen;
    else delete this.raw.changes;
    this.changed(["changes"]);
  }

  changed(keys) {
    this.isTaken = false;
    this.#follow(keys);
    keep(this);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.onjudge?.(), PAUSE);
  }

  // The head who signs is the responsible person, until somebody else is named.
  #follow(keys) {
    const [root, role, part] = keys;
    if (root !== "people" || role !== "responsible" || !["name", "title"].includes(part)) return;
    const value = get(this.raw, keys);
    this.suggest(["signed", part], value);
    if (part === "name" && get(this.raw, ["commitment"]) !== undefined) this.suggest(["commitment", "signed_by"], value);
  }

  suggest(keys, value) {
    if (this.touched.has(JSON.stringify(keys)) || value === undefined) return;
    put(this.raw, keys, value);
    this.onsuggest?.(keys, value);
  }

  // Takes an answer that the form offers in place of the one that stands there.
  replace(keys, value) {
    put(this.raw, keys, value);
    this.onsuggest?.(keys, value);
    this.changed(keys);
    this.left(keys);
  }

  left(keys) {
    this.touched.add(JSON.stringify(keys));
    this.onjudge?.();
  }

  redraw(focus) {
    this.onredraw?.(focus);
    this.onjudge?.();
  }

  // Returns the record as it would be filed, and where each of its places stands in the form.
  record() {
    const { value, before } = pruned(this.raw);
    for (const { k: [key], r, m, many } of this.nodes) if (r && m && !many) value[key] ??= {};
    for (const change of value.changes ?? []) if (change.to === undefined) change.to = null;
    for (const change of value.changes ?? []) if (change.from === undefined && !change.field.startsWith("people")) change.from = null;
    return { value, before };
  }

  // Whoever has the record needs no draft of it.
  taken() {
    this.isTaken = true;
    forget(this);
  }
}
