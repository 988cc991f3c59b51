"""One register and what its rules find in it: the middle of the pipeline, from load over fold to rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from guanhao import clock, processes, write
from guanhao.errors import NoRegisterError
from guanhao.ledger.approval import approvals_of
from guanhao.ledger.fold import fold
from guanhao.load import cache
from guanhao.load.locate import Places
from guanhao.load.register import (
    INSTITUTION,
    Common,
    Read,
    Tree,
    entries_of,
    read_account,
    read_common,
    read_reviewing,
    sort_files,
)
from guanhao.load.tree import FolderTree
from guanhao.model.approval import Approvals
from guanhao.model.file import File
from guanhao.model.finding import Finding, Placed
from guanhao.model.location import Pointer
from guanhao.model.verdict import Verdict
from guanhao.rules import RULES
from guanhao.rules.facts import Facts
from guanhao.rules.judge import identities_of, judge_account, judge_document


@dataclass(frozen=True)
class Register:
    """A register that was listed and whose common files were read; its accounts are read as they are needed."""

    root: Path
    tree: Tree
    common: Common
    common_files: Sequence[File]
    account_files: Mapping[str, Sequence[File]]
    facts: Facts
    is_preview: bool = False
    """Whether records count that nobody approved."""

    @cached_property
    def approvals(self) -> Approvals:
        """Who approved which record, as far as Git tells. Raises HistoryError or ShallowHistoryError."""
        from guanhao.load import chain, history
        from guanhao.load.layout import is_record

        known = history.read_history(self.root)
        if known is None:
            return Approvals()
        if known.chain and known.is_new:
            write.keep_cache(self.root / chain.CACHE, chain.dump_chain(known.chain))
        return approvals_of(self.root, known, self.changed, clock.today(self.timezone), is_record)

    def as_preview(self) -> Register:
        """Return the register with what nobody approved counting too."""
        return replace(self, is_preview=True)

    @cached_property
    def changed(self) -> frozenset[str]:
        """The files of register and policies that differ from the commit that is checked out, new ones included."""
        from guanhao.load import history

        return history.changed_files(self.root)

    def counts(self, path: str) -> bool:
        """Tell whether the record at `path` is in effect, or is to be shown as if it were."""
        return self.is_preview or self.approvals.of(path).counts

    @property
    def timezone(self) -> str:
        """The institution's time zone."""
        return self.common.institution.timezone if self.common.institution else "Asia/Shanghai"


def open_register(root: Path) -> Register:
    """List the register in `root` and read everything but the accounts. Raises NoRegisterError where there is none."""
    if not (root / INSTITUTION).is_file():
        raise NoRegisterError(str(root))
    return read_register(root, FolderTree(root))


def read_register(root: Path, tree: Tree, read_one: Read | None = None) -> Register:
    """List a register and read everything but the accounts; `root` is where its cache lies."""
    account_files, common_files = sort_files(tree.files())
    common = read_common(tree, common_files, read_one)
    facts = Facts(
        institution=common.institution,
        platforms=common.platforms,
        units=common.units,
        unit_files=frozenset(Path(d.path).stem for d in common.documents if d.kind == "unit"),
        accounts=frozenset(account_files),
        policies=common.policies,
        bindings=common.bindings,
        policy=common.bindings.get(common.institution.policy) if common.institution else None,
        reviewing=read_reviewing(tree, common),
        waivable={rule.id: rule.is_waivable for rule in RULES},
    )
    return Register(root, tree, common, common_files, account_files, facts)


