// Python's `urlsplit`, as far as rules ask it, and `verify/canonical.py` with the address itself, which the checker's
// twin leaves out.
import { canonical } from "../check/canonical.js";
import { strip } from "./unicode.js";

const FIELDS = /\{(platform_id|handle|any)\}/g;

// Python's `quote(text, safe="")`.
export const quote = (text) =>
  encodeURIComponent(text.toWellFormed?.() ?? text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

// Returns {url, platform_id, handle}: the address in its canonical form and what it carries; null where the platform
// shows no account under it.
export function canonicalUrl(url, platform) {
  const text = strip(url);
  const parts = split(text.includes("//") ? text : `https://${text}`);
  if (!parts) return null;
  if (!platform.url.canonical.length) {
    const host = parts.netloc.slice(parts.netloc.lastIndexOf("@") + 1).toLowerCase().replace(/:443$/, "").replace(/:80$/, "");
    return { url: `${parts.scheme}://${host}${parts.path}${parts.query ? `?${parts.query}` : ""}` };
  }
  const found = canonical(text, platform);
  const template = found && platform.url.canonical.find((form) => [...form.matchAll(FIELDS)].every(([, name]) => found[name]));
  if (!template) return null;
  return { ...found, url: template.replace(FIELDS, (_, name) => quote(found[name])) };
}

// The host that an address of the web names, with what stands before and after it; empty where there is none.
export function hostOf(address) {
  const parts = split(address);
  return ["http", "https"].includes(parts?.scheme) ? parts.netloc.toLowerCase() : "";
}

// Returns {scheme, netloc, path, query}, null for what Python refuses.
function split(address) {
  const text = address.replace(/^[\0- ]+/, "").replace(/[\t\r\n]/g, "");
  const [, scheme = "", rest = text] = /^([a-z][a-z0-9+.\-]*):(.*)$/is.exec(text) ?? [];
  const [, netloc = "", path, , query = ""] = /^(?:\/\/([^/?#]*))?([^?#]*)(\?([^#]*))?/s.exec(rest);
  if (netloc.includes("[") !== netloc.includes("]") || isDisguised(netloc)) return null;
  return { scheme: scheme.toLowerCase(), netloc, path, query };
}

// Characters that turn into those that part an address, once they are normalised.
function isDisguised(netloc) {
  const bare = netloc.replace(/[@:#?]/g, "");
  const normal = bare.normalize("NFKC");
  return normal !== bare && /[/?#@:]/.test(normal);
}
