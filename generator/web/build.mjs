// `make web`: bundle what the pages load from npm, make our own modules small, and record what was made of what.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ASSETS = new URL("../guanhao/portal/assets/", import.meta.url);
const MODULES = new URL("./node_modules/", import.meta.url);
const SMALL = { bundle: true, format: "esm", minify: true, target: "es2022" };

const withoutHosts = {
  // The package's own default asks a content network; ours replaces it, and no address of another host is left.
  name: "without-hosts",
  setup({ onLoad }) {
    onLoad({ filter: /zxing-wasm\/dist\/es\/share\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/`https:[^`]*`/, "name"),
    }));
  },
};

await vendor("zxing", "zxing-wasm", "reader.js", { plugins: [withoutHosts] });
await copyFile(new URL("zxing-wasm/dist/reader/zxing_reader.wasm", MODULES), new URL("vendor/zxing/zxing_reader.wasm", ASSETS));
await recordVendor("zxing", "zxing-wasm");
await vendor("age", "age-encryption", "age.js");
await recordVendor("age", "age-encryption");
await vendor("yaml", "js-yaml", "yaml.js");
await recordVendor("yaml", "js-yaml");

await own("js/check/", "js/checker/", ["page.js", "picture-worker.js"], ["../../vendor/*"]);
await own("js/desk/", "js/office/", ["form/page.js"], ["../../../vendor/age/*", "../../check/picture.js"]);

// Bundles what `<name>.mjs` takes of a package into `vendor/<name>/`, with its licence.
async function vendor(name, packageName, file, options = {}) {
  const folder = new URL(`vendor/${name}/`, ASSETS);
  await mkdir(folder, { recursive: true });
  const entry = fileURLToPath(new URL(`${name}.mjs`, import.meta.url));
  await build({ ...SMALL, ...options, entryPoints: [entry], outfile: fileURLToPath(new URL(file, folder)), legalComments: "none" });
  await copyFile(new URL(`${packageName}/LICENSE`, MODULES), new URL("LICENSE", folder));
}

async function recordVendor(name, packageName) {
  const { name: called, version } = JSON.parse(await readFile(new URL(`${packageName}/package.json`, MODULES)));
  await record(new URL(`vendor/${name}/`, ASSETS), { name: called, version });
}

// Bundles modules of ours; what is `external` is loaded from where it lies.
async function own(from, to, entries, external) {
  const [source, bundle] = [new URL(from, ASSETS), new URL(to, ASSETS)];
  await rm(bundle, { recursive: true, force: true });
  await build({
    ...SMALL,
    entryPoints: entries.map((entry) => fileURLToPath(new URL(entry, source))),
    outbase: fileURLToPath(source),
    outdir: fileURLToPath(bundle),
    splitting: true,
    charset: "utf8",
    chunkNames: `${dirname(entries[0])}/part-[hash]`.replace(/^\.\//, ""),
    external,
  });
  await record(bundle, { sources: await digests(source) });
}

// Writes beside the files of a folder what they are made of and their digests.
async function record(folder, madeOf) {
  const text = JSON.stringify({ ...madeOf, sha256: await digests(folder) }, null, 2);
  await writeFile(new URL("manifest.json", folder), `${text}\n`);
}

async function digests(folder) {
  const found = {};
  for (const entry of (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile())) {
    const path = `${entry.parentPath ?? entry.path}/${entry.name}`;
    const name = path.slice(fileURLToPath(folder).length).replace(/^\/+/, "");
    if (name !== "manifest.json") found[name] = createHash("sha256").update(await readFile(path)).digest("hex");
  }
  return Object.fromEntries(Object.entries(found).sort(([one], [other]) => (one < other ? -1 : 1)));
}
