"""The only writer."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from guanhao.errors import ForeignSiteError, NoGitError, OtherAudienceError

MANIFEST = "build.json"
"""The file by which a published site is known as Guanhao's own."""


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, making its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_history(folder: Path, commits: bytes) -> None:
    """Make a repository in `folder` of a stream that `git fast-import` reads, and check its main branch out.

    Neither the host's configuration and hooks nor a repository that the environment names have a say in it.
    """
    from git import Git, GitCommandNotFound

    folder.mkdir(parents=True, exist_ok=True)
    git = Git(folder)
    git.update_environment(**_own_git(folder.resolve()))
    with tempfile.TemporaryFile() as stream:
        stream.write(commits)
        stream.seek(0)
        try:
            git.execute(["git", "init", "--quiet", "--template=", "--initial-branch=main"])
            git.execute(["git", "fast-import", "--quiet"], istream=stream)
            git.execute(["git", "reset", "--quiet", "--hard"])
        except GitCommandNotFound:
            raise NoGitError(str(folder)) from None


def _own_git(folder: Path) -> dict[str, str]:
    """Return the environment in which Git knows nothing but the repository in `folder`."""
    own = folder / ".git"
    return {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_COUNT": "0",
        "GIT_CONFIG_PARAMETERS": "",
        "GIT_DEFAULT_HASH": "sha1",
        "GIT_DIR": str(own),
        "GIT_WORK_TREE": str(folder),
        "GIT_INDEX_FILE": str(own / "index"),
        "GIT_OBJECT_DIRECTORY": str(own / "objects"),
    }


def keep_cache(path: Path, data: bytes) -> None:
    """Write a cache, in a folder that Git ignores; where that is not allowed, or the folder is a link, do without."""
    with suppress(OSError):
        if not path.parent.is_symlink():
            write_file(path.parent / ".gitignore", b"*\n")
            write_file(path, data)


def write_pages(folder: Path, pages: Iterable[tuple[str, bytes]]) -> None:
    """Write pages, each given by its path within `folder`."""
    made: set[Path] = set()
    for name, data in pages:
        path = folder / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(data)


def rewrite_pages(folder: Path, change: Callable[[str], str]) -> None:
    """Change every HTML file of a folder."""
    for page in folder.rglob("*.html"):
        page.write_bytes(
            change(page.read_bytes().decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
        )


def mark_pages(folder: Path, change: Callable[[str, str], str]) -> None:
    """Change every HTML file of a folder, by its path there and its text, and no other file that shares its bytes."""
    for page in sorted(folder.rglob("*.html")):
        text = page.read_bytes().decode("utf-8", "surrogateescape")
        marked = change(page.relative_to(folder).as_posix(), text)
        page.unlink()
        page.write_bytes(marked.encode("utf-8", "surrogateescape"))


def list_pages(folder: Path) -> list[str]:
    """Return the folders of a site that hold a page, from its root, in order: `""`, `accounts/`, …"""
    pages = (page.parent.relative_to(folder).as_posix() for page in folder.rglob("index.html"))
    return sorted("" if page == "." else f"{page}/" for page in pages)


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of a site, by path, in order."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {f.relative_to(folder).as_posix(): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def check_site(site: Path) -> None:
    """Raise ForeignSiteError where publishing into `site` would delete something that is not Guanhao's."""
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise ForeignSiteError(str(site))
    if site.is_dir() and (foreign := next(_foreign_files(site), None)):
        raise ForeignSiteError(str(site), foreign)


def check_audience(site: Path, audience: str) -> None:
    """Raise OtherAudienceError where a site for others stands in `site`: an internal edition never takes its place."""
    try:
        stated = json.loads((site / MANIFEST).read_bytes()).get("audience", "public")
    except (OSError, ValueError, AttributeError):
        return
    if stated != audience:
        raise OtherAudienceError(str(site), str(stated))


def _foreign_files(site: Path) -> Iterator[str]:
    """Yield the files of a folder that no manifest in it lists."""
    try:
        listed = set(json.loads((site / MANIFEST).read_bytes())["files"]) | {MANIFEST}
    except (OSError, ValueError, TypeError, KeyError):
        listed = set()
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if name not in listed and (path.is_symlink() or not path.is_dir()):
            yield name


def staging_folder(site: Path) -> Path:
    """Make an empty folder beside `site`, on the same file system, to build into."""
    site.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    folder.chmod(0o755)
    return folder


def discard(folder: Path) -> None:
    """Delete a staging folder."""
    shutil.rmtree(folder, ignore_errors=True)


def remove(path: Path) -> None:
    """Delete a file, or a folder and all that is in it."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def swap_in(staging: Path, site: Path) -> None:
    """Put the finished `staging` in the place of `site`; the old site is whole until the new one stands there.

    Where that fails, the old site stays and `staging` goes.
    """
    try:
        _swap(staging, site)
    except BaseException:
        discard(staging)
        raise


def _swap(staging: Path, site: Path) -> None:
    from filelock import FileLock

    with FileLock(site.parent / f".{site.name}-lock"):
        old = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
        old.rmdir()
        if site.exists():
            site.rename(old)
        try:
            staging.rename(site)
        except OSError:
            if old.exists():
                old.rename(site)
            raise
        discard(old)
