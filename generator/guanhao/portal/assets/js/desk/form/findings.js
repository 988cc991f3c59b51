// What is wrong, at the question it is about: at once where somebody has answered, everywhere after the first attempt.
import { idOf, make } from "./dom.js";
import { lang, word } from "./words.js";

const startsWith = (keys, start) => start.every((key, depth) => keys[depth] === key);

// Returns the findings with the place in the form of each: that of the missing answer, not of what would hold it.
export function placed(findings, before) {
  return findings.map((finding) => ({ ...finding, at: before(placeIn(finding)) }));
}

function placeIn({ code, keys, params }) {
  if (code === "missing" && typeof params.name === "string") return keysOf(params.name);
  return code === "missing" && typeof params.field === "string" ? [...keys, params.field] : keys;
}

// Messages count positions from 1.
const keysOf = (name) => name.split(".").map((key) => (/^[0-9]+$/.test(key) ? Number(key) - 1 : key));

function isDue(form, { at }) {
  if (form.submitted) return true;
  return [...form.touched].some((told) => {
    const keys = JSON.parse(told);
    return startsWith(at, keys) || (startsWith(keys, at) && at.length > 0);
  });
}

// Shows them and returns those that nobody can overlook: errors, wherever they are.
export function show(form, root, findings) {
  for (const fault of root.querySelectorAll(".gh-desk__fault")) fault.replaceChildren();
  for (const control of root.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
  for (const finding of findings.filter((each) => isDue(form, each))) {
    const box = placeOf(root, finding.at);
    box.append(told(form, finding));
    const control = document.getElementById(box.id.replace(/-fault$/, ""));
    if (finding.severity === "error" && control?.matches("input, select, textarea")) control.setAttribute("aria-invalid", "true");
  }
  return findings.filter(({ severity }) => severity === "error");
}

// The nearest place that the form has for it; the general one where it has none.
function placeOf(root, at) {
  for (let end = at.length; end > 0; end -= 1) {
    const found = document.getElementById(idOf(at.slice(0, end), "fault"));
    if (found && root.contains(found)) {
      for (let details = found.closest("details"); details; details = details.parentElement.closest("details")) details.open = true;
      return found;
    }
  }
  return root.querySelector("#desk-fault");
}

function told(form, finding) {
  const { article } = finding;
  return make("p", { class: `gh-desk__said gh-desk__said--${finding.severity}` },
    make("strong", {}, word(finding.severity)), " ", form.say.sentence(finding, lang),
    article ? ` （${article}）` : "", make("span", { class: "gh-desk__mend" }, word("mend"), form.say.remedy(finding, lang)));
}

// The list of what is to be corrected, each leading to its question.
export function summary(form, root, errors) {
  const places = errors.map((finding) => ({ finding, box: placeOf(root, finding.at) }));
  places.sort((one, other) => (one.box.compareDocumentPosition(other.box) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  const items = places.map(({ finding, box }) => {
    const place = box.id.replace(/-fault$/, "");
    const link = make("a", { href: `#${place}`, onclick: (event) => (event.preventDefault(), goTo(place)) }, form.say.sentence(finding, lang));
    return make("li", {}, link);
  });
  return make("div", { class: "gh-desk__summary", role: "alert", tabindex: "-1" }, make("h2", {}, word("to_correct", { count: errors.length })), make("ul", {}, ...items));
}

export function goTo(id) {
  const place = document.getElementById(id) ?? document.getElementById("desk-form");
  for (let details = place.closest("details"); details; details = details.parentElement.closest("details")) details.open = true;
  const control = place.matches("fieldset") ? (place.querySelector("input, select, textarea") ?? place) : place;
  control.focus({ preventScroll: true });
  (place.closest(".gh-desk__field") ?? place).scrollIntoView({ block: "center" });
}
