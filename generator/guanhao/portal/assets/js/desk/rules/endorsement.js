// `rules/endorsement.py`: accounts of some tiers are endorsed by given units.
import { broken, isRedacted } from "../bound.js";
import { listed, unitName } from "../facts.js";

export const kinds = ["application", "filing", "change"];

export function* check({ kind, model, params: { tiers }, step, rules }) {
  if (kind === "change" && !model.changes.some(({ field }) => field === "tier" || field === "unit")) return;
  const held = new Set([step.before?.tier, step.after?.tier].filter(Boolean));
  const concerned = [...held].filter((tier) => tiers[tier]).sort();
  const endorsed = (model.endorsements ?? []).map(({ unit }) => unit);
  const names = (units) => listed(units.map((unit) => unitName(unit, rules)));
  if (isRedacted(...endorsed)) return; // what is redacted may be anybody's
  for (const tier of concerned) {
    const { all, any } = tiers[tier];
    const missing = (all ?? []).filter((unit) => !endorsed.includes(unit));
    if (missing.length) yield broken("all", ["endorsements"], { tier: String(tier), units: names(missing) });
    if (any && !any.some((unit) => endorsed.includes(unit))) {
      yield broken("any", ["endorsements"], { tier: String(tier), units: names(any) });
    }
  }
}
