"""A request: what it changes, the register before and after it, and what its rules find; read from Git alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from guanhao.errors import NoBaseRegisterError, NoCommitError, ShallowError, UnknownRefError, UnrelatedHistoryError
from guanhao.examine import Register, is_found_in, judge_all, keep_verdicts, place, read_register
from guanhao.ledger.compare import Delta, compare, settle
from guanhao.ledger.fold import fold
from guanhao.load import cache
from guanhao.load.git import Repository, open_repository
from guanhao.load.git_tree import GitTree, Lister, Listing
from guanhao.load.layout import place_of
from guanhao.load.register import INSTITUTION, Tree, entries_of, read_account, read_document
from guanhao.load.yaml_document import positions
from guanhao.rules.judge import judge_request
from guanhao.rules.request import RECORDS, Changed, RequestContext, Version

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from guanhao.model.account import Account
    from guanhao.model.document import Document
    from guanhao.model.file import File
    from guanhao.model.finding import Placed
    from guanhao.model.verdict import Verdict
    from guanhao.rules.facts import Facts

HEAD = "HEAD"


@dataclass(frozen=True)
class Request:
    """What merging a commit into a branch would change."""

    target: Register
    """The register as the branch has it: what gives authority."""
    base: Register
    """The register as the request found it, judged by that authority."""
    head: Register
    """The register as the request would have it, judged by that authority."""
    deltas: tuple[Delta, ...]
    base_files: Mapping[str, File]
    head_listing: Listing
    target_commit: str
    head_commit: str

    @cached_property
    def files(self) -> tuple[Changed, ...]:
        """What the request changes, in order of path, with what could be read of it on either side."""
        return tuple(_changed(self, delta) for delta in self.deltas)

    def context(self, actor: str | None, requested_on: date) -> RequestContext:
        """Return what the rules that judge a request are given."""
        touched = {file.account for file in self.files if file.account}
        paths = self.base_files.keys() | self.head_listing.files.keys()
        return RequestContext(
            facts=self.target.facts,
            files=self.files,
            accounts={a: _folded(self.target, a) for a in sorted(touched & self.target.account_files.keys())},
            actor=actor,
            requested_on=requested_on,
            paths=frozenset(paths),
            twice=self.head_listing.forged(),
        )


@contextmanager
def open_request(root: Path, ref: str, head: str = HEAD) -> Iterator[Request]:
    """Read what merging `head` into `ref` would change, for the register in `root`: a folder or a bare repository.

    Raises NoRepositoryError, UnknownRefError, NoCommitError, ShallowError, UnrelatedHistoryError, NoBaseRegisterError.
    """
    with open_repository(root) as repository:
        yield _read(repository, root, ref, head)


def _read(repository: Repository, root: Path, ref: str, head: str) -> Request:
    target_commit, head_commit = repository.commit(ref), repository.commit(head)
    if target_commit is None:
        raise UnknownRefError(ref)
    if head_commit is None:
        raise NoCommitError(str(root))
    lister = Lister(repository)
    target_listing, head_listing = lister.list(target_commit), lister.list(head_commit)
    base_files = target_listing.files
    ancestors = _ancestors(repository, ref, target_commit, head_commit)
    if ancestors != (target_commit,):
        base_files = settle(base_files, [lister.list(a).files for a in ancestors], head_listing.files)
    if INSTITUTION not in target_listing.files:
        raise NoBaseRegisterError(ref)
    reader = _Reader()
    target = read_register(root, GitTree(repository, target_listing.files), reader.read)
    base = (
        read_register(root, GitTree(repository, base_files), reader.read)
        if base_files is not target_listing.files
        else target
    )
    found = read_register(root, GitTree(repository, head_listing.files), reader.read)
    return Request(
        target=target,
        base=replace(base, facts=_judged_by(target.facts, base.facts, base.facts)),
        head=replace(found, facts=_judged_by(target.facts, base.facts, found.facts)),
        deltas=compare(base_files, head_listing.files),
        base_files=base_files,
        head_listing=head_listing,
        target_commit=target_commit,
        head_commit=head_commit,
    )


def _ancestors(repository: Repository, ref: str, target: str, head: str) -> tuple[str, ...]:
    """Return the best common ancestors, where the clone holds enough of the history to know them."""
    ancestors = repository.merge_bases(target, head)
    if ancestors not in ((target,), (head,)) and repository.is_cut_off(target, head):
        raise ShallowError(ref)
    if not ancestors:
        raise UnrelatedHistoryError(ref)
    return ancestors


class _Reader:
    """Reads files; what two sides have alike is read once."""

    def __init__(self) -> None:
        self._known: dict[File, Document] = {}

    def read(self, tree: Tree, file: File) -> Document:
        if file not in self._known:
            self._known[file] = read_document(tree, file)
        return self._known[file]


def _judged_by(target: Facts, before: Facts, own: Facts) -> Facts:
    """Return the facts by which one side is judged.

    Whatever the branch has, is as the branch has it: no request changes the rules that it is judged by. What only this
    side has may be looked up, so that a unit and its first account can come together; what it has lost, may not.
    """
    gone = before.platforms.keys() - own.platforms.keys() if own.platforms else set()
    return replace(
        own,
        institution=target.institution,
        policy=target.policy,
        platforms={id_: p for id_, p in {**own.platforms, **target.platforms}.items() if id_ not in gone},
        units={**own.units, **target.units},
        unit_files=(target.unit_files | own.unit_files) - (before.unit_files - own.unit_files),
        accounts=(target.accounts | own.accounts) - (before.accounts - own.accounts),
    )


def _changed(request: Request, delta: Delta) -> Changed:
    place = place_of(delta.path)
    is_edited = place.kind in RECORDS and delta.kind == "edited"
    versions = [
        _version(register.tree, file, is_edited=is_edited) if file and file.is_in_areas and place.kind else None
        for register, file in ((request.base, delta.before), (request.head, delta.after))
    ]
    return Changed(delta, place.kind, place.account, *versions)


def _version(tree: Tree, file: File, *, is_edited: bool) -> Version:
    document = read_document(tree, file)
    if not is_edited or not document.is_whole:
        return Version(document)
    text = tree.read(file.path).decode("utf-8", "replace")
    return Version(document, text, positions(text.removeprefix("\ufeff")))


def _folded(register: Register, account: str) -> Account:
    return fold(account, entries_of(read_account(register.tree, register.account_files[account])))


# --- the accounts on both sides --------------------------------------------------------------------------------------


WORTH_KEEPING = 20
"""A cache of so many accounts takes as long to write as one account takes to judge."""


def judge_sides(request: Request) -> tuple[list[Verdict], list[Verdict]]:
    """Judge every account before and after; what is alike on both sides is judged once, or taken from the cache."""
    head, base = request.head, request.base
    before = _judge_base(request)
    shared = {verdict.account: verdict for verdict in _lasting(request, before)}
    entered = {file.path: 0 for account, files in base.account_files.items() if account not in shared for file in files}
    changed = [account for account in head.account_files if account not in shared]
    after = {**shared, **{verdict.account: verdict for verdict in judge_all(head, changed, entered)}}
    return before, [after[account] for account in head.account_files]


def _judge_base(request: Request) -> list[Verdict]:
    """Judge every account before the request; only what the branch itself decides is kept for a later run."""
    base, target = request.base, request.target
    key = cache.key_of(target.tree, target.common_files)
    is_kept = _may_cache(request) and _look_up_alike(target.facts, base.facts)
    cached = cache.read_cache(base.root, key) if is_kept else {}
    known = {
        account: verdict
        for account, (_, verdict) in cached.items()
        if is_found_in(verdict, base.tree, base.account_files.get(account, ()))
        and base.facts.accounts.issuperset(verdict.relies_on)
    }
    fresh = judge_all(base, [account for account in base.account_files if account not in known])
    if is_kept and sum(verdict.stands_alone for verdict in fresh) * WORTH_KEEPING > len(base.account_files):
        keep_verdicts(base, key, {**cached, **{verdict.account: ("", verdict) for verdict in fresh}}.values())
    verdicts = {verdict.account: verdict for verdict in (*known.values(), *fresh)}
    return [verdicts[account] for account in base.account_files]


def _may_cache(request: Request) -> bool:
    """Tell whether the cache is this machine's own: not if either side brings one along."""
    folder = cache.CACHE.split("/", 1)[0]
    listed = (*request.base_files, *request.head_listing.files)
    return not any(path == folder or path.startswith(f"{folder}/") for path in listed)


