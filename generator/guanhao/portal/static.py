"""What pages load beside themselves: one stylesheet, and the scripts, each a file of its own under `assets/`."""

import re
from collections.abc import Iterator
from pathlib import Path

from guanhao.portal.look import in_the_dark

PACKAGE = Path(__file__).parent
STYLESHEET = "assets/guanhao.css"

CORE = ("base", "header", "internal_bar")
STYLES = (
    *CORE,
    "front",
    "check",
    "directory",
    "account",
    "poster",
    "announcements",
    "statistics",
    "alliance",
    "guide",
    "desk",
    "footer",
    "policy",
    "preview",
    "written",
    "internal",
)
"""The parts of the stylesheet, in the order in which they apply; before them come the variables."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND = re.compile(r"\s*([{};])\s*")
_SPACE = re.compile(r"\s+")


def stylesheet() -> bytes:
    """Return the one stylesheet of all pages."""
    return _joined(STYLES).encode()


def core_stylesheet() -> str:
    """Return what a page with header and plain text needs of it."""
    return _joined(CORE)


def _joined(names: tuple[str, ...]) -> str:
    css = "\n".join([_part("variables"), in_the_dark(_part("dark")), *map(_part, names)])
    return _SPACE.sub(" ", _AROUND.sub(r"\1", _COMMENT.sub("", css))).strip()


def _part(name: str) -> str:
    return (PACKAGE / "styles" / f"{name}.css").read_text(encoding="utf-8")


def static_files() -> Iterator[tuple[str, bytes]]:
    """Yield path → bytes of every file that pages load: what lies in `assets/` keeps its place there."""
    yield STYLESHEET, stylesheet()
    folder = PACKAGE / "assets"
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield f"assets/{path.relative_to(folder).as_posix()}", path.read_bytes()
