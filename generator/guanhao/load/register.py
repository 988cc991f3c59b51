"""The register's files into documents."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel

from guanhao.ledger.order import parse_name, record_order
from guanhao.load.layout import place_of
from guanhao.load.policies import bind
from guanhao.load.shape import read_model
from guanhao.load.sheets import SHEETS, last_day, read_sheet
from guanhao.load.yaml_document import parse_bytes, text_problems
from guanhao.model.account import Entry
from guanhao.model.approval import Approval, Approvals
from guanhao.model.document import Document, Problem
from guanhao.model.file import File
from guanhao.model.institution import Institution, Unit
from guanhao.model.location import Pointer
from guanhao.model.platforms import Platform, Platforms
from guanhao.model.policy import BoundPolicy, Policy
from guanhao.model.records import ACCOUNT_KINDS, AccountRecord, Impostor, Release, Void, Waiver
from guanhao.model.reviewing import Reviewing
from guanhao.model.types import Model
from guanhao.rules.codeowners import place_of_codeowners
from guanhao.rules.hidden_characters import may_hide

INSTITUTION = "registry/institution.yml"
PLATFORMS = "registry/platforms.yml"
UNITS = "registry/units"

MODELS: Mapping[str, type[BaseModel]] = {
    "institution": Institution,
    "platforms": Platforms,
    "unit": Unit,
    "policy": Policy,
    "release": Release,
    "impostor": Impostor,
    "waiver": Waiver,
    **ACCOUNT_KINDS,
}
"""Kind of document → model."""

Kind = TypeVar("Kind", bound=Model)


class Tree(Protocol):
    """Where a register's files come from."""

    def files(self) -> list[File]:
        """List every file, in order of path."""

    def read(self, path: str) -> bytes:
        """Return a file's bytes. Raises OSError where it cannot be read."""


@dataclass(frozen=True)
class Common:
    """Everything in a register but the accounts' records."""

    documents: tuple[Document, ...]
    institution: Institution | None
    platforms: Mapping[str, Platform]
    units: Mapping[str, Unit]
    policies: frozenset[str]
    """Ids of the policies that have a binding, readable or not."""
    readable_policies: Mapping[str, Policy]
    policy: Policy | None
    """The policy in force."""
    bindings: Mapping[str, BoundPolicy]
    """Policy id → what it binds, as far as it can be read."""


def models_of(documents: Iterable[Document], model: type[Kind]) -> dict[str, Kind]:
    """Return the readable documents of one kind by the name of their file."""
    return {_stem(d.path): d.model for d in documents if isinstance(d.model, model)}


def read_texts(tree: Tree, policies: Iterable[str]) -> dict[str, str]:
    """Return the Markdown of each policy that has it. Undecodable bytes are shown as such."""
    texts: dict[str, str] = {}
    for policy in policies:
        with suppress(OSError):
            texts[policy] = tree.read(f"policies/{policy}.md").decode("utf-8-sig", "replace")
    return texts


def read_reviewing(tree: Tree, common: Common) -> Reviewing | None:
    """Return what decides who reviews what, and CODEOWNERS; None where a file that decides cannot be read."""
    institution = common.institution
    policy = common.bindings.get(institution.policy) if institution else None
    if institution is None or policy is None or any(d.kind == "unit" and d.model is None for d in common.documents):
        return None
    kept = None
    with suppress(OSError):
        kept = tree.read(place_of_codeowners(institution)).decode("utf-8", "replace")
    return Reviewing(institution, common.units, policy, kept)


def sort_files(files: Iterable[File]) -> tuple[dict[str, list[File]], list[File]]:
    """Part the files of account folders, by account id, from all others."""
    accounts: dict[str, list[File]] = defaultdict(list)
    others: list[File] = []
    for file in files:
        account = place_of(file.path).account
        if account:
            accounts[account].append(file)
        else:
            others.append(file)
    return accounts, others


Read = Callable[[Tree, File], Document]


def read_common(tree: Tree, files: Iterable[File], read_one: Read | None = None) -> Common:
    """Read every file that is not an account's record."""
    read = tuple((read_one or read_document)(tree, file) for file in files)
    unit_files = frozenset(_stem(d.path) for d in read if d.kind == "unit")
    bound = {d.path: _bound(tree, d, unit_files) for d in read if d.kind == "policy"}
    illegible = {_stem(d.path) for d in read if d.kind == "text" and d.problems}
    documents = (*(bound[d.path][0] if d.path in bound else d for d in read), *_absent(read))
    by_path = {document.path: document.model for document in documents}
    institution = by_path.get(INSTITUTION)
    platforms = by_path.get(PLATFORMS)
    units = models_of(documents, Unit)
    policies = {_stem(d.path): d.model for d in documents if d.kind == "policy"}
    policy = policies.get(institution.policy) if isinstance(institution, Institution) else None
    return Common(
        documents=documents,
        institution=institution if isinstance(institution, Institution) else None,
        platforms=platforms.root if isinstance(platforms, Platforms) else {},
        units=units,
        policies=frozenset(policies),
        readable_policies={id_: model for id_, model in policies.items() if isinstance(model, Policy)},
        policy=policy if isinstance(policy, Policy) else None,
        bindings={b.id: replace(b, texts=None, quotes=()) if b.id in illegible else b for _, b in bound.values()},
    )


