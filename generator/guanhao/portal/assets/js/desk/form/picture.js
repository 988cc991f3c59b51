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
      const picture = await import("../../check/picture.js").catch(() => null);
      const { texts, fault } = picture ? await picture.readPicture(file.files[0]) : { fault: "not_loaded" };
      file.value = "";
      said.textContent = fault ? word(picture ? "no_code" : fault) : "";
      if (fault) return;
      [control.value] = texts;
      control.dispatchEvent(new Event("input"));
      control.dispatchEvent(new Event("change"));
    },
  });
  return make("p", { class: "gh-desk__tool" }, file, make("label", { for: file.id, class: "gh-desk__small" }, word("picture")), " ", said);
}
