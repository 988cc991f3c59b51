// What is wrong, at the question it is about: at once where somebody has answered, everywhere after the first attempt.
import { button, idOf, make } from "./dom.js";
import { remedy, sentence } from "./plain.js";
import { word } from "./words.js";

const startsWith = (keys, start) => start.every((key, depth) => keys[depth] === key);

// Returns the findings with the place in the form of each: that of the missing answer, not of what would hold it.
export function placed(form, findings, before) {
  return findings.map((finding) => ({ ...finding, at: before(placeIn(finding, form.nodes)) }));
}

function placeIn({ rule, code, keys, params }, nodes) {
  if (code === "no-identifier") return [...keys, "handle"];
  if (code === "missing" && typeof params.name === "string") return keysOf(params.name);
  if (code === "missing" && typeof params.field === "string") return [...keys, params.field];
  return keys.length ? keys : (notedAt(rule, nodes) ?? keys);
}

// The question at which the form tells what a rule asks for.
function notedAt(rule, nodes) {
  for (const node of nodes) {
    if (node.n?.some((note) => note.rule === rule)) return node.k;
    const inner = node.m && notedAt(rule, node.m);
    if (inner) return inner;
  }
  return null;
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

// Shows them and returns those that nobody can overlook: errors, wherever they are. What is said already stays as it
// stands, so that it is read out once and its buttons can be pressed.
export function show(form, root, findings) {
  const said = new Map([...root.querySelectorAll(".gh-desk__fault")].map((box) => [box, []]));
  for (const control of root.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
  for (const finding of findings.filter((each) => isDue(form, each))) {
    const box = placeOf(root, finding.at);
    said.get(box).push(told(form, finding));
    const control = document.getElementById(box.id.replace(/-fault$/, ""));
    if (finding.severity === "error" && control?.matches("input, select, textarea")) control.setAttribute("aria-invalid", "true");
  }
  for (const [box, lines] of said) if (box.textContent !== lines.map((line) => line.textContent).join("")) box.replaceChildren(...lines);
  return findings.filter(({ severity }) => severity === "error");
}

// The nearest place that the form has for it; the general one where it has none.
export function placeOf(root, at) {
  for (let end = at.length; end > 0; end -= 1) {
    const found = document.getElementById(idOf(at.slice(0, end), "fault"));
    if (found && root.contains(found)) {
      for (let details = found.closest("details"); details; details = details.parentElement.closest("details")) details.open = true;
      return found;
    }
  }
  return root.querySelector("#desk-form-fault");
}

function told(form, finding) {
  const { article, params } = finding;
  const how = remedy(form, finding);
  return make("p", { class: `gh-desk__said gh-desk__said--${finding.severity}` },
    make("strong", {}, word(finding.severity)), " ", ...sentence(form, finding),
    article ? word("by_article", { article }) : "",
    how ? make("span", { class: "gh-desk__mend" }, word("mend"), how) : null,
    finding.code === "not-canonical" ? make("span", { class: "gh-desk__mend" }, button(word("take_over"), () => form.replace(finding.at, params.right))) : null);
}

export function goTo(id) {
  const place = document.getElementById(id) ?? document.getElementById("desk-form");
  for (let details = place.closest("details"); details; details = details.parentElement.closest("details")) details.open = true;
  const control = place.matches("fieldset") ? (place.querySelector("input, select, textarea") ?? place) : place;
  control.focus({ preventScroll: true });
  (place.closest(".gh-desk__field") ?? place).scrollIntoView({ block: "center" });
}
