// The list of what is to be corrected, each leading to its question. It grows shorter as that is done.
import { goTo, placeOf } from "./findings.js";
import { make } from "./dom.js";
import { sentence } from "./plain.js";
import { word } from "./words.js";

export function summary(form, root, errors, isNew) {
  const places = errors.map((finding) => ({ finding, box: placeOf(root, finding.at) }));
  places.sort((one, other) => (one.box.compareDocumentPosition(other.box) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  const items = places.map(({ finding, box }) => {
    const place = box.id.replace(/-fault$/, "");
    return make("li", {}, make("a", { href: `#${place}`, onclick: (event) => (event.preventDefault(), goTo(place)) }, whose(box), ...sentence(form, finding)));
  });
  const role = isNew ? "alert" : "group";
  return make("div", { class: "gh-desk__summary", role, tabindex: "-1" }, make("h2", {}, word("to_correct", { count: errors.length })), make("ul", {}, ...items));
}

// The item or part that a question stands in, where its label alone would not tell.
function whose(box) {
  const holder = box.parentElement.closest(".gh-desk__item, :is(.gh-desk__group, .gh-desk__more) .gh-desk__group");
  const legend = holder?.querySelector(":scope > legend");
  return legend && !box.id.startsWith(`${holder.id}-`) ? `${legend.firstChild.textContent}${word("colon")}` : "";
}
