// `verify/canonical.py` in JavaScript: any address of an account into its canonical one, driven by the same catalogue.
const FIELDS = ["platform_id", "handle"];
const PLACEHOLDER = /\{(platform_id|handle|any)\}/;
const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });
const compiled = new Map();

// Python's `unquote`: percent signs decode within runs of ASCII; what is no UTF-8 becomes U+FFFD.
export function unquote(text) {
  if (!text.includes("%")) return text;
  return text.replace(/[\0-\x7f]+/g, (run) => {
    const bytes = [];
    for (let i = 0; i < run.length; i += 1) {
      const hex = run[i] === "%" && /^[0-9a-f]{2}$/i.test(run.slice(i + 1, i + 3));
      bytes.push(hex ? parseInt(run.slice(i + 1, i + 3), 16) : run.charCodeAt(i));
      if (hex) i += 2;
    }
    return UTF8.decode(new Uint8Array(bytes));
  });
}

// Tells whether the whole of a value is of an identifier's form, and in any case where case does not matter.
export function matches(identifier, value, anyCase = false) {
  const flags = anyCase && identifier.case !== "keep" ? "i" : "";
  const key = `${flags}/${identifier.pattern}`;
  if (!compiled.has(key)) compiled.set(key, expression(identifier.pattern, flags));
  return compiled.get(key)?.test(value) ?? false;
}

function expression(pattern, flags) {
  for (const unicode of ["u", ""])
    try {
      return new RegExp(`^(?:${pattern})$`, flags + unicode);
    } catch {
      // written for Python alone
    }
}

export const keyOf = (platform, field, value) =>
  platform[field] && platform[field].case !== "keep" ? value.toLowerCase() : value;

// Returns {platform_id, handle} as far as an address carries them, or null where the platform shows no account there.
export function canonical(address, platform) {
  const rule = platform.url;
  const parts = split(address);
  if (!rule?.canonical?.length || !parts) return null;
  for (const form of rule.forms) {
    const found = form.hosts.includes(parts.host) && match(form, parts, platform);
    if (found) return rule.canonical.some((template) => placeholders(template).every((name) => found[name])) ? found : null;
  }
  return null;
}

const placeholders = (template) => template.split(PLACEHOLDER).filter((_, i) => i % 2);

function split(address) {
  const text = address.includes("//") ? address : `https://${address}`;
  const [, netloc, path, query = ""] = /^(?:[a-z][a-z0-9+.\-]*:)?\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/i.exec(text) ?? [];
  if (netloc === undefined) return null;
  const host = netloc.slice(netloc.lastIndexOf("@") + 1).toLowerCase();
  return { host: host.replace(/:443$/, "").replace(/:80$/, ""), path, query };
}

function match(form, { path, query }, platform) {
  let found = capture(form.path.replace(/\/+$/, ""), unquote(path).replace(/\/+$/, ""), platform);
  const pairs = query.split("&").filter(Boolean).map((pair) => {
    const [name, ...value] = pair.split("=");
    return [name, value.join("=")].map((part) => unquote(part.replaceAll("+", " ")));
  });
  const values = new Map(pairs);
  for (const [name, template] of Object.entries(form.query ?? {})) {
    const captured = found && capture(template, values.get(name) ?? "", platform);
    const isTwice = pairs.filter(([given]) => given === name).length > 1;
    found = captured && !isTwice ? { ...found, ...captured } : null;
  }
  return found;
}

function capture(template, text, platform) {
  const pieces = template.split(PLACEHOLDER);
  const names = pieces.filter((_, i) => i % 2);
  const source = pieces.map((piece, i) => (i % 2 ? "([^/]+)" : piece.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"))).join("");
  const groups = new RegExp(`^${source}$`, "u").exec(text)?.slice(1);
  if (!groups) return null;
  const found = {};
  for (const [i, name] of names.entries()) {
    if (!FIELDS.includes(name)) continue;
    if (found[name] || (platform[name] && !matches(platform[name], groups[i], true))) return null;
    found[name] = groups[i];
  }
  return found;
}
