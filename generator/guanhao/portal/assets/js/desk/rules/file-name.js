// `rules/file_name.py`: a file's name says what is in it.
import { recordName } from "../file.js";
import { isMapping } from "../emit.js";
import { isDay } from "../values.js";

const SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*";
const RELEASE = new RegExp(`^([0-9]{4}-[0-9]{2}-[0-9]{2})-(${SLUG})\\.yml$`);

export function* check(context) {
  if (context.kind === "release" && context.path) yield* release(context);
  else if (context.id) yield* record(context);
}

function* record({ kind, raw, model, path, rules }) {
  const [, , folder, , name] = path.split("/");
  const parsed = parse(name, Object.values(rules.states).flat().concat("void"));
  const filed = model?.filed_on.text ?? null;
  const right = filed ? recordName(filed, kind, parsed?.number ?? 1) : "<filed_on>-<kind>.yml";
  if (!parsed) {
    yield { code: "record-name", keys: [], params: { right, name } };
    return;
  }
  if (filed && filed !== parsed.day) {
    yield { code: "filed-on", keys: ["filed_on"], params: { right, value: filed, name: parsed.day } };
  }
  if (kind !== parsed.kind) yield { code: "kind", keys: ["kind"], params: { right, value: kind, name: parsed.kind } };
  const unit = isMapping(raw) ? raw.unit : null;
  const isOurs = ["application", "filing"].includes(kind) && rules.units.some(({ id }) => id === unit);
  if (isOurs && unit !== folder) yield { code: "unit", keys: ["unit"], params: { right, value: unit, name: folder } };
}

function parse(name, kinds) {
  const [, day, kind, number] = /^([0-9]{4}-[0-9]{2}-[0-9]{2})-([a-z]+)(?:-([2-9]|[1-9][0-9]+))?\.yml$/.exec(name) ?? [];
  return kinds.includes(kind) && isDay(day) ? { day, kind, number: Number(number ?? 1) } : null;
}

function* release({ model, path }) {
  if (!model) return;
  const [year, name] = path.split("/").slice(-2);
  const filed = model.filed_on.text;
  const [, day, slug = "release"] = RELEASE.exec(name) ?? [];
  if (day === filed && year === filed.slice(0, 4)) return;
  const right = `registry/releases/${filed.slice(0, 4)}/${filed}-${slug}.yml`;
  yield { code: "release-name", keys: ["filed_on"], params: { name, right } };
}
