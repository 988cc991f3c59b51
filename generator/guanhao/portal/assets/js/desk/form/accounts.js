// What is published of units and accounts, and choosing an account: its unit first, then the account by its name.
import { idOf, make, option } from "./dom.js";
import { finder } from "./finder.js";
import { said, word } from "./words.js";

const fetched = new Map();

function load(address) {
  if (!fetched.has(address)) {
    const answered = fetch(address).then((answer) => {
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Error(`${answer.status} ${address}`);
      return answer.json();
    });
    fetched.set(address, answered);
    answered.catch(() => fetched.delete(address)); // asked again at the next choice
  }
  return fetched.get(address);
}

export const loadAccount = (root, id) => load(`${root}api/v1/accounts/${id.split("/").map(encodeURIComponent).join("/")}.json`);

// The account with all that a change may find on file about it, but for people.
export async function loadEntry(root, id) {
  const [account, declared] = await Promise.all([loadAccount(root, id), load(`${root}desk/declared.json`)]);
  return account && { ...account, ...declared[id] };
}

// Returns the accounts of the register: `{id, name, unit, state, platform}`.
export async function loadAccounts(root) {
  const index = await load(`${root}api/v1/directory.json`);
  return index.accounts.map(([id, name, platform, , unit, , state]) => ({ id, name, platform, unit, state }));
}

// Names of the files in an account's folder, as far as what is published tells: every approved record.
export function filesOf(account) {
  const times = {};
  return (account?.history ?? []).map(({ kind, filed_on: day }) => {
    const number = (times[`${day}-${kind}`] = (times[`${day}-${kind}`] ?? 0) + 1);
    return `${day}-${kind}${number > 1 ? `-${number}` : ""}.yml`;
  });
}

// The path of an account, and the short name of a file: nothing else becomes part of a path.
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const isAccount = (id) => /^[^/]+\/[^/]+$/.test(id) && id.split("/").every((part) => SLUG.test(part));

// Returns a pair of lists, of units and of the chosen unit's accounts, and what to do when an account is chosen.
export function accountLists(form, { id, value, states, onchoose, onunit = () => {}, none }) {
  const units = make("select", { id, "aria-required": "true" }, option("", word("choose_unit")));
  const accounts = make("select", { id: `${id}-account`, "aria-label": word("account") }, option("", word("choose_account")));
  const shown = form.accounts.filter((account) => !states || states.includes(account.state));
  const offered = new Set(shown.map(({ unit }) => unit));
  for (const [kind, members] of byKind(form, none ? null : offered)) {
    const group = make("optgroup", { label: said(form.data.choices.kind[kind]) });
    for (const unit of members) group.append(option(unit.id, unit.name));
    units.append(group);
  }
  const refill = () => {
    accounts.replaceChildren(option("", word(none ? none : "choose_account")));
    for (const account of shown.filter(({ unit }) => unit === units.value)) {
      const platform = said(form.data.platforms[account.platform]?.name ?? account.platform);
      accounts.append(option(account.id, `${account.name}（${platform}）`));
    }
  };
  const present = form.accounts.find((account) => account.id === value);
  if (present) units.value = present.unit;
  refill();
  if (present) accounts.value = present.id;
  units.addEventListener("change", () => (refill(), onunit(units.value), onchoose(accounts.value)));
  accounts.addEventListener("change", () => onchoose(accounts.value));
  const chooseUnit = (unit) => {
    units.value = unit;
    refill();
  };
  return { units, accounts, chooseUnit, find: finder(units) };
}

function byKind(form, offered) {
  const kinds = new Map();
  for (const unit of form.rules.units) {
    if (offered ? !offered.has(unit.id) : unit.closed_on) continue;
    if (!kinds.has(unit.kind)) kinds.set(unit.kind, []);
    kinds.get(unit.kind).push(unit);
  }
  return kinds;
}

// The control of a question whose answer is an account.
export function accountPicker(form, node, value) {
  const choose = (id) => (form.settle(node.k, id || undefined), form.left(node.k));
  const { units, accounts, find } = accountLists(form, { id: idOf(node.k), value, onchoose: choose });
  return make("div", { class: "gh-desk__pair" }, make("div", {}, find, units), accounts);
}
