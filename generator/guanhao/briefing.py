"""All that a request's reviewer is told: the accounts before and after it, what was found, what becomes due."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from guanhao import compliance
from guanhao.desk import mends
from guanhao.ledger.fold import fold
from guanhao.load.register import entries_of, read_account
from guanhao.model.document import Document
from guanhao.model.request import AccountChange, Asker, Brief, FileChange, Found, Mend
from guanhao.rules.base import AccountContext
from guanhao.rules.judge_bound import judge_records
from guanhao.rules.standing import Standing

if TYPE_CHECKING:
    from datetime import date

    from guanhao.gate import Request
    from guanhao.model.account import Account, Entry
    from guanhao.model.finding import Finding, Placed
    from guanhao.model.judgement import Judgement
    from guanhao.model.verdict import Examination
    from guanhao.rules.request import Changed

MOST_MENDS = 200
"""Findings for which a mend is sought: more than a report has room for."""


def brief(request: Request, examination: Examination, actor: str | None, requested_on: date) -> Brief:
    """Return what there is to tell of a request, were it merged on the day for which it was judged."""
    as_of = examination.as_of
    facts, touched = request.target.facts, [_touched(request, *of) for of in _by_account(request)]
    folded = [(one.before, one.after(as_of)) for one in touched]
    before = _duties(request, (account for account, _ in folded if account), as_of)
    after = _duties(request, (account for _, account in folded), as_of)
    accounts = tuple(
        _account(request, one, change, before[one.id], after[one.id])
        for one, change in zip(touched, folded, strict=True)
    )
    new, known = examination.parted
    policy = request.target.common.policy
    return Brief(
        as_of=as_of,
        asker=_asker(request, actor, requested_on),
        accounts=accounts,
        files=tuple(_file(file) for file in request.files if not _is_new_record(file)),
        found=tuple(_found(request, new, {one.id: one for one in touched}, as_of)),
        known=Counter(placed.finding.severity for placed in known),
        institution=facts.institution,
        policy=facts.policy,
        policy_title=policy.title if policy else None,
        units=request.head.facts.units,
        platforms=request.head.facts.platforms,
    )


def _asker(request: Request, actor: str | None, requested_on: date) -> Asker | None:
    if actor is None:
        return None
    standing = Standing(request.target.facts, actor, requested_on)
    units = tuple(unit for unit in request.target.facts.units if standing.maintains(unit))
    return Asker(actor, standing.is_registrar, units)


def _is_new_record(file: Changed) -> bool:
    return file.account is not None and file.delta.kind == "added"


def _file(file: Changed) -> FileChange:
    before, after = (version.document if version else None for version in (file.before, file.after))
    return FileChange(file.path, file.delta.kind, file.place, before, after)


# --- the accounts ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Touched:
    """An account's folder as the branch has it, and what the request changes there."""

    id: str
    merged: Mapping[str, Document]
    changed: Mapping[str, Document | None]
    """Path → the file as the request has it; None where it takes the file away."""

    @cached_property
    def before(self) -> Account | None:
        """The account as the branch has it."""
        return fold(self.id, entries_of(list(self.merged.values()))) if self.merged else None

    @property
    def added(self) -> list[Entry]:
        """The records that the request adds."""
        return entries_of([d for path, d in self.changed.items() if d and path not in self.merged])

    @property
    def edited(self) -> Account:
        """The account as it would be if merged records were rewritten, and none were added."""
        rewritten = {**self.merged, **{path: d for path, d in self.changed.items() if path in self.merged}}
        return fold(self.id, entries_of([document for document in rewritten.values() if document]))

    def after(self, day: date) -> Account:
        """Return the account as it would be if the request were merged on a day."""
        added = [replace(entry, approved_on=day) for entry in self.added]
        return fold(self.id, [*self.edited.entries, *added])


def _by_account(request: Request) -> Iterator[tuple[str, list[Changed]]]:
    found: dict[str, list[Changed]] = defaultdict(list)
    for file in request.files:
        if file.account:
            found[file.account].append(file)
    yield from sorted(found.items())


def _touched(request: Request, account: str, files: Iterable[Changed]) -> _Touched:
    target = request.target
    merged = read_account(target.tree, target.account_files.get(account, ()))
    changed = {file.path: file.after.document if file.after else None for file in files}
    return _Touched(account, {document.path: document for document in merged}, changed)


def _account(
    request: Request,
    touched: _Touched,
    sides: tuple[Account | None, Account],
    before: list[Judgement],
    after: list[Judgement],
) -> AccountChange:
    added = {entry.path for entry in touched.added}
    arising = [duty for duty in after if _sign(duty) not in set(map(_sign, before)) and _is_telling(duty)]
    held_still = {(duty.rule, duty.article) for duty in after}
    lifted = [duty for duty in before if (duty.rule, duty.article) not in held_still and _is_open(duty)]
    judged = judge_records(AccountContext(request.head.facts, sides[1], {}))
    return AccountChange(
        *sides,
        brought=tuple(entry for entry in sides[1].entries if entry.path in added),
        arising=tuple(arising),
        lifted=tuple(lifted),
        unassessed=tuple(j for j in judged if j.outcome == "not-assessed" and j.path in added),
    )


# --- duties ----------------------------------------------------------------------------------------------------------


def _duties(request: Request, accounts: Iterable[Account], as_of: date) -> Mapping[str, list[Judgement]]:
    """Return the duties of accounts by their id, as the branch's policy and waivers have them."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in compliance.judge_due(request.target, accounts, as_of):
        found[judgement.account or ""].append(judgement)
    return found


def _sign(duty: Judgement) -> tuple[object, ...]:
    ruling = duty.ruling
    return duty.rule, duty.article, duty.outcome, ruling.code, ruling.due_on, tuple(ruling.params.items())


def _is_open(duty: Judgement) -> bool:
    return duty.outcome in ("fail", "due-soon") or (duty.outcome == "pass" and duty.ruling.evidence is None)


def _is_telling(duty: Judgement) -> bool:
    """Tell whether a reviewer wants to know: it has a last day, or is not met."""
    return duty.outcome in ("fail", "due-soon") or (duty.outcome == "pass" and duty.ruling.due_on is not None)


# --- what was found --------------------------------------------------------------------------------------------------


def _found(request: Request, new: Iterable[Placed], touched: Mapping[str, _Touched], as_of: date) -> Iterator[Found]:
    documents = {file.path: file.after.document for file in request.files if file.after}
    for number, placed in enumerate(new):
        document = documents.get(placed.finding.path)
        is_sought = number < MOST_MENDS and placed.finding.severity != "notice"
        yield Found(placed, _mend(request, placed, document, touched, as_of) if document and is_sought else None)


def _mend(
    request: Request, placed: Placed, document: Document, touched: Mapping[str, _Touched], as_of: date
) -> Mend | None:
    finding, one = placed.finding, touched.get(placed.finding.account or "")
    if finding.rule == "append-only":
        return _instead(finding, one, as_of) if one else None
    try:
        source = request.head.tree.read(finding.path).decode("utf-8", "replace")
    except OSError:
        source = ""
    return mends.mend_of(finding, document.raw, source, placed.line, one.before if one else None)


def _instead(finding: Finding, one: _Touched, as_of: date) -> Mend | None:
    """Return the change to file instead of editing merged records."""
    if finding.code != "edited" or one.before is None:
        return None
    names = [path.rsplit("/", 1)[1] for path in (*one.merged, *one.changed)]
    return mends.change_that_says(one.before, one.edited, as_of, names)
