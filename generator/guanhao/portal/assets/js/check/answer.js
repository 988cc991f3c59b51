// Answers as elements: the page's templates filled with text. Nothing of a query or a record is ever read as markup.
const template = (selector) => document.querySelector(`template${selector}`).content;

export function word(key, values = {}) {
  return filled(template("#check-words").querySelector(`[data-word="${key}"]`).textContent, values);
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
}

export function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

// Copies a template: `{key}` in its texts and data-href is a value, and what has data-if stays if there is that value.
export function fill(selector, values = {}) {
  const made = template(selector).cloneNode(true);
  for (const part of made.querySelectorAll("[data-if]")) if (!values[part.dataset.if]) part.remove();
  for (const link of made.querySelectorAll("[data-href]")) link.href = filled(link.dataset.href, values);
  const texts = document.createTreeWalker(made, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = filled(texts.currentNode.data, values);
  return made;
}

// The standing that is shown: a suspended or unconfirmed account is never a plain yes.
export function standing({ state, confirmed }) {
  return state === "active" && !confirmed ? "unconfirmed" : state;
}

const SIGNS = { active: "●", unconfirmed: "◐", suspended: "❙❙", approved: "○", closed: "✕", "under-review": "?" };

export function badge(match) {
  const shown = standing(match);
  const sign = element("span", "", SIGNS[shown]);
  sign.ariaHidden = "true";
  return element("span", `gh-state gh-state--${shown}`, sign, ` ${word(`state.${shown}`)}`);
}
