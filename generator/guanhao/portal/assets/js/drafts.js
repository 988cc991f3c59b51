// Drafts of the forms that this browser keeps: listed where any is, each to be gone on with or deleted.
const section = document.querySelector("#desk-drafts");
const list = section.querySelector("ul");
const { remove } = section.dataset;
const place = (kind) => `guanhao-desk/${new URL(section.dataset.root, location.href).pathname}/${kind}`;

function draft(kind) {
  try {
    return JSON.parse(localStorage.getItem(place(kind)));
  } catch {
    return null;
  }
}

for (const form of document.querySelectorAll("a[data-kind]")) {
  const { kind } = form.dataset;
  const target = draft(kind)?.target;
  if (!target) continue;
  const name = form.querySelector("strong").textContent;
  const row = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: form.href, textContent: name });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "gh-desk__small", textContent: remove });
  button.setAttribute("aria-label", `${remove} ${name}`);
  button.addEventListener("click", () => {
    localStorage.removeItem(place(kind));
    row.remove();
    section.hidden = !list.children.length;
  });
  row.append(link, Object.assign(document.createElement("span"), { textContent: target }), button);
  list.append(row);
  section.hidden = false;
}
