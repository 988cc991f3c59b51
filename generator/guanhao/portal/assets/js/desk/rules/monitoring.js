// `rules/monitoring.py`: the account says how it is monitored, and that is no less than required.
import { broken, get } from "../bound.js";
import { said } from "../facts.js";

export const watches = ["monitoring"];

export function* check(context) {
  const { rules, params, place } = context;
  const stated = get(context, "monitoring");
  const required = said(params.required, rules);
  if (stated === null) yield broken("missing", place("monitoring"), { required });
  else if (stated !== undefined && ![params.required, "24h"].includes(stated)) {
    yield broken("less", place("monitoring"), { stated: said(stated, rules), required });
  }
}
