"""Never publish an older state over a newer one: the commit of the portal that stands must lead to this one."""

import json
import re
from collections.abc import Callable
from typing import Literal

from guanhao.errors import ForgeError
from guanhao.forge.client import read_public

MANIFEST = "build.json"
MAX_MANIFEST = 64 * 1024 * 1024
"""Bytes: it lists every file of the portal."""

Standing = Literal["ahead", "first", "unknown-address", "not-an-ancestor"]

_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


def standing(portal: str | None, present: str, is_ancestor: Callable[[str], bool]) -> Standing:
    """Tell how the present commit stands to the one that the portal at an address was made from.

    Raises ForgeError where the portal does not tell: then nothing is published over it.
    """
    if portal is None:
        return "unknown-address"
    url = f"{portal.rstrip('/')}/{MANIFEST}"
    data = read_public(f"{url}?{present}", MAX_MANIFEST)  # a query, so that no cache answers with an older one
    if data is None:
        return "first"
    return "ahead" if is_ancestor(_commit(url, data)) else "not-an-ancestor"


def _commit(url: str, data: bytes) -> str:
    try:
        commit = json.loads(data)["commit"]
    except (ValueError, TypeError, KeyError) as error:
        raise ForgeError(f"GET {url}", "JSON") from error
    if not isinstance(commit, str) or not _COMMIT.fullmatch(commit):
        raise ForgeError(f"GET {url}", "commit")
    return commit
