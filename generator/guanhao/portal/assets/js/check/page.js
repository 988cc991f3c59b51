// The box of the checker: a query by hand, by address, by picture or by camera, and its answer below.
import { element, fill, word } from "./answer.js";
import { check } from "./check.js";
import { answered } from "./view.js";

const PAUSE = 350; // milliseconds without a key before what was typed is answered
const LONGEST_ADDRESS = 2000;
const MOST = 20_000; // characters kept in the box; the first 2,000 are looked at
const TOOLS = { picture: () => import("./picture.js"), camera: () => import("./camera.js") };

const at = (id) => document.getElementById(`check-${id}`);
const [form, input, day, result, status, video, file] = ["form", "query", "day", "result", "status", "video", "file"].map(at);
const root = new URL(form.parentElement.dataset.root || "./", location.href);
let turn = 0;
let timer;

const say = (text) => (status.textContent = text);

function clear() {
  turn += 1;
  clearTimeout(timer);
  result.replaceChildren();
  for (const key of ["verdict", "accounts", "tone", "fault"]) delete result.dataset[key];
  return turn;
}

function show(parts, data) {
  say("");
  result.replaceChildren(...parts);
  Object.assign(result.dataset, data);
}

function fail(fault, again) {
  clear();
  show([element("div", "gh-answer__said", fill(`[data-answer="${fault}"]`))], { fault });
  result.querySelector(".gh-check__again")?.addEventListener("click", again);
}

// The query stands in the fragment, which is never sent.
function remember(text) {
  const query = text && text.length <= LONGEST_ADDRESS ? `#q=${encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"))}` : "";
  history.replaceState(null, "", `${location.pathname}${query}${query && day.value ? `&on=${day.value}` : ""}`);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that encodes nothing
  }
}

async function ask(...texts) {
  const mine = clear();
  const [text] = texts;
  remember(texts.length === 1 ? text : "");
  if (!text?.trim()) return say("");
  say(word("working"));
  try {
    const answers = await Promise.all(texts.map((each) => check(each, { root, day: day.value })));
    const shown = await answered(texts, answers, { root, day: day.value, choose });
    if (mine === turn) show(...shown);
  } catch (error) {
    console.error(error);
    if (mine === turn) fail("broken", () => ask(...texts));
  }
}

function choose(text) {
  input.value = text;
  result.focus();
  ask(text);
}

async function askPicture(picture) {
  const mine = clear();
  say(word("reading"));
  const { readPicture } = await TOOLS.picture();
  const { texts, fault } = await readPicture(picture);
  if (mine !== turn) return;
  if (fault) fail(fault, () => askPicture(picture));
  else found(texts);
}

function found(texts) {
  input.value = texts.length === 1 ? texts[0] : "";
  ask(...texts);
}

async function toggleCamera() {
  const camera = await TOOLS.camera();
  if (camera.isOpen()) return camera.close(video);
  clear();
  say(word("aiming"));
  marked(true);
  try {
    const texts = await camera.scan(video);
    if (texts.length) found(texts);
    else say("");
  } catch {
    camera.close(video);
    fail("no_camera");
  }
  marked(false);
}

function marked(isOpen) {
  const [idle, busy] = at("camera-start").querySelectorAll("span");
  idle.hidden = isOpen;
  busy.hidden = !isOpen;
}

const fromTransfer = ({ files }) => [...files].find(({ type }) => type.startsWith("image/")) ?? files[0];

function received(event) {
  const picture = event.clipboardData ? fromTransfer(event.clipboardData) : fromTransfer(event.dataTransfer);
  if (!picture) return;
  event.preventDefault();
  askPicture(picture);
}

function opened() {
  const [, query, on] = location.hash.match(/^#q=(.*?)(?:&on=(\d{4}-\d\d-\d\d))?$/s) ?? [];
  const sent = new URLSearchParams(location.search).get("q");
  if (on) day.value = on;
  if ((sent ?? query) !== undefined) input.value = sent ?? decoded(query);
  if (input.value) ask(input.value);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(input.value);
});
input.addEventListener("input", ({ isComposing }) => {
  if (isComposing) return;
  if (input.value.length > MOST) input.value = input.value.slice(0, MOST);
  clear();
  say("");
  remember("");
  timer = setTimeout(() => ask(input.value), PAUSE);
});
input.addEventListener("compositionend", () => (timer = setTimeout(() => ask(input.value), PAUSE)));
input.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});
day.addEventListener("change", () => ask(input.value));
file.addEventListener("change", () => {
  if (file.files.length) askPicture(file.files[0]);
  file.value = "";
});
at("camera-start").addEventListener("click", toggleCamera);
document.addEventListener("paste", received);
document.addEventListener("drop", received);
document.addEventListener("dragover", (event) => {
  if (event.dataTransfer.types.includes("Files")) event.preventDefault();
});
addEventListener("hashchange", opened);
at("tools").hidden = false;
at("camera-start").hidden = !navigator.mediaDevices?.getUserMedia;
opened();
