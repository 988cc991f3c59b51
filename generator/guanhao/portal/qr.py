"""QR pictures as SVG: of the account's own code, of its page for the certificate, of the checker for the poster.

The matrix is zxing-cpp's. Runs of dark modules are drawn with relative coordinates, which keeps a picture under 2 KB.
"""

from collections.abc import Iterator
from typing import Any

import zxingcpp

from guanhao.model.public import PublicAccount, PublicRegister

QUIET = 4
"""Light modules around the code (ISO/IEC 18004)."""

MAX_PAYLOAD = 1_000
"""Bytes beyond which a code could not be read from a screen or from paper."""


def qr_pictures(register: PublicRegister, account: PublicAccount) -> Iterator[tuple[str, bytes]]:
    """Yield path → bytes of an account's pictures: its own code where one is filed, its page's where that is known."""
    if has_qr(account):
        yield f"{account.page}qr.svg", qr_svg(account.qr or "")
    if register.institution.portal:
        yield f"{account.page}page.svg", qr_svg(f"{register.institution.portal}{account.page}")


def poster_pictures(register: PublicRegister) -> Iterator[tuple[str, bytes]]:
    """Yield path → bytes of the code on the poster, where the portal's address is known."""
    if register.institution.portal:
        yield "poster/check.svg", qr_svg(f"{register.institution.portal}check/")


def has_qr(account: PublicAccount) -> bool:
    """Tell whether an account's own code is shown: one is filed, can be drawn, and the account may be trusted."""
    is_ours = account.state == "active" and account.confirmed
    return bool(account.qr) and is_ours and len((account.qr or "").encode("utf-8", "replace")) <= MAX_PAYLOAD


def qr_svg(payload: str) -> bytes:
    """Return the QR code of a text as an SVG picture of one path."""
    text = payload.encode("utf-8", "replace").decode()
    image: Any = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=1)
    modules: Any = memoryview(image).tolist()
    rows = _cropped(modules)
    size = len(rows) + 2 * QUIET
    path = "".join(_runs(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>\n'
    ).encode()


def _cropped(rows: list[list[int]]) -> list[list[int]]:
    """Return the modules without the light border that the library may have put around them."""
    dark = [place for place, row in enumerate(rows) if 0 in row]
    first, last = dark[0], dark[-1] + 1
    return [row[first:last] for row in rows[first:last]]


def _runs(rows: list[list[int]]) -> Iterator[str]:
    """Yield a path's strokes: one rectangle for each run of dark modules."""
    x = y = 0
    for number, row in enumerate(rows):
        column = 0
        while column < len(row):
            if row[column]:
                column += 1
                continue
            end = column
            while end < len(row) and not row[end]:
                end += 1
            start = "M" if (x, y) == (0, 0) else "m"
            across, down = column + QUIET - x, number + QUIET - y
            yield f"{start}{across} {down}h{end - column}v1h-{end - column}z"
            x, y, column = column + QUIET, number + QUIET, end
