// Elements. What comes from records or from people is text, and never markup.

// Makes an element: `on…` attributes are listeners; a flag that is false, null or undefined is left out.
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

export const idOf = (keys, part = "") => `q-${keys.join(".")}${part && `-${part}`}`;

// The place for what is wrong with an answer: read out as it appears.
export const faultBox = (keys) => make("div", { class: "gh-desk__fault", id: idOf(keys, "fault"), "aria-live": "polite" });

export function button(text, onclick, style = "gh-desk__small") {
  return make("button", { type: "button", class: style, onclick }, text);
}

export const option = (value, text, chosen) => new Option(text, value, chosen, chosen);
