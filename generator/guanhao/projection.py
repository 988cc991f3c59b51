"""From an account's files to what is published of it: load → fold → rules → project, many accounts at a time.

Workers read, fold, judge and project, and hand back JSON: what a build makes anew and what it finds in the cache are
read by the same reader, so that they cannot differ.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from guanhao import processes, write
from guanhao.compliance import Grounds, grounds_of, judge_account
from guanhao.examine import Register
from guanhao.ledger.assessment import stake_of
from guanhao.ledger.fold import fold
from guanhao.load import cache, history, kept
from guanhao.load.register import entries_of, read_account
from guanhao.model.account import Account
from guanhao.model.approval import Approvals
from guanhao.model.file import File
from guanhao.model.projected import Projected
from guanhao.project.accounts import approval_kinds, declared_of, news_of, public_account, reviews_of
from guanhao.rules.judge import identities_of
from guanhao.rules.judge_bound import plan_of

_PROJECTED = TypeAdapter(Projected)


def project_accounts(register: Register, as_of: date) -> list[Projected]:
    """Project every account of the register as of a day; what an earlier build made of the same is kept."""
    with processes.without_collector():
        return _project_accounts(register, as_of)


class _Kept(NamedTuple):
    """What an earlier build made of an account."""

    quick: str
    """Marks its files by size and time of change, which spares reading them."""
    content: str
    """Marks their content; empty where some could not be read."""
    line: bytes


def _project_accounts(register: Register, as_of: date) -> list[Projected]:
    key = kept.projection_key(register.tree, register.common_files, as_of, is_preview=register.is_preview)
    stored = {} if history.has_cache(register.root) else dict(_stored(register, key))
    known, made = _known(register, stored)
    missing = [(account, files) for account, files in register.account_files.items() if account not in made]
    work = _Work(register, grounds_of(register, as_of), register.approvals)
    results = processes.map_batches(partial(_project_batch, work), missing)
    for (account, files), (content, line) in zip(missing, results, strict=True):
        known[account] = _Kept(_quick(register.approvals, files), content, line)
        made[account] = _PROJECTED.validate_json(line)
    if known != stored:
        found = ((account, known[account]) for account in register.account_files)
        lines = ((json.dumps(a).encode(), k.quick.encode(), k.content.encode(), k.line) for a, k in found)
        write.keep_cache(register.root / kept.PROJECTED, kept.dump_lines(key, lines))
    return [made[account] for account in register.account_files]


def _stored(register: Register, key: str) -> Iterator[tuple[str, _Kept]]:
    with suppress(ValueError):
        for account, quick, content, line in kept.read_lines(register.root / kept.PROJECTED, key):
            yield json.loads(account), _Kept(quick.decode(), content.decode(), line)


def _known(register: Register, stored: Mapping[str, _Kept]) -> tuple[dict[str, _Kept], dict[str, Projected]]:
    """Return what of the cache was made of just what lies there now, as it is to be kept, and read."""
    known: dict[str, _Kept] = {}
    made: dict[str, Projected] = {}
    for account in register.account_files.keys() & stored.keys():
        files, found = register.account_files[account], stored[account]
        quick = _quick(register.approvals, files)
        if found.quick == quick or (found.content and found.content == _content_now(register, files)):
            with suppress(ValidationError):
                made[account] = _PROJECTED.validate_json(found.line)
                known[account] = found._replace(quick=quick)
    return known, made


def _quick(approvals: Approvals, files: Sequence[File]) -> str:
    return kept.mark(cache.stamp_of(files), _approved(approvals, files))


def _content_now(register: Register, files: Sequence[File]) -> str:
    return _content(register.approvals, files, cache.content_of(register.tree, files))


def _content(approvals: Approvals, files: Sequence[File], named: str) -> str:
    return kept.mark(named, _approved(approvals, files)) if named else ""


def _approved(approvals: Approvals, files: Sequence[File]) -> str:
    """Return all that is published of how records came in."""
    known = [approvals.of(file.path) for file in files]
    return "|".join(f"{a.kind}:{a.entered_on}:{a.commit.request if a.commit else None}" for a in known)


@dataclass(frozen=True)
class _Work:
    """What workers project accounts by."""

    register: Register
    grounds: Grounds
    approvals: Approvals


def _project_batch(work: _Work, batch: Sequence[tuple[str, Sequence[File]]]) -> list[tuple[str, bytes]]:
    """Return mark of the content, and what is projected as JSON, of each account."""
    return [_project_files(work, account, files) for account, files in batch]


def _project_files(work: _Work, account_id: str, files: Sequence[File]) -> tuple[str, bytes]:
    register = work.register
    documents = read_account(register.tree, files)
    entries = [entry for entry in entries_of(documents, work.approvals) if register.counts(entry.path)]
    projected = _project(work, fold(account_id, entries, work.grounds.as_of))
    named = cache.named(zip(files, (document.blob for document in documents), strict=True))
    return _content(work.approvals, files, named), _PROJECTED.dump_json(projected, by_alias=True)


def _project(work: _Work, account: Account) -> Projected:
    facts, policy = work.grounds.facts, work.grounds.facts.policy
    judged = list(judge_account(work.grounds, account))
    figures = Counter((j.article, j.rule, j.outcome) for j in judged if j.is_present)
    is_confirmed = all((j.rule, j.outcome) != ("unconfirmed", "fail") for j in judged)
    repository = facts.institution.repository if facts.institution else None
    public = public_account(account, facts.units, repository, is_confirmed=is_confirmed)
    return Projected(
        account=public if account.is_on_record else None,
        declared=declared_of(account),
        kinds=approval_kinds(account),
        reviews=reviews_of(account),
        news=tuple(news_of(account, facts.units)),
        figures=tuple((*what, count) for what, count in figures.items()),
        identities=tuple(identities_of(facts, account)) if policy and plan_of(policy).sides else (),
        stake=stake_of(account),
    )
