// Opens a record file that this page made, to go on with it: for whoever files it for a unit, or to correct it.
import { isAccount, SLUG } from "./accounts.js";
import { make } from "./dom.js";
import { word } from "./words.js";

// What a downloaded file is called: its whole path, since that says which account it is of.
export const downloadName = (path) => path.replace(/^registry\//, "").split("/").join("__");

// Returns the account or the short name that a file's name tells; the empty string where it tells none.
function targetOf(name, { isOfAccount, kind }) {
  const parts = name.replace(/(?: ?\([0-9]+\))?\.ya?ml$/, "").split("__");
  const account = parts.length === 4 ? `${parts[1]}/${parts[2]}` : "";
  if (isOfAccount) return isAccount(account) ? account : "";
  const slug = parts.length > 1 || kind === "unit" ? parts.at(-1).replace(/^[0-9]{4}-[0-9]{2}-[0-9]{2}-/, "") : "";
  return SLUG.test(slug) ? slug : "";
}

// Calls `onopened(raw, target, name)`.
export function opener(form, onopened) {
  const said = make("span", { role: "status" });
  const file = make("input", {
    type: "file",
    accept: ".yml,.yaml",
    class: "gh-desk__file",
    id: "desk-open",
    onchange: async () => {
      const [chosen] = file.files;
      if (!chosen) return;
      const raw = await recordIn(chosen);
      file.value = "";
      const isRight = raw && isOfKind(raw, form.kind);
      said.textContent = isRight ? "" : word("bad_file", { kind: form.label });
      if (isRight) onopened(raw, targetOf(chosen.name, form), chosen.name);
    },
  });
  return make("p", { class: "gh-desk__tool" }, file, make("label", { for: file.id, class: "gh-desk__small" }, word("open_file")), " ", said);
}

// Whatever is wrong with a record's values is said at its questions; what changes tell of no field has none.
const isOfKind = (raw, kind) => (kind === "unit" ? !raw.filed_on : raw.kind === kind) && (raw.changes === undefined || areChanges(raw.changes));
const areChanges = (changes) => Array.isArray(changes) && changes.every((change) => typeof change?.field === "string");

async function recordIn(file) {
  try {
    const { read } = await import("../read.js"); // by far the largest part, of use to few
    const raw = read(await file.text());
    return raw !== null && typeof raw === "object" && !Array.isArray(raw) ? raw : null;
  } catch {
    return null;
  }
}