def _bound(tree: Tree, document: Document, units: Collection[str]) -> tuple[Document, BoundPolicy]:
    policy = _stem(document.path)
    return bind(document, read_texts(tree, [policy]).get(policy), units)


def _absent(documents: Sequence[Document]) -> Iterator[Document]:
    """Yield a document, with nothing but a problem, for each file that a register cannot do without."""
    paths = {document.path for document in documents}
    for path in (INSTITUTION, PLATFORMS):
        if path not in paths:
            yield Document(path, problems=(Problem("file-name", "absent"),))
    if not any(document.kind == "unit" for document in documents):
        yield Document(UNITS, problems=(Problem("file-name", "no-unit"),))


def read_account(tree: Tree, files: Iterable[File]) -> list[Document]:
    """Read the records of one account folder."""
    return [read_document(tree, file) for file in files]


def read_document(tree: Tree, file: File) -> Document:
    """Read one file as what its place makes it; whatever is wrong with it becomes problems."""
    place = place_of(file.path)
    if file.type != "file":
        return Document(file.path, problems=(Problem("file-name", file.type),))
    if place.kind is None:
        return Document(file.path, problems=(Problem("file-name", "no-such-place"),))
    if place.kind == "other":
        return Document(file.path, kind="other")
    try:
        data = tree.read(file.path)
    except OSError:
        return Document(file.path, problems=(Problem("yaml", "unreadable", Pointer(mark=(1, 1))),))
    blob = file.blob or blob_id(data)
    if place.kind == "text":
        return Document(file.path, "text", problems=text_problems(data), blob=blob)
    if place.kind in SHEETS:
        sheet, problems = read_sheet(SHEETS[place.kind], data, last_day(file.path))
        return Document(file.path, place.kind, sheet, problems=problems, has_hidden=True, blob=blob)
    return _read_yaml(file.path, place.kind, data, blob)


def blob_id(data: bytes) -> str:
    """Return the id that Git gives to a file of this content."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _read_yaml(path: str, place_kind: str, data: bytes, blob: str) -> Document:
    text, parsed = parse_bytes(data)
    kind = _record_kind(path, parsed.value) if place_kind == "record" else place_kind
    document = Document(path, kind, None, parsed.value, parsed.problems, parsed.is_whole, may_hide(text), blob)
    if not parsed.is_whole:
        return document
    if kind is None:
        return replace(document, problems=(*parsed.problems, _kindless(parsed.value)))
    model, problems = read_model(MODELS[kind], parsed.value)
    if place_kind == "record" and model is None and _is_as_named(path, kind, parsed.value):
        problems = ()
    is_read = not any(problem.rule == "yaml" and problem.code not in HARMLESS for problem in parsed.problems)
    return replace(document, model=model if is_read else None, problems=(*parsed.problems, *problems))


def _is_as_named(path: str, kind: str, raw: Any) -> bool:
    """Tell whether a record fits the kind of its name and only says another, of which the file name's rule speaks."""
    named = parse_name(path.rsplit("/", 1)[1])
    if named is None or named[1] == kind or not isinstance(raw, dict):
        return False
    return read_model(MODELS[named[1]], {**raw, "kind": named[1]})[0] is not None


HARMLESS = ("bom", "crlf")
"""Faults of a YAML file that leave no doubt about what it says."""


def _record_kind(path: str, raw: Any) -> str | None:
    """Return what the record says it is; else what its name says."""
    kind = raw.get("kind") if isinstance(raw, dict) else None
    if isinstance(kind, str) and kind in ACCOUNT_KINDS:
        return kind
    parsed = parse_name(path.rsplit("/", 1)[1])
    return parsed[1] if parsed else None


def _kindless(raw: Any) -> Problem:
    if not isinstance(raw, dict):
        return read_model(Void, raw)[1][0]  # whatever the kind, a record is a mapping
    where = Pointer(("kind",)) if "kind" in raw else Pointer()
    return Problem("schema", "kind", where, {"choices": ", ".join(ACCOUNT_KINDS)})


def entries_of(documents: Sequence[Document], approvals: Approvals | None = None) -> list[Entry]:
    """Turn an account's documents into entries for the fold, approved or not; all of them where nobody asks for that.

    Without approvals every record is the opening balance, approved on its day of filing (design 1.7).
    """
    known = approvals or Approvals()
    return [_entry(document, known.of(document.path)) for document in documents]


def _entry(document: Document, approval: Approval) -> Entry:
    name = document.path.rsplit("/", 1)[1]
    if document.model is not None:
        record: AccountRecord = document.model  # type: ignore[assignment]
        order = record_order(record.filed_on, record.kind, name)
        approved_on = approval.approved_on(record.filed_on)
        return Entry(document.path, name, order, approved_on, record, document.raw, approval)
    parsed = parse_name(name)
    filed_on, kind = (parsed[0], parsed[1]) if parsed else (date.min, "void")
    order = record_order(filed_on, kind, name)
    return Entry(document.path, name, order, approval.approved_on(filed_on), None, document.raw, approval)


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[1].removesuffix(".yml").removesuffix(".md")
