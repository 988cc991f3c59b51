// `verify/addresses.py` in JavaScript: addresses that no platform's form tells, and those that a QR code leads to.
import { unquote } from "./canonical.js";
import { lower } from "./text.js";

export const hostOf = (site) => site.split(/[?/]/, 1)[0];

// Splits once, as Python's `split(separator, 1)` does.
const after = (text, separator) => (text.includes(separator) ? text.slice(text.indexOf(separator) + separator.length) : text);

// Host and path of an address with and without its query; then of each folder above it.
export function sitesOf(address) {
  const [place] = after(address, "://").split("#", 1);
  const [whole] = place.split("?", 1);
  const query = place.slice(whole.length + 1);
  const [name] = whole.split("/", 1);
  const steps = unquote(whole.slice(name.length + 1)).split("/").filter(Boolean).slice(0, 8);
  const host = lower(name).replace(/:443$/, "").replace(/:80$/, "");
  if (steps.includes("..") || steps.includes(".")) return [[], []];
  const [own, ...above] = [...steps.map((_, i) => [host, ...steps.slice(0, steps.length - i)].join("/")), host];
  return [query ? [`${own}?${query}`, own] : [own], above];
}

// The form in which two payloads of a QR code are the same.
export function qrKey(payload) {
  const rest = after(payload, "://");
  const scheme = lower(payload.slice(0, payload.length - rest.length).replace("://", ""));
  if (!rest.includes("/") || !["http", "https", ""].includes(scheme)) return payload;
  const [host] = rest.split("/", 1);
  return lower(host) + rest.slice(host.length).replace(/\/+$/, "");
}
