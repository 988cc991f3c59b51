// The finished record: shown, copied, downloaded, or taken to the forge's page for a new file.
import { namesPeople } from "./draft.js";
import { button, make } from "./dom.js";
import { newFile } from "./forge.js";
import { downloadName } from "./opening.js";
import { word } from "./words.js";

const NAMES = { github: "GitHub", gitea: "Gitea", forgejo: "Forgejo", gitlab: "GitLab" };
const PROPOSE = { GitHub: "propose_github", GitLab: "propose_gitlab", Gitea: "propose_gitea", Forgejo: "propose_gitea" };

// Shows a file; `raw` are its values, which tell whether it names people.
export function showResult(form, { path, text, raw, warnings, onagain }) {
  const status = make("p", { class: "gh-desk__status", role: "status" });
  const shown = make("pre", { tabindex: "0", class: "gh-desk__file-text" }, make("code", {}, text));
  const copy = async () => {
    form.taken();
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = word("copied");
      return true;
    } catch {
      getSelection().selectAllChildren(shown);
      status.textContent = word("select_copy");
      return false;
    }
  };
  const isPersonal = namesPeople(raw);
  const isEdit = form.kind === "unit" && form.data.units.some(({ id }) => id === form.target);
  const page = newFile(form.data.repository, path, text, { isPersonal, isEdit });
  const forge = NAMES[form.data.repository?.forge?.toLowerCase()];
  const go = page
    ? make("a", { class: "gh-button", href: page.address, target: "_blank", rel: "noopener", onclick: page.carries ? () => form.taken() : copy }, word("to_forge", { forge }))
    : null;
  return make("section", { class: "gh-desk__result", id: "desk-result", tabindex: "-1", "aria-labelledby": "desk-result-title" },
    make("h2", { id: "desk-result-title" }, word("result")),
    make("p", {}, word("checked")),
    warnings,
    make("p", { class: "gh-desk__path" }, word("path"), " ", make("code", {}, path)),
    make("div", { class: "gh-desk__actions" }, go, button(word("download"), () => (form.taken(), download(path, text), (status.textContent = word("downloaded", { name: downloadName(path) }))), "gh-desk__action"), button(word("copy"), copy, "gh-desk__action")),
    status,
    make("h3", {}, word("next")),
    page ? make("p", {}, make("strong", {}, word("with_account", { forge }))) : null,
    page ? steps([page.carries ? "opened" : isEdit ? "paste_over" : isPersonal ? "paste_people" : "paste", PROPOSE[forge], "request", "merged"], { forge }) : null,
    make("p", {}, make("strong", {}, word("without_account"))),
    steps(["send", "files_for_you", "merged"], {}),
    isPersonal ? make("p", { class: "gh-note" }, word("has_people")) : null,
    make("h3", {}, word("content")),
    shown,
    make("p", {}, button(word("back"), () => onagain(false), "gh-desk__action"), " ", button(word("again"), () => onagain(true), "gh-desk__action")));
}

const steps = (keys, values) => make("ol", {}, ...keys.map((key) => make("li", {}, word(key, values))));

function download(path, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  make("a", { href: address, download: downloadName(path) }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
