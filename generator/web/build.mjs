// `make web`: bundle what the pages load from npm, make the checker's own modules small, and record what was made of what.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const SITE = new URL("../guanhao/portal/assets/vendor/zxing/", import.meta.url);
const PACKAGE = new URL("./node_modules/zxing-wasm/", import.meta.url);

const withoutHosts = {
  // The package's own default asks a content network; ours replaces it, and no address of another host is left.
  name: "without-hosts",
  setup({ onLoad }) {
    onLoad({ filter: /zxing-wasm\/dist\/es\/share\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/`https:[^`]*`/, "name"),
    }));
  },
};

await mkdir(SITE, { recursive: true });
await build({
  entryPoints: [fileURLToPath(new URL("zxing.mjs", import.meta.url))],
  outfile: fileURLToPath(new URL("reader.js", SITE)),
  bundle: true,
  format: "esm",
  minify: true,
  legalComments: "none",
  target: "es2022",
  plugins: [withoutHosts],
});
await copyFile(new URL("dist/reader/zxing_reader.wasm", PACKAGE), new URL("zxing_reader.wasm", SITE));
await copyFile(new URL("LICENSE", PACKAGE), new URL("LICENSE", SITE));

const { name, version } = JSON.parse(await readFile(new URL("package.json", PACKAGE)));
await record(SITE, { name, version });

const YAML = new URL("../guanhao/portal/assets/vendor/yaml/", import.meta.url);
const YAML_PACKAGE = new URL("./node_modules/js-yaml/", import.meta.url);

await mkdir(YAML, { recursive: true });
await build({
  entryPoints: [fileURLToPath(new URL("yaml.mjs", import.meta.url))],
  outfile: fileURLToPath(new URL("yaml.js", YAML)),
  bundle: true,
  format: "esm",
  minify: true,
  legalComments: "none",
  target: "es2022",
});
await copyFile(new URL("LICENSE", YAML_PACKAGE), new URL("LICENSE", YAML));
const yaml = JSON.parse(await readFile(new URL("package.json", YAML_PACKAGE)));
await record(YAML, { name: yaml.name, version: yaml.version });

const SOURCE = new URL("../guanhao/portal/assets/js/check/", import.meta.url);
const CHECKER = new URL("../guanhao/portal/assets/js/checker/", import.meta.url);
const ENTRIES = ["page.js", "picture-worker.js"];

await rm(CHECKER, { recursive: true, force: true });
await build({
  entryPoints: ENTRIES.map((entry) => fileURLToPath(new URL(entry, SOURCE))),
  outdir: fileURLToPath(CHECKER),
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  charset: "utf8",
  target: "es2022",
  chunkNames: "part-[hash]",
  external: ["../../vendor/*"],
});
await record(CHECKER, { sources: await digests(SOURCE) });

// Writes beside the files of a folder what they are made of and their digests.
async function record(folder, madeOf) {
  const text = JSON.stringify({ ...madeOf, sha256: await digests(folder) }, null, 2);
  await writeFile(new URL("manifest.json", folder), `${text}\n`);
}

async function digests(folder) {
  const found = {};
  for (const file of (await readdir(folder)).sort())
    if (file !== "manifest.json") found[file] = createHash("sha256").update(await readFile(new URL(file, folder))).digest("hex");
  return found;
}
