"""The theme's own files: which of them pages load, and which the site does without."""

from pathlib import PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

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
