"""QR pictures as SVG: of an account's own code, and of the checker for posters and printed certificates.

Each row of the matrix is a stroked line with relative coordinates, which keeps a picture under 2 KB.
"""

import re
from collections.abc import Iterator

from guanhao.model.public import PublicAccount, PublicRegister
from guanhao.qr import MAX_PAYLOAD, QUIET, qr_modules

CHECKER = "poster/check.svg"

_DARK = re.compile(b"\x00+")


def qr_pictures(account: PublicAccount) -> Iterator[tuple[str, bytes]]:
    """Yield path → bytes of the picture of an account's own code, where one is shown."""
    if has_qr(account):
        yield f"{account.page}qr.svg", qr_svg(account.qr or "")


def checker_pictures(register: PublicRegister) -> Iterator[tuple[str, bytes]]:
    """Yield path → bytes of the code that leads to the checker, where the portal's address is known."""
    if register.institution.portal:
        yield CHECKER, qr_svg(f"{register.institution.portal}check/")


def has_qr(account: PublicAccount) -> bool:
    """Tell whether an account's own code is shown: one is filed, can be drawn, and the account may be trusted."""
    is_ours = account.state == "active" and account.confirmed
    return bool(account.qr) and is_ours and len((account.qr or "").encode("utf-8", "replace")) <= MAX_PAYLOAD


def qr_svg(payload: str) -> bytes:
    """Return the QR code of a text as an SVG picture of one path."""
    modules, side = qr_modules(payload)
    path, size = "".join(_strokes(modules, side)), side + 2 * QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path stroke="#000" d="M{QUIET} {QUIET}.5{path}"/></svg>\n'
    ).encode()


def _strokes(modules: bytes, side: int) -> Iterator[str]:
    """Yield a path's strokes: a line one module thick for each run of dark modules."""
    x = y = 0
    for row in range(side):
        start = row * side
        for run in _DARK.finditer(modules, start, start + side):
            left, right = run.start() - start, run.end() - start
            yield f"m{left - x} {row - y}h{right - left}"
            x, y = right, row
