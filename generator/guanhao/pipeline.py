"""The whole product, top to bottom: load → fold → rules → project → render → write.

A stage that takes long to load (Git, templates) is imported where it is reached: a check needs none of them.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from guanhao import __version__, clock, processes, write
from guanhao.errors import NoRegisterError, UnbuildableError, UnknownAccountError
from guanhao.ledger.fold import fold
from guanhao.load import cache
from guanhao.load.locate import Places
from guanhao.load.register import (
    INSTITUTION,
    PLATFORMS,
    Common,
    Tree,
    entries_of,
    models_of,
    read_account,
    read_common,
    read_texts,
    sort_files,
)
from guanhao.load.tree import File, FolderTree
from guanhao.model.account import Account
from guanhao.model.finding import Finding, Language, Placed
from guanhao.model.institution import Institution, Policy
from guanhao.model.records import Closure, Impostor
from guanhao.model.verdict import Examination, Verdict
from guanhao.rules.base import Facts
from guanhao.rules.judge import identities_of, judge_account, judge_document, judge_register, weighed

if TYPE_CHECKING:
    from guanhao.model.public import PublicRegister
    from guanhao.portal.shell import Shell


@dataclass(frozen=True)
class Register:
    """A register that was listed and whose common files were read; its accounts are read as they are needed."""

    root: Path
    tree: Tree
    common: Common
    common_files: Sequence[File]
    account_files: Mapping[str, Sequence[File]]
    facts: Facts

    @property
    def timezone(self) -> str:
        """The institution's time zone."""
        return self.common.institution.timezone if self.common.institution else "Asia/Shanghai"


def open_register(root: Path) -> Register:
    """List the register in `root` and read everything but the accounts. Raises NoRegisterError where there is none."""
    if not (root / INSTITUTION).is_file():
        raise NoRegisterError(str(root))
    tree = FolderTree(root)
    account_files, common_files = sort_files(tree.files())
    common = read_common(tree, common_files)
    facts = Facts(
        institution=common.institution,
        platforms=common.platforms,
        units=common.units,
        unit_files=frozenset(Path(d.path).stem for d in common.documents if d.kind == "unit"),
        accounts=frozenset(account_files),
        policies=common.policies,
    )
    return Register(root, tree, common, common_files, account_files, facts)


def today(register: Register) -> date:
    """Return the day it is at the institution."""
    return clock.today(register.timezone)


# --- check: load → fold → rules -------------------------------------------------------------------------------------


def check(register: Register, as_of: date) -> Examination:
    """Judge every file of the register; what an earlier run found in unchanged files is taken from the cache."""
    verdicts = _verdicts(register)
    identities = [identity for verdict in verdicts for identity in verdict.identities]
    found = [
        *_judge_common(register),
        *(placed for verdict in verdicts for placed in verdict.findings),
        *_place(register.tree, judge_register(identities)),
    ]
    policy = register.common.policy
    severities = (policy.severity if policy else None) or {}
    weighted = [Placed(weighed(p.finding, severities), p.line, p.column) for p in found]
    return Examination(
        as_of=as_of,
        accounts=len(register.account_files),
        records=sum(verdict.records for verdict in verdicts),
        findings=tuple(sorted(weighted, key=_position)),
        policy_id=register.common.institution.policy if register.common.institution else None,
        policy=policy,
    )


def select(examination: Examination, rules: frozenset[str]) -> Examination:
    """Keep only the findings of some rules."""
    return replace(examination, findings=tuple(p for p in examination.findings if p.finding.rule in rules))


def _verdicts(register: Register) -> list[Verdict]:
    key = cache.key_of(register.common_files)
    stamps = {account: cache.stamp_of(files) for account, files in register.account_files.items()}
    known = {
        account: verdict
        for account, (stamp, verdict) in cache.read_cache(register.root, key).items()
        if stamps.get(account) == stamp and register.facts.accounts.issuperset(verdict.relies_on)
    }
    work = [(account, files) for account, files in register.account_files.items() if account not in known]
    fresh = processes.map_batches(partial(_judge_batch, register.tree, register.facts, {}), work)
    verdicts = {**known, **{verdict.account: verdict for verdict in fresh}}
    if fresh or len(known) < len(stamps):
        data = cache.dump_cache(key, ((stamps[a], v) for a, v in verdicts.items()))
        write.keep_cache(register.root / cache.CACHE, data)
    return [verdicts[account] for account in _attributed(register, verdicts)]


def _attributed(register: Register, verdicts: dict[str, Verdict]) -> Iterable[str]:
    """Judge anew, by the order in which records entered the history, accounts whose records came at a wrong time."""
    faulty = [(a, files) for a, files in register.account_files.items() if verdicts[a].has_order_fault]
    if faulty:
        from guanhao.load.history import entry_ranks

        entered = entry_ranks(register.root)
        verdicts |= {v.account: v for v in _judge_batch(register.tree, register.facts, entered, faulty)}
    return register.account_files


def _judge_batch(
    tree: Tree, facts: Facts, entered: Mapping[str, int], batch: Sequence[tuple[str, Sequence[File]]]
) -> list[Verdict]:
    return [_judge_one(tree, facts, entered, account, files) for account, files in batch]


