"""The shell: a page of the theme, rendered once for each depth and cut at its placeholders, then filled for each page.

Account and unit pages are many and alike; the theme need not be run for each of them.
"""

import html
import re
from collections.abc import Callable

from guanhao.portal.view import View

TITLE, DESCRIPTION, BODY = "guanhao-shell-title", "guanhao-shell-description", "<!--<h1 guanhao-shell-body-->"
HEAD = "<!--guanhao-shell-head-->"
"""Placeholders. The body's looks like a heading to the theme, which would otherwise add one of its own."""

_FOLDERS = ("guanhao-shell-1", "guanhao-shell-2", "guanhao-shell-3", "guanhao-shell-4")


def shell_path(depth: int) -> str:
    """Return the folder in which the shell of a depth is rendered, such as `guanhao-shell-1/guanhao-shell-2/`."""
    return "".join(f"{folder}/" for folder in _FOLDERS[:depth])


class Shell:
    """The shell of one depth."""

    def __init__(self, rendered: str, depth: int) -> None:
        self._depth = depth
        self.rendered = rendered
        path = shell_path(depth)
        tokens = "|".join(map(re.escape, (TITLE, DESCRIPTION, BODY, HEAD, path)))
        self._pieces = re.split(f"({tokens})", rendered)
        self._path = path

    def changed(self, change: Callable[[str], str]) -> "Shell":
        """Return the shell of changed pages."""
        return Shell(change(self.rendered), self._depth)

    def fill(self, view: View) -> bytes:
        """Return the whole page of a view."""
        values = {
            TITLE: html.escape(view.title),
            DESCRIPTION: html.escape(view.description),
            BODY: view.body,
            HEAD: view.head,
            self._path: view.path,
        }
        return "".join(values[piece] if index % 2 else piece for index, piece in enumerate(self._pieces)).encode()
