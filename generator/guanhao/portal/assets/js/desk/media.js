// `rules/media.py`: what is known of a file that goes with a release request.
import { listed, sizeOf } from "./facts.js";
import { strip } from "./unicode.js";

function formatOf({ file, format }) {
  return normal(format || (/\.([a-z][a-z0-9]{1,4})$/iu.exec(file)?.[1] ?? ""));
}

function normal(name) {
  const plain = strip(name).replace(/^\./, "").toLowerCase();
  return plain === "jpg" ? "jpeg" : plain;
}

// Whether a file is of one of the formats; undefined where nobody can tell.
export function isOfFormat(media, formats) {
  if (!formats) return true;
  const format = formatOf(media);
  return format ? formats.map(normal).includes(format) : undefined;
}

export function factsOf(media, formats, limit) {
  return {
    file: media.file,
    format: formatOf(media),
    formats: listed(formats ?? []),
    size: sizeOf(media.bytes ?? 0),
    bytes: String(media.bytes ?? null),
    limit: sizeOf(limit ?? 0),
    limit_bytes: String(limit),
  };
}