def _judge_one(tree: Tree, facts: Facts, entered: Mapping[str, int], account_id: str, files: Sequence[File]) -> Verdict:
    documents = read_account(tree, files)
    account = fold(account_id, entries_of(documents))
    findings = judge_account(facts, account, documents, entered)
    successors = (e.record.successor for e in account.entries if isinstance(e.record, Closure))
    return Verdict(
        account=account_id,
        records=len(files),
        findings=tuple(_place(tree, findings)),
        identities=tuple(identities_of(facts, account)),
        relies_on=tuple(successor for successor in successors if successor),
    )


def _judge_common(register: Register) -> Iterator[Placed]:
    findings = [f for document in register.common.documents for f in judge_document(register.facts, document)]
    return _place(register.tree, findings)


def _place(tree: Tree, findings: Iterable[Finding]) -> Iterator[Placed]:
    """Turn key paths into lines; a file is read again only for this."""
    places: dict[str, Places] = {}
    for finding in findings:
        if finding.where.mark:
            yield Placed(finding, *finding.where.mark)
            continue
        if finding.path not in places:
            places[finding.path] = Places(_read_again(tree, finding.path))
        yield Placed(finding, *places[finding.path].find(finding.where))


def _read_again(tree: Tree, path: str) -> bytes:
    try:
        return tree.read(path) if path.endswith(".yml") else b""
    except OSError:
        return b""


def _position(placed: Placed) -> tuple[str, int, int, str]:
    return placed.finding.path, placed.line, placed.column, placed.finding.rule


# --- show: load → fold ----------------------------------------------------------------------------------------------


def read_accounts(register: Register, as_of: date | None) -> list[Account]:
    """Fold every account of the register as of a day (as of all its records where that is None)."""
    return [read_one(register, account, as_of) for account in register.account_files]


def find_account(register: Register, account: str, as_of: date) -> Account:
    """Fold the account that was asked for. Raises UnknownAccountError where there is none on that day."""
    if account in register.account_files:
        found = read_one(register, account, as_of)
        if found.entries:
            return found
    raise UnknownAccountError(account, ", ".join(difflib.get_close_matches(account, register.account_files, 3, 0.4)))


def read_one(register: Register, account: str, as_of: date | None) -> Account:
    """Fold one account as of a day."""
    return fold(account, entries_of(read_account(register.tree, register.account_files[account])), as_of)


# --- publish: load → fold → project → render → write --------------------------------------------------------------


@dataclass(frozen=True)
class Publication:
    """What a portal is made of."""

    register: PublicRegister
    policies: Mapping[str, Policy]
    texts: Mapping[str, str]
    """Policy id → the regulation's Markdown, where the register has it."""
    commit: str | None
    modified: bool
    """Whether the register differs from `commit`."""


def publication(register: Register, as_of: date) -> Publication:
    """Project what the public may see as of a day. Raises UnbuildableError where the common files cannot be read."""
    from guanhao.load import history
    from guanhao.project.register import Internal, public_register

    common = register.common
    institution = _buildable(register)
    internal = Internal(
        institution=institution,
        platforms=common.platforms,
        units=common.units,
        accounts=read_accounts(register, as_of),
        impostors=models_of(common.documents, Impostor),
        policies=common.readable_policies,
    )
    return Publication(
        register=public_register(internal, as_of),
        policies=common.readable_policies,
        texts=read_texts(register.tree, common.readable_policies),
        commit=history.head_commit(register.root),
        modified=history.is_modified(register.root),
    )


def _buildable(register: Register) -> Institution:
    common = register.common
    for document in common.documents:
        needed = document.kind in ("institution", "platforms", "unit")
        if needed and document.model is None:
            raise UnbuildableError(document.path)
    if common.institution is None:
        raise UnbuildableError(INSTITUTION)
    if not common.platforms:
        raise UnbuildableError(PLATFORMS)
    if common.policy is None:
        raise UnbuildableError(f"policies/{common.institution.policy}.yml")
    return common.institution


@dataclass(frozen=True)
class Frame:
    """What the theme gives: the shell of each depth, and the versions of what rendered them."""

    shells: Mapping[int, Shell]
    versions: Mapping[str, str]


def write_site(publication: Publication, frame: Frame, folder: Path, lang: Language) -> None:
    """Write into `folder` every file that the theme has no hand in, and last the list of all files there."""
    from guanhao.portal import site
    from guanhao.portal.api import BuildFile, dump
    from guanhao.portal.feed import sitemap

    register = publication.register
    write.write_pages(folder, site.data_files(register, lang))
    views = site.shelled_views(register, lang)
    write.write_pages(folder, ((f"{v.path}index.html", frame.shells[v.depth].fill(v)) for v in views))
    write.write_pages(folder, [("sitemap.xml", sitemap(register, write.list_pages(folder)))])
    manifest = BuildFile(
        commit=publication.commit,
        modified=publication.modified,
        as_of=register.as_of,
        versions={"guanhao": __version__, **frame.versions},
        files=write.digests(folder),
    )
    write.write_pages(folder, [(write.MANIFEST, dump(manifest))])


# --- schema: models → write ------------------------------------------------------------------------------------------


def write_schemas(register: Register) -> None:
    """Bring the register's JSON Schemas up to date with the models."""
    from guanhao.desk.schema import schemas

    for path, data in schemas().items():
        write.write_file(register.root / path, data)
