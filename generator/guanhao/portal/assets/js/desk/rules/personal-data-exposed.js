// `rules/personal_data_exposed.py`: text that is published holds no number of a person.
import { valuesSet } from "../texts.js";

const FIELDS = ["account.name", "purpose", "scope", "service.phone", "service.email"];
const NUMBERS = [
  [/(?:^|[^0-9])(?:\+?(?:00)?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9])/, ["手机号", "a mobile number"]],
  [
    /(?:^|[^0-9])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9])/,
    ["身份证号", "an identity-card number"],
  ],
];

export function* check({ kind, raw }) {
  for (const field of FIELDS)
    for (const { value, keys } of valuesSet(kind, raw, field)) {
      const what = personalNumber(value);
      if (what) yield { code: "exposed", keys, params: { what } };
    }
}

// What sort of a person's number a text holds, as [Chinese, English]; null where it holds none.
function personalNumber(text) {
  const plain = text.normalize("NFKC");
  return NUMBERS.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
