// Finding an option of a long list by a part of its name or of its short name.
import { make } from "./dom.js";
import { word } from "./words.js";

const MANY = 40; // options from which on a list is searched

// Returns the field to search with, which leaves in the list what matches, and chooses the only match.
export function finder(select) {
  const whole = [...select.children].map((child) => [child, [...child.children]]);
  if (select.options.length <= MANY) return null;
  const search = make("input", {
    type: "search",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: word("find"),
    "aria-label": word("find"),
    "aria-controls": select.id,
    oninput: () => {
      const wanted = search.value.normalize("NFKC").trim().toLowerCase();
      const chosen = select.value;
      const isKept = ({ text, value }) => !wanted || value === chosen || `${text} ${value}`.toLowerCase().includes(wanted);
      for (const [group, options] of whole) if (options.length) group.replaceChildren(...options.filter(isKept));
      select.replaceChildren(...whole.map(([child]) => child).filter((child) => child.matches("option") || child.children.length));
      select.value = chosen;
      const [only, other] = [...select.options].filter(({ value }) => value && value !== chosen);
      if (wanted && only && !other) {
        select.value = only.value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      }
    },
  });
  return search;
}
