// The reader of QR codes as the portal serves it: its WebAssembly lies beside it, and no other host is asked for it.
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

prepareZXingModule({
  overrides: { locateFile: (name) => new URL(name, import.meta.url).href },
});

export { readBarcodes };
