"""QR codes: the modules of a text's code, and the code as a PNG picture. The matrix is zxing-cpp's."""

import struct
import zlib
from typing import Any

import zxingcpp

QUIET = 4
"""Light modules around the code (ISO/IEC 18004)."""

MAX_PAYLOAD = 1_000
"""Bytes beyond which a code could not be read from a screen or from paper."""


def qr_modules(payload: str) -> tuple[bytes, int]:
    """Return a text's QR code, row by row a byte a module, 0 the dark ones; and how many modules a row has."""
    text = payload.encode("utf-8", "replace").decode()
    image: Any = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=1, add_quiet_zones=False)
    modules = memoryview(image)
    return modules.tobytes(), len(modules)


def qr_png(payload: str, scale: int = 8) -> bytes:
    """Return a text's QR code, its quiet zone around it, as a picture of two colours, `scale` dots a module."""
    modules, side = qr_modules(payload)
    light = b"\xff" * side
    margin = b"\xff" * QUIET
    rows = [light] * QUIET + [modules[row * side : (row + 1) * side] for row in range(side)] + [light] * QUIET
    dots = [b"".join(bytes([module]) * scale for module in margin + row + margin) for row in rows]
    lines = b"".join((b"\x00" + line) * scale for line in dots)
    width = (side + 2 * QUIET) * scale
    header = struct.pack(">IIBBBBB", width, width, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
