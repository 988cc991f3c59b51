// Filters of the directory. Nothing is fetched before one is used; the choice stands in the address.
const form = document.querySelector("#gh-filters");
const found = document.querySelector("#gh-found");
const results = document.querySelector("#gh-results");
const listing = document.querySelector("#gh-listing");
const body = results.querySelector("tbody");
const more = document.querySelector("#gh-more");
const STEP = 200;
const [ID, NAME, PLATFORM, IDENTIFIER, UNIT, TIER, STATE, APPROVED, SOUNDS] = Array(9).keys();
const states = new Map(
  [...document.querySelector("#gh-states").content.children].map((badge, place) => [badge.dataset.state, { badge, place }]),
);
let index = null;
let shown = [];

async function load() {
  index ??= fetch(`${results.dataset.root}api/v1/directory.json`).then((answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  });
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

/** Whether a row's name, identifier, id or unit has the text, as written, by its sound, or by its initials. */
function matches(row, text, units) {
  if ([row[NAME], row[IDENTIFIER], row[ID], units[row[UNIT]]].some((value) => plain(value).includes(text))) return true;
  return row[SOUNDS].split(" | ").some((part) => {
    const sounds = part.split(" ");
    return sounds.join("").includes(text) || sounds.map((sound) => sound[0]).join("").includes(text);
  });
}

const ORDERS = {
  name: (a, b) => compare(a[SOUNDS], b[SOUNDS]),
  unit: (a, b) => compare(a[SOUNDS].split(" | ")[1], b[SOUNDS].split(" | ")[1]),
  date: (a, b) => compare(b[APPROVED], a[APPROVED]),
  state: (a, b) => states.get(a[STATE]).place - states.get(b[STATE]).place,
};
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function select(data, asked) {
  const text = asked.text ? plain(asked.text) : "";
  const order = Object.keys(data.platforms);
  const rows = data.accounts.filter(
    (row) =>
      (!asked.platform || row[PLATFORM] === asked.platform) &&
      (!asked.unit || row[UNIT] === asked.unit) &&
      (!asked.tier || String(row[TIER]) === asked.tier) &&
      (!asked.state || row[STATE] === asked.state) &&
      (!text || matches(row, text, data.units)),
  );
  return rows.sort(ORDERS[asked.sort] ?? ((a, b) => order.indexOf(a[PLATFORM]) - order.indexOf(b[PLATFORM])));
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
    cell(row, link(`units/${account[UNIT]}/`, data.units[account[UNIT]]));
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
  for (const field of form.elements) if (field.name) field.value = asked.get(field.name) ?? "";
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
