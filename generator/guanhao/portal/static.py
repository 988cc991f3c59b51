"""What pages load beside themselves: one stylesheet, and the scripts, each a file of its own under `assets/`."""

from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent
STYLESHEET = "assets/guanhao.css"

STYLES = ("variables", "base", "front", "check", "directory", "account", "footer", "policy", "preview")
"""The parts of the stylesheet, in the order in which they apply."""


def stylesheet() -> bytes:
    """Return the one stylesheet of all pages."""
    return b"\n".join((PACKAGE / "styles" / f"{name}.css").read_bytes() for name in STYLES)


def static_files() -> Iterator[tuple[str, bytes]]:
    """Yield path → bytes of every file that pages load: what lies in `assets/` keeps its place there."""
    yield STYLESHEET, stylesheet()
    folder = PACKAGE / "assets"
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield f"assets/{path.relative_to(folder).as_posix()}", path.read_bytes()
