"""Sealing and opening: files → plain values → files. Nothing that was opened is put into a repository."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guanhao import write
from guanhao.desk.draft import rewritten
from guanhao.desk.seal import (
    TOO_LONG,
    DamagedError,
    OtherKeyError,
    TooLongError,
    holds_sealed,
    identities_in,
    new_identity,
    opened,
    seal,
)
from guanhao.errors import (
    BadKeyFileError,
    ExposedFolderError,
    GuanhaoError,
    NoRecipientsError,
    NoRepositoryError,
    NoSealError,
    UnopenableError,
)
from guanhao.load.git import open_repository
from guanhao.load.git_tree import Lister
from guanhao.load.layout import place_of
from guanhao.load.register import INSTITUTION, MODELS, read_document
from guanhao.load.tree import FolderTree, read_outside
from guanhao.load.yaml_document import parse_bytes
from guanhao.model.file import File
from guanhao.model.records import ACCOUNT_KINDS

if TYPE_CHECKING:
    from pyrage.x25519 import Identity

    from guanhao.examine import Register

_KINDS = frozenset((*ACCOUNT_KINDS, "release", "impostor", "waiver"))
"""What names persons."""


# --- sealing ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a file: sealed, or all of it was already; or why not."""

    path: str
    is_changed: bool = False
    error: GuanhaoError | None = None


def seal_files(register: Register, paths: Sequence[Path]) -> Iterator[Done]:
    """Seal records that are not committed yet, in place, and tell of each. Raises NoRecipientsError."""
    institution = register.common.institution
    recipients = institution.recipients if institution else ()
    if not recipients:
        raise NoRecipientsError(INSTITUTION)
    committed = _committed(register.root)
    for path in paths:
        try:
            yield Done(str(path), _seal(register, path, recipients, committed))
        except GuanhaoError as error:
            yield Done(str(path), error=error)


def _seal(register: Register, path: Path, recipients: Sequence[str], committed: Collection[str]) -> bool:
    name = _within(register.root, path)
    document = read_document(FolderTree(register.root), File(name, "file", "")) if name else None
    if name is None or document is None or document.kind not in _KINDS:
        raise NoSealError(str(path), _NO_RECORD)
    if document.model is None:
        raise NoSealError(str(path), _UNREADABLE)
    if name in committed:
        raise NoSealError(str(path), _COMMITTED)
    try:
        raw = seal(document.raw, recipients)
    except TooLongError:
        raise NoSealError(str(path), TOO_LONG) from None
    if raw == document.raw:
        return False
    text = FolderTree(register.root).read(name).decode("utf-8-sig")
    write.write_file(register.root / name, rewritten(text, document.kind, raw))
    return True


_NO_RECORD = (
    "这不是登记册里的记录（registry/accounts、releases、impostors、waivers 下的文件），没有动它\n"
    "This is no record of the register (a file under registry/accounts, releases, impostors or waivers)."
)
_UNREADABLE = (
    "读不出来，没有动它；先按 guanhao check 的提示改好\nIt cannot be read and was left as it is; see `guanhao check`."
)
_COMMITTED = (
    "已经提交到 Git，明文留在历史里，再密封也没有用。还没有推送的，先 git reset --soft HEAD~1 撤回提交；"
    "已经合并的，由归口管理部门改为“已删除”\n"
    "It is committed, and Git keeps what was in the clear. Take back a commit that was not pushed "
    "(git reset --soft HEAD~1); what is merged, the registrar redacts."
)


def _within(root: Path, path: Path) -> str | None:
    """Return a path from the register's root; None where it leads elsewhere."""
    try:
        return path.absolute().relative_to(root.absolute()).as_posix()
    except ValueError:
        return None


def _committed(root: Path) -> Collection[str]:
    """Return the register's files that the commit has which is checked out; none where there is no Git."""
    try:
        with open_repository(root) as repository:
            head = repository.commit("HEAD")
            return Lister(repository).list(head).files.keys() if head else ()
    except NoRepositoryError:
        return ()


# --- opening ---------------------------------------------------------------------------------------------------------


