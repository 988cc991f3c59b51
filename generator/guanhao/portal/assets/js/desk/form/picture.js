// Fills in what a QR code says, read from a picture on this device.
import { make } from "./dom.js";
import { word } from "./words.js";

export function pictureReader(control) {
  const said = make("span", { role: "status" });
  const file = make("input", {
    type: "file",
    accept: "image/*",
    class: "gh-desk__file",
    id: `${control.id}-picture`,
    onchange: async () => {
      said.textContent = word("reading");
      const { readPicture } = await import("../../check/picture.js");
      const { texts, fault } = await readPicture(file.files[0]);
      said.textContent = fault ? word("no_code") : "";
      if (fault) return;
      [control.value] = texts;
      control.dispatchEvent(new Event("input"));
      control.dispatchEvent(new Event("change"));
    },
  });
  return make("p", { class: "gh-desk__tool" }, file, make("label", { for: file.id, class: "gh-desk__small" }, word("picture")), " ", said);
}
