// The kinds of record as the exported JSON Schema describes them, in the few shapes that matter here:
//   {is: "mapping", members: Map key → shape, required: Set, whole: what stands for it redacted ("required"|"all"|undefined)}
//   {is: "list", items: shape, least, isPersonal}    {is: "tagged", by: key, options: Map tag → mapping}
//   {is: "union", options: [shape]}    {is: "sealable", clear: shape, sealed: mapping}
//   {is: "date"|"integer"|"flag"|"text"|"prose"|"slug"|"account-id"|"url"|"email"|"choice"|"sealed", …, isPersonal}
// Each may have `label` ([Chinese, English]), `isNullable` (null is a value) and `absent` (what null stands for).
export const REDACTED = "已删除";
// What stands for a personal value that only the holders of the registrar's keys can read.
export const SEALED = "已密封";
// Names and contacts: what is sealed.
export const PERSONAL_KEYS = ["name", "signed_by", "phone", "email", "qq", "wechat"];

const FORMATS = { date: "date", email: "email" };
const known = new WeakMap();

// Returns the shape of a kind of record; `schemas` is rules.json's.
export function shapeOf(kind, schemas) {
  const schema = schemas[kind];
  if (!known.has(schema)) known.set(schema, read(schema, schema.$defs ?? {}));
  return known.get(schema);
}

function read(node, defs) {
  const label = node.description ? { label: [node.title, node.description] } : {}; // else the title is the key, in capitals
  if (node.$ref) return { ...ofName(node.$ref, defs), label: undefined };
  if (node.allOf) return { ...read(node.allOf[0], defs), ...label };
  if (node.anyOf) return { ...ofOptions(node, defs), ...label };
  if (node.oneOf) return { ...tagged(node, defs), ...label };
  if (node.type === "array") return { ...list(node, defs), ...label };
  return { ...(node.type === "object" ? mapping(node, defs) : leaf(node)), ...label };
}

const ofName = (reference, defs) => read(defs[reference.split("/").at(-1)], defs);

function ofOptions(node, defs) {
  const isNull = ({ type }) => type === "null";
  const isRedacted = (option) => option.const === REDACTED;
  const options = node.anyOf.filter((option) => !isNull(option) && !isRedacted(option)).map((option) => read(option, defs));
  const shape = options.length > 1 ? { is: "union", options } : { ...options[0] };
  if (node.anyOf.some(isRedacted)) shape.isPersonal = true;
  if (node.anyOf.some(isNull)) shape.isNullable = true;
  if (node.default !== undefined && node.default !== null) shape.absent = node.default;
  return shape;
}

function tagged(node, defs) {
  if (!node.discriminator) {
    const [clear, sealed] = node.oneOf.map((option) => read(option, defs));
    return { is: "sealable", clear, sealed };
  }
  const { mapping: references, propertyName } = node.discriminator;
  const options = Object.entries(references).map(([tag, reference]) => [tag, ofName(reference, defs)]);
  return { is: "tagged", by: propertyName, options: new Map(options) };
}

function list(node, defs) {
  const items = read(node.items, defs);
  return { is: "list", items, least: node.minItems ?? 0, isPersonal: items.whole === "required" };
}

function mapping(node, defs) {
  const members = Object.entries(node.properties ?? {}).map(([key, value]) => [key, read(value, defs)]);
  const whole = node["x-guanhao-redactable"];
  return { is: "mapping", members: new Map(members), required: new Set(node.required ?? []), whole };
}

function leaf(node) {
  if (node.enum || "const" in node) return { is: "choice", choices: node.enum ?? [node.const] };
  if (node.type === "integer") return { is: "integer", least: node.minimum, most: node.maximum };
  if (node.type === "boolean") return { is: "flag" };
  if (node.pattern) return { is: ofPattern(node.pattern) };
  return { is: FORMATS[node.format] ?? node["x-guanhao-type"] ?? "text" };
}

function ofPattern(pattern) {
  if (pattern.includes("AGE")) return "sealed";
  if (pattern.startsWith("^http")) return "url";
  return pattern.includes("/") ? "account-id" : "slug";
}