def read_identities(path: Path) -> list[Identity]:
    """Return the secret keys of a key file. Raises BadKeyFileError."""
    try:
        return identities_in(read_outside(path).decode("utf-8-sig"))
    except (OSError, ValueError):
        raise BadKeyFileError(str(path)) from None


def open_record(path: Path, identities: Sequence[Identity]) -> bytes:
    """Return a file with every person in it in the clear. Raises UnopenableError."""
    try:
        data = read_outside(path)
    except OSError:
        raise UnopenableError(str(path), _ILLEGIBLE) from None
    return _opened(str(path), data, identities)


def open_register(root: Path, folder: Path, identities: Sequence[Identity]) -> list[UnopenableError]:
    """Copy a register into a new folder with every person in the clear; return which files stayed sealed, and why.

    The copy asks for no sealing, so that it can be checked and worked with. Raises ExposedFolderError.
    """
    _check_outside(folder)
    try:
        write.make_secret_folder(folder)
    except OSError:
        raise ExposedFolderError(str(folder)) from None
    tree, left = FolderTree(root), []
    for file in tree.files():
        data = b""
        try:
            data = tree.read(file.path)
            copy = _for_a_copy(data) if file.path == INSTITUTION else _opened(file.path, data, identities)
        except OSError:
            left.append(UnopenableError(file.path, _ILLEGIBLE))
            continue
        except UnopenableError as error:
            left.append(error)
            copy = data
        write.write_file(folder / file.path, copy)
    return left


_ILLEGIBLE = "读不出来\nIt cannot be read."


def make_key(path: Path) -> str:
    """Write a new key file and return its public key. Raises ExposedFolderError."""
    _check_outside(path)
    text, recipient = new_identity()
    try:
        write.write_secret(path, text.encode())
    except OSError:
        raise ExposedFolderError(str(path)) from None
    return recipient


def _check_outside(path: Path) -> None:
    """Raise ExposedFolderError where something lies at a path already, or a repository holds it."""
    place = path.absolute().resolve()
    if path.exists() or path.is_symlink() or any((folder / ".git").exists() for folder in place.parents):
        raise ExposedFolderError(str(path))


def _opened(path: str, data: bytes, identities: Sequence[Identity]) -> bytes:
    if b"sealed" not in data:
        return data
    text, parsed = parse_bytes(data)
    if not parsed.is_whole or not isinstance(parsed.value, dict):
        raise UnopenableError(path, _ILLEGIBLE)
    if not holds_sealed(parsed.value):
        return data
    try:
        return rewritten(text, _kind_of(path, parsed.value), opened(parsed.value, identities))
    except OtherKeyError:
        raise UnopenableError(path, _OTHER_KEY) from None
    except DamagedError:
        raise UnopenableError(path, _DAMAGED) from None


_OTHER_KEY = (
    "这把密钥打不开：密封时用的是别的公钥；换过密钥的，用当时的那一把\n"
    "This key does not open it: it was sealed to others. Use the key of that time."
)
_DAMAGED = (
    "密封的内容已经损坏，或者不是姓名和联系方式；请提交的单位重新生成\n"
    "What is sealed is damaged, or is no name or contact. Have the unit make it anew."
)


def _kind_of(path: str, raw: Mapping[str, Any]) -> str:
    """Return the kind of a file by what it says, else by its place; impostors and waivers need not say it."""
    kind = raw.get("kind")
    if isinstance(kind, str) and kind in MODELS:
        return kind
    place = place_of(path).kind
    return place if place in _KINDS else "impostor" if "platform" in raw else "waiver"


def _for_a_copy(data: bytes) -> bytes:
    """Return the institution's file for a copy that lies open: no recipients, and no public repository."""
    text, parsed = parse_bytes(data)
    raw = parsed.value
    if not parsed.is_whole or not isinstance(raw, dict) or "encryption" not in raw:
        return data
    kept = {key: value for key, value in raw.items() if key != "encryption"}
    repository = raw.get("repository")
    if isinstance(repository, dict) and repository.get("visibility") == "public":
        kept["repository"] = {**repository, "visibility": "private"}
    return rewritten(text, "institution", kept)