def _look_up_alike(one: Facts, other: Facts) -> bool:
    """Tell whether two sides, judged by the same authority, look up the same units and platforms."""
    is_same = one.unit_files == other.unit_files and one.units.keys() == other.units.keys()
    return is_same and one.platforms.keys() == other.platforms.keys()


def _lasting(request: Request, before: list[Verdict]) -> Iterator[Verdict]:
    """Yield the verdicts that hold after the request as well as before.

    Where it only adds units or platforms, an account in which nothing was found wants none of them.
    """
    base, head = request.base, request.head
    is_same, has_same_accounts = _look_up_alike(base.facts, head.facts), base.facts.accounts == head.facts.accounts
    if base.facts.unit_files - head.facts.unit_files or base.facts.platforms.keys() - head.facts.platforms.keys():
        return
    for verdict in before:
        is_untouched = base.account_files[verdict.account] == head.account_files.get(verdict.account)
        is_left = has_same_accounts or (verdict.stands_alone and head.facts.accounts.issuperset(verdict.relies_on))
        if is_untouched and is_left and (is_same or not verdict.findings):
            yield verdict


def judge_changes(request: Request, actor: str | None, requested_on: date) -> Iterator[Placed]:
    """Judge what the request changes by the rules for requests."""
    return place(request.head.tree, judge_request(request.context(actor, requested_on)))
