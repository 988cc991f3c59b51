// Reads QR codes off the page's own thread, so that a large photograph does not stop it.
const SIZES = [1600, 900, 3000];
const OPTIONS = { formats: ["QRCode", "MicroQRCode", "RMQRCode"], tryHarder: true, tryInvert: true, maxNumberOfSymbols: 8 };
const MOST_PIXELS = 2e8;

self.onmessage = async ({ data: { id, picture } }) => {
  let answer;
  try {
    answer = await read(picture);
  } catch {
    answer = { fault: "no_reader" };
  }
  self.postMessage({ id, ...answer });
};

async function read(picture) {
  const { readBarcodes } = await import("../../vendor/zxing/reader.js");
  let bitmap = picture;
  if (picture instanceof Blob) {
    try {
      bitmap = await createImageBitmap(picture);
    } catch {
      return { fault: "no_picture" };
    }
  }
  const { width, height } = bitmap;
  if (width * height > MOST_PIXELS) return { fault: "no_picture" };
  const longest = Math.max(width, height);
  // Small pictures are also read enlarged: their codes may have two or three pixels a module.
  const sizes = longest < 700 ? [longest, longest * 2] : [...new Set(SIZES.map((size) => Math.min(size, longest)))];
  for (const size of sizes) {
    const found = await readBarcodes(pixels(bitmap, size / longest), OPTIONS);
    const texts = [...new Set(found.filter((code) => code.isValid && code.text).map((code) => code.text))];
    if (texts.length) return { texts };
  }
  return { fault: "no_code" };
}

function pixels(bitmap, scale) {
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  // Transparent pictures stand on white, as they do on a page.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
