"""The only writer."""

import hashlib
import json
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from guanhao.errors import ForeignSiteError, NoGitError, OtherAudienceError

MANIFEST = "build.json"
"""The file by which a published site is known as Guanhao's own."""

_SAFELY = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))


def write_file(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file, given at once or in pieces, whole or not at all, making its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines((data,) if isinstance(data, bytes) else data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_secret(path: Path, data: bytes) -> None:
    """Write a new file that its owner alone may read. Raises FileExistsError where something is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFELY, 0o600)
    with open(descriptor, "wb") as stream:  # noqa: PTH123
        stream.write(data)


def make_secret_folder(folder: Path) -> None:
    """Make a new folder that its owner alone may enter. Raises FileExistsError where something is there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700)


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


def keep_cache(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a cache, in a folder that Git ignores; where that is not allowed, or the folder is a link, do without."""
    with suppress(OSError):
        if not path.parent.is_symlink():
            write_file(path.parent / ".gitignore", b"*\n")
            write_file(path, data)


def write_pages(folder: Path, pages: Iterable[tuple[str, bytes]]) -> None:
    """Write pages, each given by its path within `folder`; never into a file that is there, which may be linked."""
    for name, data in pages:
        _write_new(f"{folder}/{name}", data)


def rewrite_pages(folder: Path, change: Callable[[str], str]) -> None:
    """Change every HTML file of a folder."""
    for name in list_files(folder):
        if name.endswith(".html"):
            page = (folder / name).read_bytes().decode("utf-8", "surrogateescape")
            _write_new(f"{folder}/{name}", change(page).encode("utf-8", "surrogateescape"))


def mark_pages(folder: Path, change: Callable[[str, str], str]) -> dict[str, str]:
    """Change HTML files of a folder, each by its path and text; return path → SHA-256 of those that changed."""
    changed: dict[str, str] = {}
    for name in list_files(folder):
        if name.endswith(".html"):
            page = (folder / name).read_bytes().decode("utf-8", "surrogateescape")
            marked = change(name, page)
            if marked != page:
                changed |= put_pages(folder, None, [(name, marked.encode("utf-8", "surrogateescape"))])
    return changed


def put_pages(folder: Path, last: Path | None, pages: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    """Write pages into a new folder; one that the last site has byte for byte is linked. Return path → SHA-256."""
    put: dict[str, str] = {}
    for name, data in pages:
        put[name] = hashlib.sha256(data).hexdigest()
        if last is None or not _link(last, folder, name, put[name]):
            _write_new(f"{folder}/{name}", data)
    return put


def link_pages(folder: Path, last: Path, pages: Mapping[str, str]) -> bool:
    """Link pages from the last site, given by path and SHA-256; tell whether each of them is still what it was."""
    return all(_link(last, folder, name, digest) for name, digest in pages.items())


def settle(folder: Path, last: Path | None, put: Mapping[str, str]) -> dict[str, str]:
    """Link what else the last site has alike; return path → SHA-256 of every file of the new folder, in order."""
    digests: dict[str, str] = {}
    for name in list_files(folder):
        digests[name] = put.get(name) or _settle(folder, last, name)
    return digests


def _settle(folder: Path, last: Path | None, name: str) -> str:
    digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    if last and _link(last, folder, name, digest, ".guanhao-link"):
        Path(f"{folder}/{name}.guanhao-link").replace(folder / name)
    return digest


def _link(last: Path, folder: Path, name: str, digest: str, suffix: str = "") -> bool:
    """Link a file of the last site into a new folder if its bytes have that digest, read once it is linked."""
    target = f"{folder}/{name}{suffix}"
    try:
        os.link(f"{last}/{name}", target, follow_symlinks=False)
    except FileNotFoundError:
        if not Path(last, name).exists():
            return False
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):
            os.link(f"{last}/{name}", target, follow_symlinks=False)
    except OSError:
        return False
    with suppress(OSError):
        if hashlib.sha256(_read_plain(target)).hexdigest() == digest:
            return True
        Path(target).unlink()
    return False


def _read_plain(path: str) -> bytes:
    """Read a plain file; neither what a link leads to nor, for ever, a pipe. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | _SAFELY)
    with open(descriptor, "rb") as stream:  # noqa: PTH123
        return stream.read() if stat.S_ISREG(os.fstat(descriptor).st_mode) else b""


def _write_new(path: str, data: bytes) -> None:
    for mend in (_make_room, _make_room, None):
        try:
            with open(path, "xb") as stream:  # noqa: PTH123  one of many thousands
                stream.write(data)
                return
        except (FileExistsError, FileNotFoundError):
            if mend is None:
                raise
            mend(path)


def _make_room(path: str) -> None:
    """Take away what stands in a new file's place, or make the folder that it is to stand in."""
    if os.path.lexists(path):
        Path(path).unlink()
    else:
        Path(path).parent.mkdir(parents=True, exist_ok=True)


def list_files(folder: Path) -> list[str]:
    """List the files of a folder and of all below it by their paths from there, in order; links are files."""
    return sorted(_walk(os.fspath(folder), ""))


def _walk(folder: str, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}"


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
    yield from (name for name in list_files(site) if name not in listed)


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
