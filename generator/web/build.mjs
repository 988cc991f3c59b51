// `make web`: bundle what the pages load from npm, and record what was bundled. Own scripts need no build.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
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
const sha256 = {};
for (const file of ["LICENSE", "reader.js", "zxing_reader.wasm"])
  sha256[file] = createHash("sha256").update(await readFile(new URL(file, SITE))).digest("hex");
await writeFile(new URL("manifest.json", SITE), `${JSON.stringify({ name, version, sha256 }, null, 2)}\n`);
