"""Several new records at once: load → fold → rules → write. The right ones are written, the others named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from guanhao.compliance import observations
from guanhao.desk import new, reviews, transfers
from guanhao.desk.batch import INTRO, Batch, Judged, Prepared, missing_options
from guanhao.desk.form import form_of
from guanhao.desk.request import Request
from guanhao.desk.talk import Talk
from guanhao.drafting import check_free, has_error, judge_draft, judge_drafts, write_draft
from guanhao.errors import RefusedRecordError
from guanhao.examine import Register, judge_accounts
from guanhao.ledger.fold import fold
from guanhao.load.register import entries_of, read_account
from guanhao.model.account import Account
from guanhao.model.sheets import Sheet
from guanhao.model.types import Label
from guanhao.model.verdict import HOST
from guanhao.rules import annual_review
from guanhao.rules.judge_bound import judge_duties


def prepare_reviews(register: Register, request: Request, unit: str, year: int | None, day: date) -> Batch:
    """Begin the reviews that a unit owes for a year, with what the sheets and the incidents say.

    `year` is None for the one that is under way by the policy. Raises RefusedRecordError for a unit that is not there.
    """
    facts = register.facts
    transfers.check_unit("--unit", unit, facts)
    of = year or reviews.year_of(facts.policy, day)
    sheets = _sheets(register, day)
    prepared, skipped = [], []
    for account in _hosted_by(register, unit):
        why = reviews.reason_to_skip(account, of, is_owed=_is_owed(register, account, of, day))
        if why:
            skipped.append((account.id, why))
            continue
        desk = _begin(register, replace(request, values=[("year", str(of)), *request.values]), account, day)
        if isinstance(desk, Label):
            skipped.append((account.id, desk))
        else:
            prepared.append(reviews.prepare(desk, account, of, sheets, day))
    name = facts.unit_name(unit)
    title = Label(f"{name}（{unit}）{of} 年度年审", f"The reviews of {of} of {unit}")
    return Batch("review", title, prepared, skipped, shared=("signed",))


def prepare_transfers(register: Register, request: Request, origin: str, to: str, day: date) -> Batch:
    """Begin the changes that hand all live accounts of a unit over to another one.

    Raises RefusedRecordError where one of the units is not there, or the receiving one is closed.
    """
    facts = register.facts
    transfers.check_units(origin, to, facts, day)
    moved = replace(request, kind="change", changes=[("unit", None, to), *request.changes])
    prepared, skipped = [], []
    for account in _hosted_by(register, origin):
        desk = transfers.reason_to_skip(account) or _begin(register, moved, account, day)
        if isinstance(desk, Label):
            skipped.append((account.id, desk))
        else:
            prepared.append(Prepared(desk))
    there = [a.id for a in _hosted_by(register, to) if a.id.startswith(f"{origin}/")]
    skipped += [(id_, Label("已经移交", "handed over already")) for id_ in there]
    left, wanted = transfers.afterwards(origin, to, facts), {"endorsements": transfers.UNENDORSED}
    title = Label(
        f"{facts.unit_name(origin)}（{origin}）的账号移交{facts.unit_name(to)}（{to}）",
        f"The accounts of {origin} handed over to {to}",
    )
    return Batch("change", title, prepared, skipped, left, transfers.SHARED, wanted)


def file_batch(register: Register, batch: Batch, talk: Talk | None, day: date) -> list[Judged]:
    """Ask for what is missing where there is somebody to ask (`talk`), and write every record that is right."""
    if talk:
        _ask(register, batch, talk, day)
    judged = [Judged(one, missing=missing_options(one)) for one in batch.prepared]
    whole = [one.prepared for one in judged if not one.missing]
    for one in whole:
        check_free(register, one.desk.draft)
    findings = judge_drafts(register, [one.desk.draft for one in whole], day) if whole else []
    found = dict(zip((one.account for one in whole), findings, strict=True))
    judged = [replace(one, findings=found.get(one.prepared.account, ())) for one in judged]
    return [_written(register, one) for one in judged]


def _written(register: Register, one: Judged) -> Judged:
    if one.missing or has_error(one.findings):
        return one
    write_draft(register, one.prepared.desk.draft)
    return replace(one, path=one.prepared.desk.draft.path)


def _ask(register: Register, batch: Batch, talk: Talk, day: date) -> None:
    """Ask for what is missing, account by account; what they share is asked once."""
    kept: dict[str, Any] = {}
    if batch.prepared:
        talk.tell(talk.say(INTRO, title=batch.title, count=str(len(batch.prepared))))
    for position, one in enumerate(batch.prepared):
        desk = replace(one.desk, carried=frozenset())
        for key, value in kept.items():
            if desk.draft.get((key,)) is None:
                desk.draft.set((key,), value)
        wanted = [key for key in batch.wanted if position == 0 and desk.draft.get((key,)) is None]
        if wanted or not desk.is_complete:
            talk.tell("\n".join([f"\n{one.account}", *(f"  {talk.term(told)}" for told in one.told)]))
            _fill(register, desk, talk, day, wanted)
        kept |= {key: value for key in batch.shared if (value := desk.draft.get((key,))) is not None}


def _fill(register: Register, desk: new.Desk, talk: Talk, day: date, wanted: Sequence[str]) -> None:
    dialog = desk.dialog(talk, partial(judge_draft, register))
    dialog.fill_core(without=("correction",))
    for node in form_of(desk.draft.kind):
        if node.keys[0] in wanted:
            dialog.ask(node)
    if not desk.is_complete:
        return
    findings = judge_drafts(register, [desk.draft], day)[0]
    while has_error(findings) and dialog.mend(findings):
        findings = judge_drafts(register, [desk.draft], day)[0]


def _begin(register: Register, request: Request, account: Account, day: date) -> new.Desk | Label:
    """Start a record of an account; return why its state on the day does not allow it."""
    try:
        return new.begin(request, account.id, day, register.facts, account.entries)
    except RefusedRecordError as error:
        if error.path != account.id:
            raise
        return Label(*error.detail.split("\n", 1))


def _hosted_by(register: Register, unit: str) -> Iterator[Account]:
    """Yield the live accounts that a unit hosts at present, with what is not merged yet taken as it stands."""
    for verdict in judge_accounts(register):
        if any(identity.field == HOST and identity.key == unit for identity in verdict.identities):
            documents = read_account(register.tree, register.account_files[verdict.account])
            yield fold(verdict.account, entries_of(documents))


def _is_owed(register: Register, account: Account, year: int, day: date) -> bool | None:
    """Tell whether the policy in force has an account reviewed for a year; None where it has none reviewed."""
    policy = register.facts.policy
    if policy is None or not policy.of(annual_review.ID):
        return None
    duties = judge_duties(register.facts, account, day, ())
    return any(duty.rule == annual_review.ID and duty.ruling.params.get("year") == str(year) for duty in duties)


def _sheets(register: Register, day: date) -> reviews.Sheets:
    """Return what the monthly sheets show by a day."""
    documents = [d for d in register.common.documents if d.kind == "activity" and isinstance(d.model, Sheet)]
    rows: dict[str, dict[reviews.Month, list[Any]]] = {}
    for account, seen in observations(documents, day).items():
        for one in seen:
            rows.setdefault(account, {}).setdefault(_month(one.path), []).append(one.line.row)
    return reviews.Sheets(frozenset(_month(document.path) for document in documents), rows)


def _month(path: str) -> reviews.Month:
    year, month = path.rsplit("/", 1)[1].removesuffix(".csv").split("-")
    return int(year), int(month)
