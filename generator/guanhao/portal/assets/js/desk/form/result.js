// The finished record: shown, copied, downloaded, or taken to the forge's page for a new file.
import { namesPeople } from "./draft.js";
import { button, make } from "./dom.js";
import { isAddress, newFile } from "./forge.js";
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
  const save = () => {
    form.taken();
    download(path, text);
    status.textContent = word("downloaded", { name: downloadName(path) });
  };
  const isPersonal = namesPeople(raw);
  const way = wayIn(form, path, text, isPersonal);
  const onclick = way?.carries ? () => form.taken() : copy;
  const go = way && make("a", { class: "gh-button", href: way.address, target: "_blank", rel: "noopener", onclick }, word("to_forge", way));
  return make("section", { class: "gh-desk__result", id: "desk-result", tabindex: "-1", "aria-labelledby": "desk-result-title" },
    make("h2", { id: "desk-result-title" }, word("result")),
    make("p", {}, word("checked")),
    warnings,
    make("p", { class: "gh-desk__path" }, word("path"), " ", make("code", {}, path)),
    make("div", { class: "gh-desk__actions" }, go, button(word("download"), save, "gh-desk__action"), button(word("copy"), copy, "gh-desk__action")),
    status,
    make("h3", {}, word("next")),
    way ? make("p", {}, make("strong", {}, word("with_account", way))) : null,
    way ? steps([...way.steps, "request", "merged"], way) : null,
    way ? make("p", {}, make("strong", {}, word("without_account"))) : null,
    steps(["send", "files_for_you", "merged"], {}),
    isPersonal ? make("p", { class: "gh-note" }, word("has_people")) : null,
    make("h3", {}, word("content")),
    shown,
    make("p", {}, button(word("back"), () => onagain(false), "gh-desk__action"), " ", button(word("again"), () => onagain(true), "gh-desk__action")));
}

// Returns `{forge, address, carries, steps}` of whoever has an account on the forge; null where no forge is named.
function wayIn(form, path, text, isPersonal) {
  const { repository } = form.data;
  const isEdit = form.kind === "unit" && form.rules.units.some(({ id }) => id === form.target);
  const page = newFile(repository, path, text, { isPersonal, isEdit });
  const forge = NAMES[page?.forge] ?? repository?.forge;
  if (page) return { ...page, forge, steps: [page.carries ? "opened" : isEdit ? "paste_over" : isPersonal ? "paste_people" : "paste", PROPOSE[forge]] };
  return forge && isAddress(repository.url) ? { forge, address: repository.url, carries: false, steps: ["elsewhere"] } : null;
}

const steps = (keys, values) => make("ol", {}, ...keys.map((key) => make("li", {}, word(key, values))));

function download(path, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  make("a", { href: address, download: downloadName(path) }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