def judge_accounts(register: Register) -> list[Verdict]:
    """Judge every account; what an earlier run found in the same content is taken from the cache."""
    tree, key = register.tree, cache.key_of(register.tree, register.common_files)
    stamps = {account: cache.stamp_of(files) for account, files in register.account_files.items()}
    cached = cache.read_cache(register.root, key)
    known: dict[str, Verdict] = {}
    for account in cached.keys() & stamps.keys():
        stamp, verdict = cached[account]
        is_same = stamp == stamps[account] or is_found_in(verdict, tree, register.account_files[account])
        if is_same and register.facts.accounts.issuperset(verdict.relies_on):
            known[account] = verdict
    fresh = judge_all(register, [account for account in register.account_files if account not in known])
    verdicts = {**known, **{verdict.account: verdict for verdict in fresh}}
    has_moved = any(cached[account][0] != stamps[account] for account in known)
    if has_moved or len(known) < len(cached) or any(verdict.stands_alone for verdict in fresh):
        keep_verdicts(register, key, ((stamps[account], verdict) for account, verdict in verdicts.items()))
    verdicts |= _attributed(register, verdicts)
    return [verdicts[account] for account in register.account_files]


def is_found_in(verdict: Verdict, tree: Tree, files: Sequence[File]) -> bool:
    """Tell whether a verdict was found in just this content."""
    return bool(verdict.content) and verdict.content == cache.content_of(tree, files)


def judge_all(register: Register, accounts: Sequence[str], entered: Mapping[str, int] | None = None) -> list[Verdict]:
    """Judge some accounts from their files, by the ranks in which records `entered` the history, if those are known."""
    work = [(account, register.account_files[account]) for account in accounts]
    return processes.map_batches(partial(judge_batch, register.tree, register.facts, entered or {}), work)


def keep_verdicts(register: Register, key: str, verdicts: Iterable[tuple[str, Verdict]]) -> None:
    """Keep verdicts, each with the stamp of its files, for a later run."""
    write.keep_cache(register.root / cache.CACHE, cache.dump_cache(key, verdicts))


def _attributed(register: Register, verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """Judge anew, by the order in which records entered the history, accounts whose records came at a wrong time."""
    faulty = [(a, files) for a, files in register.account_files.items() if verdicts[a].has_order_fault]
    if not faulty:
        return {}
    from guanhao.load.history import entry_ranks

    entered = entry_ranks(register.root)
    return {v.account: v for v in judge_batch(register.tree, register.facts, entered, faulty)}


def judge_batch(
    tree: Tree, facts: Facts, entered: Mapping[str, int], batch: Sequence[tuple[str, Sequence[File]]]
) -> list[Verdict]:
    """Judge some accounts, each given by its id and files, by the ranks in which records `entered` the history."""
    return [judge_one(tree, facts, entered, account, files) for account, files in batch]


def judge_one(tree: Tree, facts: Facts, entered: Mapping[str, int], account_id: str, files: Sequence[File]) -> Verdict:
    """Judge one account by itself."""
    documents = read_account(tree, files)
    account = fold(account_id, entries_of(documents))
    findings = judge_account(facts, account, documents, entered)
    successors = (e.raw.get("successor") for e in account.entries if isinstance(e.raw, dict))
    return Verdict(
        account=account_id,
        records=len(files),
        findings=tuple(place(tree, findings)),
        identities=tuple(identities_of(facts, account)),
        relies_on=tuple(successor for successor in successors if isinstance(successor, str)),
        content=cache.named(zip(files, (document.blob for document in documents), strict=True)),
    )


def judge_common(register: Register) -> Iterator[Placed]:
    """Judge every file that is not an account's record."""
    findings = [f for document in register.common.documents for f in judge_document(register.facts, document)]
    return place(register.tree, findings)


def place(tree: Tree, findings: Iterable[Finding]) -> Iterator[Placed]:
    """Turn key paths into lines."""
    lines = Lines(tree)
    for finding in findings:
        yield Placed(finding, *lines.find(finding.path, finding.where))


class Lines:
    """Where values stand in the files of a register; a file is read again only for this."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._places: dict[str, Places] = {}

    def find(self, path: str, where: Pointer) -> tuple[int, int]:
        """Return the 1-based line and column of what `where` points at in a file."""
        if where.mark:
            return where.mark
        if path not in self._places:
            self._places[path] = Places(_read_again(self._tree, path))
        return self._places[path].find(where)


def _read_again(tree: Tree, path: str) -> bytes:
    try:
        return tree.read(path) if path.endswith(".yml") else b""
    except OSError:
        return b""
