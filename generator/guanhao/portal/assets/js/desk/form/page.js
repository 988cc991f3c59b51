// A form of the desk: which account, its questions, what is wrong, and the record that comes of it.
import { loadAccounts } from "./accounts.js";
import { idOf, make } from "./dom.js";
import { forget, kept, namesPeople } from "./draft.js";
import { goTo, placed, show } from "./findings.js";
import { Form } from "./form.js";
import { questions } from "./groups.js";
import { core } from "./core.js";
import { opener } from "./opening.js";
import { sentence } from "./plain.js";
import { showResult } from "./result.js";
import { summary } from "./summary.js";
import { targetChooser } from "./target.js";
import { word } from "./words.js";

const page = document.getElementById("desk");
const { root, kind } = page.dataset;

const read = async (name) => {
  const answer = await fetch(`${root}desk/${name}.json`);
  if (!answer.ok) throw new Error(`${answer.status} ${name}`);
  return answer.json();
};

// Chat apps whose own browser keeps no downloads.
const IN_CHAT = /MicroMessenger|DingTalk|Lark\/|\bQQ\//;

// The day it is at the institution, whatever the clock of this device is set to.
const today = (timezone) => new Intl.DateTimeFormat("en-CA", { timeZone: timezone, year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date());

async function start() {
  const [data, rules, accounts] = await Promise.all([read("forms"), read("rules"), loadAccounts(root)]);
  const form = new Form({ kind, data, rules, root, accounts, today: today(rules.institution.timezone) });
  const judge = await core(form);
  form.say = judge.say;
  const query = new URLSearchParams(location.search);
  const [asked, unit] = [query.get("account"), query.get("unit")];
  const stored = kept(form);
  const isAsked = (id) => (!asked || id === asked) && (!unit || id.startsWith(`${unit}/`));
  const draft = stored?.target && isAsked(stored.target) ? stored : null;
  const target = make("div", { id: "desk-target-box" });
  const notice = make("div", {});
  const box = make("form", { id: "desk-form", novalidate: true, autocomplete: "off", onsubmit: (event) => (event.preventDefault(), submit()) });
  const result = make("div", {});
  page.replaceChildren(IN_CHAT.test(navigator.userAgent) ? make("p", { class: "gh-note" }, word("in_chat")) : "", notice, target, box, result);

  // Nothing that was typed is lost by looking at another account: only what rests on the account itself begins anew.
  function choose(id, account, raw) {
    box.hidden = !id;
    const isSamePlatform = !raw.account || raw.account.platform === form.raw.account?.platform;
    if (!id || (id === form.target && form.isDrawn && isSamePlatform)) return;
    if (id === form.target || form.keeps(account)) form.retarget(id, account, raw);
    else form.begin(id, account, raw);
    draw();
  }

  function draw(focus) {
    result.replaceChildren();
    form.unfolded = new Set([...box.querySelectorAll("details[open]")].map(({ id }) => id));
    form.isDrawn = Boolean(form.target);
    box.hidden = !form.target;
    if (!form.target) return box.replaceChildren();
    box.replaceChildren(
      make("div", { id: "desk-summary" }),
      make("div", { id: "desk-form-fault", class: "gh-desk__fault", "aria-live": "polite" }),
      ...questions(form, form.nodes),
      make("p", { class: "gh-desk__submit" }, make("button", { type: "submit", class: "gh-button" }, word("make"))),
    );
    if (focus) goTo(focus);
    look();
  }

  function look() {
    if (!form.target) return { errors: [], findings: [] };
    const { value, before } = form.record();
    const findings = placed(form, judge.findings(value), before);
    const errors = show(form, box, findings);
    shorten(box.querySelector("#desk-summary"), errors);
    return { errors, findings, value };
  }

  // The list stays as it stands, with the focus in it, until something of it is corrected.
  function shorten(place, errors) {
    if (!place.firstChild) return;
    const list = summary(form, box, errors, false);
    if (!errors.length) place.replaceChildren();
    else if (list.textContent !== place.textContent) place.replaceChildren(list);
  }

  async function submit() {
    form.submitted = true;
    const { errors, findings, value } = look();
    const place = box.querySelector("#desk-summary");
    place.replaceChildren(...(errors.length ? [summary(form, box, errors, true)] : []));
    if (errors.length) return place.firstChild.focus();
    const raw = await ready(judge.ordered(value)).catch(() => null);
    if (!raw) return box.querySelector("#desk-form-fault").replaceChildren(make("p", { class: "gh-desk__said gh-desk__said--error" }, word("not_loaded")));
    const { path, text } = judge.file(raw);
    const warnings = findings.length ? make("ul", { class: "gh-note" }, ...findings.map((each) => make("li", {}, make("strong", {}, word(each.severity)), " ", ...sentence(form, each)))) : null;
    box.hidden = true;
    target.hidden = true;
    result.replaceChildren(showResult(form, { path, text, raw, warnings, onagain: again }));
    result.firstChild.focus();
  }

  const ready = async (record) => (data.recipients.length ? (await import("./seal.js")).sealed(record, data.recipients) : record);

  function again(isNew) {
    target.hidden = false;
    if (isNew) {
      forget(form);
      form.begin("", null);
      offer({});
    }
    draw();
  }

  // What is on file of an account must be known, or what is judged would be another's.
  async function open(raw, id, name) {
    const account = await published(id).catch(() => undefined);
    if (account === undefined) return notice.replaceChildren(make("p", { class: "gh-note", role: "alert" }, word("broken")));
    form.begin(id, account, raw);
    form.isOpened = true;
    notice.replaceChildren(make("p", { class: "gh-note", role: "status" }, word("opened_file", { name }), id ? "" : word("opened_whose")));
    offer({ target: id, platform: raw.account?.platform });
    draw();
  }

  const published = async (id) => (form.isOfAccount && accounts.some((account) => account.id === id) ? form.load(id) : null);

  function offer(wanted) {
    target.replaceChildren(targetChooser(form, choose, wanted), opener(form, open));
  }

  form.onjudge = look;
  form.onredraw = draw;
  form.onsuggest = (keys, value) => {
    const control = document.getElementById(idOf(keys));
    if (control) control.value = value;
  };
  if (draft) {
    const account = await published(draft.target);
    form.begin(draft.target, account, draft.raw);
    notice.replaceChildren(make("p", { class: "gh-note" }, word("restored"), " ", make("button", { type: "button", class: "gh-desk__small", onclick: () => (notice.replaceChildren(), again(true)) }, word("discard"))));
  }
  // Names and contacts are nowhere once the page is left: not in the history either.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  addEventListener("beforeunload", (event) => !form.isTaken && namesPeople(form.raw) && event.preventDefault());
  offer({ target: asked ?? draft?.target, unit, platform: draft?.raw?.account?.platform });
  page.dataset.ready = "true";
}

start().catch((error) => {
  console.error(error);
  page.replaceChildren(make("p", { class: "gh-note", role: "alert" }, word("broken")));
});
