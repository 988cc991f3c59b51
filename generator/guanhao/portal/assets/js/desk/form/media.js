// What a release names of a file (its name, format and size), read from the file itself. The file stays on the device.
import { idOf, make } from "./dom.js";
import { put } from "./values.js";
import { word } from "./words.js";

const FORMATS = { jpg: "jpeg", jpe: "jpeg", tif: "tiff" };

export const isMedia = (node) => ["file", "format", "bytes"].every((part) => node.m.some(({ k }) => k.at(-1) === part));

// Returns the control that fills in the questions below `keys`.
export function mediaPicker(form, keys) {
  const file = make("input", {
    type: "file",
    class: "gh-desk__file",
    id: idOf(keys, "choose"),
    onchange: () => {
      const [chosen] = file.files;
      if (!chosen) return;
      const extension = chosen.name.includes(".") ? chosen.name.split(".").at(-1).toLowerCase() : "";
      put(form.raw, [...keys, "file"], chosen.name);
      put(form.raw, [...keys, "format"], FORMATS[extension] ?? extension);
      put(form.raw, [...keys, "bytes"], String(chosen.size));
      form.changed(keys);
      form.redraw(idOf([...keys, "file"]));
    },
  });
  return make("p", { class: "gh-desk__tool" }, file, make("label", { for: file.id, class: "gh-desk__small" }, word("choose_file")));
}
