// `rules/platform_id.py`: identifiers are of the platform's form, and the obligatory ones are given.
import { matches } from "../../check/canonical.js";
import { nameOf } from "../facts.js";
import { lacking } from "../lacking.js";
import { valuesSet } from "../texts.js";

export function* check(context) {
  const { kind, raw, platform } = context;
  for (const field of platform ? ["platform_id", "handle"] : []) {
    const identifier = platform[field];
    if (!identifier) continue;
    const label = [identifier.label, identifier.label_en];
    const params = { platform: nameOf(platform), label, example: identifier.example, field };
    for (const { value, keys } of valuesSet(kind, raw, `account.${field}`)) {
      if (!matches(identifier, value, true)) yield { code: "pattern", keys, params: { ...params, value } };
    }
    const keys = identifier.required ? lacking(context, field) : null;
    if (keys) yield { code: "missing", keys, params };
  }
}
