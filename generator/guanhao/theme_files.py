"""The theme's own files: which of them pages load, and which the site does without."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePath

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

LOADED = {
    "styles": "assets/stylesheets/main.*.min.css",
    "bundle": "assets/javascripts/bundle.*.min.js",
    "search": "assets/javascripts/workers/search.*.min.js",
}
"""What pages load that have something of the theme's; the names carry a digest that differs from version to version."""

UNUSED = ("*.map", "palette.*.css")
UNSEARCHED = ("lunr/*", "lunr/*/*")


def addresses(files: Files) -> dict[str, str]:
    """Return name → address of the files that pages load."""
    return {
        name: next(file.src_uri for file in files if PurePath(file.src_uri).match(pattern))
        for name, pattern in LOADED.items()
    }


def leave_out(files: Files, config: MkDocsConfig) -> None:
    """Leave out what the theme brings and no page loads: more bytes than all pages of a small register."""
    patterns = UNUSED if is_searched(config) else (*UNUSED, *UNSEARCHED)
    for file in [*files]:
        if file.src_dir != config.docs_dir and any(PurePath(file.src_uri).match(pattern) for pattern in patterns):
            files.remove(file)


def are_asked_for(config: MkDocsConfig) -> bool:
    """Tell whether the institution's settings need the theme's scripts on every hand-written page."""
    return bool(config.theme.get("features") or config.extra_javascript) or is_searched(config)


def is_searched(config: MkDocsConfig) -> bool:
    """Tell whether the theme's search is switched on."""
    return "material/search" in config.plugins


class _Compiled(BytecodeCache):
    """Keeps the theme's templates compiled while this process lives; each is known by its source."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what was compiled from the same source."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = _Compiled()
"""MkDocs makes its environment anew for every build: what is served is built again and again."""


class _Loader(FileSystemLoader):
    """Lists no hidden folder: MkDocs leaves out what is in one, and the theme keeps fourteen thousand icons there."""

    def list_templates(self) -> list[str]:
        """List the files of the theme by their paths, in order."""
        return sorted({path for folder in self.searchpath for path in _visible(os.fspath(folder), "")})


def _visible(folder: str, prefix: str) -> Iterator[str]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                yield f"{prefix}{entry.name}"
            elif not entry.name.startswith("."):
                yield from _visible(entry.path, f"{prefix}{entry.name}/")


def quicken(theme: Theme) -> None:
    """Let the theme's own files be found without looking at every icon."""
    usual = theme.get_env

    def get_env() -> Environment:
        env = usual()
        env.loader = _Loader(theme.dirs)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]
