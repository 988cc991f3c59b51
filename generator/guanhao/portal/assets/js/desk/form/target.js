// Which account or file the form is about: chosen first, since everything else follows from it.
import { accountLists, isAccount, SLUG } from "./accounts.js";
import { make, option } from "./dom.js";
import { said, word } from "./words.js";

const BRAND_NEW = ["application", "filing"];
const STATES = { filing: ["approved"], application: [], closure: ["active", "unconfirmed", "suspended", "approved"], void: null, order: ["active", "unconfirmed", "suspended"] };
const LIVE = ["active", "unconfirmed", "suspended"];
const SHORT = { "wechat-official": "wechat", "qq-official": "qq", website: "site" };

// Shows the choice and calls `onchosen(target, account, raw)`, with an empty target while it is not complete.
export function targetChooser(form, onchosen, wanted = {}) {
  if (!form.isOfAccount) return slugChooser(form, onchosen, wanted);
  const isNew = BRAND_NEW.includes(form.kind);
  const box = make("div", { class: "gh-desk__target" });
  const fresh = make("div", { class: "gh-desk__pair", hidden: true });
  const told = make("p", { class: "gh-desk__fault", role: "status" });
  const chosen = async (id) => {
    fresh.hidden = !isNew || Boolean(id) || !lists.units.value;
    told.textContent = "";
    if (!id) return isNew ? newAccount() : onchosen("", null, {});
    const account = await form.load(id).catch(() => undefined);
    if (lists.accounts.value !== id) return; // another one was chosen meanwhile
    if (account === undefined) told.textContent = word("not_fetched");
    onchosen(account === undefined ? "" : id, account, {});
  };
  const lists = accountLists(form, {
    id: "desk-target",
    value: wanted.target,
    states: form.kind in STATES ? STATES[form.kind] : LIVE,
    none: isNew ? "new_account" : undefined,
    onunit: () => (slug.value = ""),
    onchoose: chosen,
  });
  const platforms = make("select", { id: "desk-platform", onchange: () => newAccount(true) }, option("", word("choose_platform")));
  for (const [id, { name }] of Object.entries(form.data.platforms)) platforms.append(option(id, said(name)));
  const slug = make("input", { id: "desk-slug", type: "text", autocomplete: "off", spellcheck: "false", onchange: () => newAccount() });
  const newAccount = (isFresh = false) => {
    const unit = lists.units.value;
    if (isFresh || !slug.value) slug.value = platforms.value ? freeSlug(form, unit, platforms.value) : "";
    const isReady = unit && platforms.value && SLUG.test(slug.value);
    const target = isReady ? `${unit}/${slug.value}` : "";
    const isTaken = target && form.accounts.some(({ id }) => id === target);
    told.textContent = isTaken ? word("taken") : slug.value && !SLUG.test(slug.value) ? word("bad_slug") : "";
    onchosen(isTaken ? "" : target, null, { account: { platform: platforms.value } });
  };
  if (isNew)
    fresh.append(
      make("div", {}, make("label", { for: platforms.id }, word("platform")), platforms),
      make("div", {}, make("label", { for: slug.id }, word("slug")), slug, make("span", { class: "gh-desk__help" }, word("slug_help"))),
    );
  box.append(
    make("div", { class: "gh-desk__pair" },
      make("div", {}, make("label", { for: lists.units.id }, word("unit")), lists.find, lists.units),
      form.kind === "application" ? null : make("div", {}, make("label", { for: lists.accounts.id }, word("account")), lists.accounts)),
    fresh,
    told,
  );
  if (wanted.target && lists.accounts.value === wanted.target) chosen(wanted.target);
  else if (isNew && isAccount(wanted.target ?? "")) resume(wanted);
  else if (wanted.unit && isNew) startFor(wanted.unit);
  else if (wanted.target) told.textContent = word("not_offered", { account: wanted.target, form: form.label });
  return box;

  function startFor(unit) {
    lists.chooseUnit(unit);
    fresh.hidden = !lists.units.value;
  }

  function resume({ target, platform }) {
    const [unit, name] = target.split("/");
    startFor(unit);
    platforms.value = platform ?? "";
    slug.value = name;
    newAccount();
  }
}

function freeSlug(form, unit, platform) {
  const stem = SHORT[platform] ?? platform.replace(/^wechat-/, "");
  const taken = new Set(form.accounts.map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const slug = number > 1 ? `${stem}-${number}` : stem;
    if (!taken.has(`${unit}/${slug}`)) return slug;
  }
}

function slugChooser(form, onchosen, wanted) {
  const stem = form.kind === "release" ? form.kind : `${form.kind}-${form.today}`;
  const suggested = form.kind === "unit" ? "" : `${stem}-${Math.random().toString(36).slice(2, 6)}`;
  const told = make("p", { class: "gh-desk__fault", role: "status" });
  const slug = make("input", {
    id: "desk-slug",
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    onchange: () => {
      const present = form.kind === "unit" && !form.isOpened && form.rules.units.find(({ id }) => id === slug.value);
      const isRight = SLUG.test(slug.value) && !present;
      told.textContent = present ? word("unit_exists", { name: present.name }) : isRight ? "" : word("bad_slug");
      onchosen(isRight ? slug.value : "", null, {});
    },
  });
  slug.value = SLUG.test(wanted.target ?? "") ? wanted.target : suggested;
  if (slug.value) queueMicrotask(() => onchosen(slug.value, null, {}));
  const [label, help] = form.kind === "unit" ? ["unit_slug", "unit_slug_help"] : ["file_slug", "file_slug_help"];
  const row = make("div", {}, make("label", { for: slug.id }, word(label)), slug, make("span", { class: "gh-desk__help" }, word(help)), told);
  return form.kind === "unit" ? row : make("details", { class: "gh-desk__more" }, make("summary", {}, word("file_slug")), row);
}
