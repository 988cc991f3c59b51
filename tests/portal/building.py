"""Builds of registers, and what came of them; in processes of their own, as users run them, where that matters."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from guanhao.mkdocs_plugin import PACKAGE
from guanhao.publish import Request, build_site
from tests.test_cli import PROGRAM, Done
from tests.test_cli import run as run_here

AS_OF = "2026-11-23"
GUANHAO = PROGRAM
MKDOCS = [sys.executable, "-m", "mkdocs"]
REPOSITORY = Path(__file__).parents[2]
CONFIG = PACKAGE / "mkdocs.yml"
"""A configuration with nothing but theme and plugin: what a register gets that brings none."""

Tree = dict[str, bytes]
"""Path within the site → bytes."""


def run(command: list[str], cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Done:
    """Run a command to its end: Guanhao's own in this process, unless the environment matters."""
    if command[: len(GUANHAO)] == GUANHAO and env is None:
        return run_here(*command[len(GUANHAO) :], cwd=cwd or Path.cwd())
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def build_command(root: Path, site: Path, as_of: str = AS_OF) -> list[str]:
    return [*GUANHAO, "build", "--root", str(root), "--site-dir", str(site), "--as-of", as_of]


def build(root: Path, site: Path, as_of: str = AS_OF) -> Tree:
    """Build a register that must be buildable; return its site."""
    build_site(Request(root, date.fromisoformat(as_of), None), site)
    return tree_of(site)


def tree_of(site: Path) -> Tree:
    """Read every file below a folder."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def pages_of(tree: Tree) -> dict[str, str]:
    """Return the HTML files."""
    return {path: data.decode() for path, data in tree.items() if path.endswith(".html")}


def is_whole(tree: Tree) -> bool:
    """Tell whether `build.json` lists every other file of the site, and each with its digest."""
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in tree.items() if path != "build.json"}
    return bool(json.loads(tree["build.json"])["files"] == digests)


def leftovers(site: Path) -> list[str]:
    """Name what a build left beside the site; the lock that builds wait for stays."""
    beside = (path.name for path in site.parent.iterdir() if path.name.startswith(f".{site.name}"))
    return sorted(name for name in beside if name != f".{site.name}-lock")
