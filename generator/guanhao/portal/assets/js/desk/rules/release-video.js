// `rules/release_video.py`: of which format and size the video of a release is.
import { broken } from "../bound.js";
import { factsOf, isOfFormat } from "../media.js";

export const kinds = ["release"];

export function* check({ model: { video }, params }) {
  if (!video) return;
  const isLarge = params.max_bytes !== null && (video.bytes ?? 0) > params.max_bytes;
  const facts = factsOf(video, params.formats, params.max_bytes);
  if (isOfFormat(video, params.formats) === false) {
    yield broken(isLarge ? "both" : "format", ["video", (video.format ?? null) === null ? "file" : "format"], facts);
  } else if (isLarge) yield broken("large", ["video", "bytes"], facts);
}
