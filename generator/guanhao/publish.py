"""Running MkDocs over a register: `guanhao build` and `guanhao serve`."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config

from guanhao.errors import NoPluginError
from guanhao.mkdocs_plugin import PACKAGE, REQUEST, GuanhaoPlugin, Request

INTERNAL_SITE = "site-internal"
"""Where an internal edition goes unless told otherwise: never where the public one does."""


def build_site(request: Request, site_dir: Path | None) -> None:
    """Build the portal of a register into `site_dir`. Raises MkDocs' Abort.

    By default a public one goes where `mkdocs.yml` says, an internal one into `site-internal`.
    """
    with _configuration(request) as (config_file, overrides):
        if site_dir is not None:
            overrides["site_dir"] = str(site_dir.absolute())
        elif request.audience == "internal":
            overrides["site_dir"] = str(request.root.absolute() / INTERNAL_SITE)
        config = load_config(config_file=config_file, **overrides)
        if not any(isinstance(plugin, GuanhaoPlugin) for plugin in config.plugins.values()):
            raise NoPluginError(config_file)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()


def serve_site(request: Request) -> None:
    """Serve the portal on this machine, and build it anew whenever something changes."""
    with _configuration(request) as (config_file, overrides):
        serve(config_file=config_file, **overrides)


@contextmanager
def _configuration(request: Request) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a `mkdocs.yml`, the register's own or else the package's, and what to override in it.

    A register without a `docs` folder has no hand-written pages.
    """
    token = REQUEST.set(request)
    own, docs = request.root / "mkdocs.yml", (request.root / "docs").absolute()
    try:
        with tempfile.TemporaryDirectory() as empty:
            pages = {"docs_dir": str(docs)} if docs.is_dir() else {"docs_dir": empty, "nav": []}
            if not own.is_file():
                yield str(PACKAGE / "mkdocs.yml"), {**pages, "site_dir": str(request.root.absolute() / "site")}
            elif docs.is_dir() or "docs_dir:" in own.read_text(encoding="utf-8"):
                yield str(own), {}
            else:
                yield str(own), pages
    finally:
        REQUEST.reset(token)


__all__ = ["Request", "build_site", "serve_site"]
