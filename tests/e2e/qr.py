"""Pictures of QR codes, drawn in the browser from the codes' modules: clean, rotated, photographed, with a logo …"""

from typing import Any, cast

import zxingcpp
from playwright.sync_api import Page

Modules = list[str]
"""Rows of a code, a character a module: `#` is dark."""

DRAW = """async ({codes, kind}) => {
  const size = kind === "huge" ? [5472, 3648] : kind === "clean" ? [400, 400] : [1400, 1000];
  const canvas = new OffscreenCanvas(...size), ctx = canvas.getContext("2d");
  ctx.fillStyle = kind === "clean" ? "#fff" : "#c9c2b4";
  ctx.fillRect(0, 0, ...size);
  const draw = (rows, side) => {
    const step = side / rows.length;
    ctx.fillStyle = "#fff"; ctx.fillRect(-step * 2, -step * 2, side + step * 4, side + step * 4);
    ctx.fillStyle = "#111";
    rows.forEach((row, y) => [...row].forEach((c, x) => {
      if (c === "#") ctx.fillRect(x * step, y * step, step + 0.6, step + 0.6);
    }));
  };
  const put = (rows, x, y, side, turn = 0, skew = 0) => {
    ctx.save(); ctx.translate(x, y); ctx.rotate(turn); ctx.transform(1, skew, skew / 2, 1 - skew / 2, 0, 0);
    draw(rows, side); ctx.restore();
  };
  if (kind === "clean") put(codes[0], 60, 60, 280);
  if (kind === "rotated") put(codes[0], 700, 200, 380, 0.6);
  if (kind === "logo") {
    put(codes[0], 400, 200, 560);
    ctx.fillStyle = "#fff"; ctx.fillRect(605, 405, 150, 150);
    ctx.fillStyle = "#1aad19"; ctx.beginPath(); ctx.arc(680, 480, 66, 0, 7); ctx.fill();
  }
  if (kind === "photograph") {
    ctx.filter = "blur(1.6px)"; put(codes[0], 500, 260, 420, 0.22, 0.13); ctx.filter = "none";
    const light = ctx.createLinearGradient(0, 0, ...size);
    light.addColorStop(0, "rgba(255,240,200,.45)"); light.addColorStop(1, "rgba(0,0,20,.5)");
    ctx.fillStyle = light; ctx.fillRect(0, 0, ...size);
    const image = ctx.getImageData(0, 0, ...size); let seed = 1;
    for (let i = 0; i < image.data.length; i += 4) {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      for (const k of [0, 1, 2]) image.data[i + k] += (seed % 41) - 20;
    }
    ctx.putImageData(image, 0, 0);
  }
  if (kind === "two") { put(codes[0], 120, 280, 420); put(codes[1], 840, 280, 420); }
  if (kind === "huge") put(codes[0], 2400, 1500, 620, 0.3, 0.05);
  const photo = kind === "photograph" || kind === "huge";
  const blob = await canvas.convertToBlob(photo ? {type: "image/jpeg", quality: 0.7} : {type: "image/png"});
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}"""


def modules(text: str) -> Modules:
    """Return the modules of a text's code, which bears a logo."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="H")
    image = memoryview(cast("Any", code.to_image(scale=1, add_quiet_zones=False)))
    height, width = image.shape or (0, 0)
    flat = image.tobytes()
    return ["".join(" #"[flat[y * width + x] == 0] for x in range(width)) for y in range(height)]


def picture(page: Page, kind: str, *texts: str) -> str:
    """Draw a picture; return its bytes in Base64. Kinds: clean, rotated, logo, photograph, two, huge, none."""
    drawn: str = page.evaluate(DRAW, {"codes": [modules(text) for text in texts], "kind": kind})
    return drawn
