// `rules/release_images.py`: how many images a release has, of which formats and sizes.
import { broken } from "../bound.js";
import { factsOf, isOfFormat } from "../media.js";

export const kinds = ["release"];

export function* check({ model, params }) {
  const images = model.images ?? [];
  if (params.min !== null && images.length < params.min) {
    yield broken("too-few", model.images ? ["images"] : [], { count: String(images.length), limit: String(params.min) });
  }
  for (const [index, image] of images.entries()) {
    const isSmall = params.min_bytes !== null && (image.bytes ?? Infinity) < params.min_bytes;
    const isOdd = isOfFormat(image, params.formats) === false;
    const facts = { number: String(index + 1), ...factsOf(image, params.formats, params.min_bytes) };
    const stated = (image.format ?? null) === null ? "file" : "format";
    if (isOdd) yield broken(isSmall ? "both" : "format", ["images", index, stated], facts);
    else if (isSmall) yield broken("small", ["images", index, "bytes"], facts);
  }
}
