// An answer, or several, as the elements of the result and the data that it carries.
import { badge, element, fill, standing, word } from "./answer.js";

const DAY = 86_400_000;
const ORDER = ["reported-impostor", "lookalike", "formerly-official", "no-record", "name-match", "official"];

// Parts and data of the result. Of several answers (two codes in one picture) the result bears the least favourable.
export async function answered(texts, answers, context) {
  const worst = [...answers].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict))[0];
  const accounts = new Set(answers.flatMap(({ matches }) => matches.map(({ account }) => account)));
  const data = { verdict: worst.verdict, accounts: [...accounts].join(" "), tone: toneOf(worst) };
  if (answers.length > 1) return [[several(texts, answers, context)], data];
  return [await one(texts[0], worst, context), data];
}

function toneOf({ verdict, matches }) {
  if (verdict !== "official") return verdict;
  const shown = matches.map(standing).find((state) => state !== "active");
  return shown ? `official-${shown}` : verdict;
}

function said(answer) {
  return fill(`[data-answer="${toneOf(answer)}"]`, { to: answer.matches[0]?.to });
}

function several(texts, answers, { choose }) {
  const list = element("ul", "gh-answer__accounts");
  answers.forEach((answer, i) => {
    const title = said(answer).querySelector(".gh-answer__title");
    const button = element("button", "gh-check__tool", word("which_ask"));
    button.type = "button";
    button.addEventListener("click", () => choose(texts[i]));
    const item = element("li", "gh-answer__account", title, element("p", "gh-id", shortened(texts[i])), button);
    item.dataset.verdict = answer.verdict;
    list.append(item);
  });
  return element("div", "gh-answer__rest", element("p", "", word("which", { count: texts.length })), list);
}

const shortened = (text) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

async function one(text, answer, context) {
  const { verdict, matches } = answer;
  const rest = element("div", "gh-answer__rest", element("p", "gh-answer__asked", `${word("asked")} “${shortened(text)}”`));
  if (context.day) rest.append(element("p", "gh-answer__onday", onDay(answer, context.day)));
  if (verdict === "lookalike") {
    const { comparison } = await import("./compare.js");
    for (const match of matches.slice(0, 3)) rest.append(comparison(answer.name ?? text.trim(), match.name));
  }
  const accounts = matches.filter(({ account }) => account);
  if (accounts.length) {
    const title = { lookalike: "similar", "reported-impostor": "imitates" }[verdict] ?? "matches";
    rest.append(element("h3", "", word(title)), listed(accounts, context));
  }
  rest.append(foot(answer));
  return [element("div", "gh-answer__said", said(answer)), rest];
}

function listed(accounts, { root }) {
  const list = element("ul", "gh-answer__accounts");
  for (const match of accounts) {
    const made = fill("#check-account", {
      ...match,
      page: new URL(`accounts/${match.account}/`, root).href,
      held: match.valid?.map(span).join("；"),
    });
    made.querySelector("[data-slot=badge]").replaceWith(badge(match));
    list.append(made);
  }
  return list;
}

const span = ({ from, to }) => (to ? word("held_span", { from, to }) : word("held_open", { from }));

function onDay({ as_of, held = [] }, day) {
  if (day > as_of) return word("on_future", { day, as_of });
  if (!held.length) return word("on_unknown", { day });
  return word(held.some(({ from, to }) => from <= day && !(to && to <= day)) ? "on_yes" : "on_no", { day });
}

function foot({ as_of, commit }) {
  const days = Math.floor((Date.now() - Date.parse(as_of)) / DAY);
  const limit = Number(document.getElementById("check").dataset.stale);
  return fill("#check-foot", { as_of, commit: commit?.slice(0, 10), days: days > limit && days });
}
