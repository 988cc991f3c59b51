// `rules/canonical_url.py`: an account's address is the platform's canonical one and carries the account's own ID.
import { keyOf } from "../../check/canonical.js";
import { canonicalUrl, quote } from "../addresses.js";
import { nameOf } from "../facts.js";
import { setBy } from "../fold.js";
import { lacking } from "../lacking.js";
import { at } from "../places.js";
import { valuesSet } from "../texts.js";

export function* check(context) {
  const { kind, raw, model, platform, step } = context;
  if (!platform) return;
  const present = model && step.isApplied ? setBy(kind, model, "account.url")?.join() : null;
  for (const { value, keys } of valuesSet(kind, raw, "account.url")) {
    yield* address(context, value, keys, keys.join() === present);
  }
  const keys = platform.url?.required ? lacking(context, "url") : null;
  if (keys) yield { code: "missing", keys, params: { platform: nameOf(platform), example: platform.example } };
}

function* address({ platform, step }, url, keys, isPresent) {
  const params = { platform: nameOf(platform), value: url };
  if (!platform.url) {
    yield { code: "no-address", keys, params };
    return;
  }
  const right = canonicalUrl(url, platform);
  if (!right) {
    yield { code: "foreign", keys, params: { ...params, example: platform.example } };
    return;
  }
  const preferred = isPresent ? preferredUrl(step.after, platform) : null;
  const better = preferred && !right.platform_id ? preferred : right.url;
  if (better !== url || (preferred && !right.platform_id)) yield { code: "not-canonical", keys, params: { right: better } };
  for (const field of ["platform_id", "handle"]) {
    const [inside, filed] = [right[field], at(step.after, `account.${field}`)];
    if (isPresent && inside && filed && keyOf(platform, field, inside) !== keyOf(platform, field, filed)) {
      yield { code: "other-id", keys, params: { inside, field, value: filed } };
    }
  }
}

// The address that carries the platform ID on file, where the platform has such an address.
function preferredUrl(values, platform) {
  const id = at(values, "account.platform_id");
  const template = platform.url.canonical[0];
  if (!id || !template?.includes("{platform_id}")) return null;
  return canonicalUrl(template.replaceAll("{platform_id}", quote(id)), platform)?.url ?? null;
}
