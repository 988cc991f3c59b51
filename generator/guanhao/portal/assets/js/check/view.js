// An answer, or several, as the elements of the result and the data that it carries.
import { badge, element, fill, standing, word } from "./answer.js";

const DAY = 86_400_000;
const ORDER = ["reported-impostor", "lookalike", "formerly-official", "no-record", "name-match", "official"];
const isEnglish = document.documentElement.lang.startsWith("en");

// Returns parts and data of the result. Of several answers (two codes in one picture) it bears the least favourable.
export async function answered(texts, answers, context) {
  const worst = [...answers].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict))[0];
  const accounts = new Set(answers.flatMap(({ matches }) => matches.map(({ account }) => account)));
  const data = { verdict: worst.verdict, accounts: [...accounts].filter(Boolean).join(" "), tone: toneOf(worst) };
  if (answers.length > 1) return [[several(texts, answers, context)], data];
  return [await one(texts[0], worst, context), data];
}

// A suspended or unconfirmed account is never a plain yes.
function toneOf({ verdict, matches, meta, on }) {
  if (verdict !== "official") return verdict;
  if (on < meta.as_of) return "official-then";
  const shown = matches.map(standing).find((state) => ["suspended", "unconfirmed"].includes(state));
  return shown ? `official-${shown}` : verdict;
}

function said(answer) {
  return fill(`[data-answer="${toneOf(answer)}"]`, { to: answer.matches[0]?.gone });
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
  const { verdict, matches, query, meta, on } = answer;
  const head = element("div", "gh-answer__said");
  if (context.day) head.append(element("p", "gh-answer__day", onDay(context.day, meta.as_of)));
  head.append(said(answer));
  const rest = element("div", "gh-answer__rest", element("p", "gh-answer__asked", `${word("asked")} “${shortened(text)}”`));
  if (verdict === "lookalike") {
    const { comparison } = await import("./compare.js");
    for (const match of matches.slice(0, 3)) rest.append(comparison(query.names[0] ?? text, match.name ?? match.value));
  }
  if (verdict === "reported-impostor") rest.append(...matches.map((match) => posing(match, answer)));
  const accounts = matches.filter(({ account, isImpostor }) => account && !isImpostor);
  if (accounts.length) rest.append(element("h3", "", word(verdict === "lookalike" ? "similar" : "matches")), listed(accounts, answer, context));
  rest.append(foot(meta, on));
  return [head, rest];
}

const platformName = (id, platforms) => platforms[id]?.[isEnglish ? "name_en" : "name"] ?? id ?? "";

function posing({ name, platform, account }, { platforms }) {
  return fill("#check-impostor", { name, platform: platformName(platform, platforms), account });
}

function listed(accounts, { platforms }, { root }) {
  const list = element("ul", "gh-answer__accounts");
  for (const match of accounts) {
    const label = (field) => platforms[match.platform]?.[field]?.[isEnglish ? "label_en" : "label"] ?? "";
    const made = fill("#check-account", {
      ...match,
      platform: platformName(match.platform, platforms),
      handle_label: label("handle"),
      id_label: label("platform_id"),
      page: new URL(`accounts/${match.account}/`, root).href,
      successor_page: new URL(`accounts/${match.successor}/`, root).href,
      held: match.since && word(match.until ? "held_span" : "held_open", { from: match.since, to: match.until }),
    });
    made.querySelector("[data-slot=badge]").replaceWith(badge(match));
    list.append(made);
  }
  return list;
}

const onDay = (day, asOf) => word(day > asOf ? "on_future" : "on_then", { day, as_of: asOf });

function foot({ as_of, commit, stale_after_days }) {
  const days = Math.floor((Date.now() - Date.parse(as_of)) / DAY);
  return fill("#check-foot", { as_of, commit: commit?.slice(0, 10), days: days > stale_after_days && days });
}
