// Filters of the directory. Nothing is fetched before one is used; the choice stands in the address.
const form = document.querySelector("#gh-filters");
const found = document.querySelector("#gh-found");
const results = document.querySelector("#gh-results");
const listing = document.querySelector("#gh-listing");
const body = results.querySelector("tbody");
const more = document.querySelector("#gh-more");
const STEP = 200;
const [ID, NAME, PLATFORM, IDENTIFIER, UNIT, TIER, STATE, APPROVED, SOUNDS, SOUGHT] = Array(10).keys();
const states = new Map(
  [...document.querySelector("#gh-states").content.children].map((badge, place) => [badge.dataset.state, { badge, place }]),
);
let index = null;
let shown = [];

async function load() {
  index ??= fetch(`${results.dataset.root}api/v1/directory.json`).then((answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }).then(prepare);
  try {
    return await index;
  } catch (error) {
    index = null;
    throw error;
  }
}

function chosen() {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
}

const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

const joined = (sounds) => sounds.replaceAll(" ", "");
const initials = (sounds) => sounds.split(" ").map((sound) => sound.charAt(0)).join("");

/** Give every row, once, the one text that is searched: as written, by its sound, and by its initials. */
function prepare(data) {
  const units = new Map(
    Object.entries(data.units).map(([id, [name, sounds]]) => [id, [plain(name), joined(sounds), initials(sounds)].join("\n")]),
  );
  for (const row of data.accounts) {
    const own = [plain(row[NAME]), plain(row[IDENTIFIER]), row[ID], joined(row[SOUNDS]), initials(row[SOUNDS])];
    row.push([...own, units.get(row[UNIT])].join("\n"));
  }
  data.order = new Map(Object.keys(data.platforms).map((id, place) => [id, place]));
  return data;
}

const orders = (data) => ({
  name: (a, b) => compare(a[SOUNDS], b[SOUNDS]),
  unit: (a, b) => compare(data.units[a[UNIT]][1], data.units[b[UNIT]][1]) || compare(a[UNIT], b[UNIT]),
  date: (a, b) => compare(b[APPROVED], a[APPROVED]),
  state: (a, b) => states.get(a[STATE]).place - states.get(b[STATE]).place,
  platform: (a, b) => (data.order.get(a[PLATFORM]) ?? Infinity) - (data.order.get(b[PLATFORM]) ?? Infinity) || 0,
});
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function select(data, asked) {
  const text = asked.text ? plain(asked.text) : "";
  const rows = data.accounts.filter(
    (row) =>
      (!asked.platform || row[PLATFORM] === asked.platform) &&
      (!asked.unit || row[UNIT] === asked.unit) &&
      (!asked.tier || String(row[TIER]) === asked.tier) &&
      (!asked.state || row[STATE] === asked.state) &&
      (!text || row[SOUGHT].includes(text)),
  );
  const known = orders(data);
  return rows.sort(Object.hasOwn(known, asked.sort ?? "") ? known[asked.sort] : known.platform);
}

function cell(row, content) {
  const made = row.insertCell();
  made.append(content);
  return made;
}

function link(path, words) {
  const made = document.createElement("a");
  made.href = results.dataset.root + path;
  made.textContent = words;
  return made;
}

function show(data, count) {
  for (const account of shown.slice(body.rows.length, count)) {
    const row = body.insertRow();
    cell(row, link(`accounts/${account[ID]}/`, account[NAME]));
    cell(row, data.platforms[account[PLATFORM]] ?? account[PLATFORM] ?? "");
    cell(row, account[IDENTIFIER]).className = "gh-id";
    cell(row, link(`units/${account[UNIT]}/`, data.units[account[UNIT]][0]));
    cell(row, states.get(account[STATE]).badge.cloneNode(true));
  }
  more.hidden = body.rows.length >= shown.length;
}

async function apply() {
  const asked = chosen();
  const address = new URL(location.href);
  address.search = new URLSearchParams(asked).toString();
  history.replaceState(null, "", address);
  const { view, ...filters } = asked;
  document.body.classList.toggle("gh-as-cards", view === "cards");
  const isFiltered = Object.keys(filters).length > 0;
  results.hidden = !isFiltered;
  if (listing) listing.hidden = isFiltered;
  if (!isFiltered) {
    found.textContent = "";
    return;
  }
  try {
    const data = await load();
    if (JSON.stringify(chosen()) !== JSON.stringify(asked)) return;
    shown = select(data, asked);
    body.replaceChildren();
    show(data, STEP);
    found.textContent = shown.length ? found.dataset.one.replace("{count}", shown.length) : found.dataset.none;
  } catch {
    results.hidden = true;
    if (listing) listing.hidden = false;
    found.textContent = found.dataset.broken;
  }
}

function restore() {
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (field.name) field.value = asked.get(field.name) ?? "";
    if (field.selectedIndex === -1) field.value = "";
  }
}

let waiting;
form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(apply, 120);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  apply();
});
form.addEventListener("reset", () => setTimeout(apply));
addEventListener("popstate", () => {
  restore();
  apply();
});
more.addEventListener("click", async () => show(await load(), body.rows.length + STEP));
document.querySelector("#f-print").addEventListener("click", async () => {
  if (!results.hidden) show(await load(), shown.length);
  print();
});
form.hidden = false;
restore();
apply();
