"""How far the policy in force is kept: every judgement on a register as of a day, and what is due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from guanhao.errors import NotAssessedError, UnreadableSheetError
from guanhao.examine import Register
from guanhao.ledger.assessment import points_of, stake_of
from guanhao.ledger.calendar import month_end
from guanhao.ledger.fold import fold
from guanhao.load.register import entries_of, read_account
from guanhao.model.account import Account
from guanhao.model.assessment import Assessment, Stake
from guanhao.model.document import Document
from guanhao.model.judgement import Judgement
from guanhao.model.sheets import Sheet
from guanhao.model.verdict import Identity
from guanhao.rules import BY_ID, assessment
from guanhao.rules.base import AccountContext
from guanhao.rules.bound import Observation
from guanhao.rules.facts import Facts
from guanhao.rules.judge import identities_of
from guanhao.rules.judge_bound import judge_duties, judge_records, judge_release, judge_side_by_side
from guanhao.rules.waived import Granted, granted, waive_judgement


@dataclass(frozen=True)
class Grounds:
    """What accounts are judged by as of a day, besides their own records."""

    facts: Facts
    waivers: Sequence[Granted]
    seen: Mapping[str, Sequence[Observation]]
    """Account → what the monthly sheets show of it."""
    as_of: date


def grounds_of(register: Register, as_of: date) -> Grounds:
    """Return what the accounts of a register are judged by as of a day."""
    facts, documents = register.facts, register.common.documents
    return Grounds(facts, granted(facts, documents), observations(documents, as_of), as_of)


def judge_compliance(register: Register, accounts: Sequence[Account], as_of: date) -> Iterator[Judgement]:
    """Yield every judgement of the policy in force on accounts that were folded as of a day, waivers regarded."""
    grounds = grounds_of(register, as_of)
    for account in accounts:
        yield from judge_account(grounds, account)
    identities = [identity for account in accounts for identity in identities_of(register.facts, account)]
    yield from judge_together(register, grounds, identities, [stake_of(account) for account in accounts])


def judge_account(grounds: Grounds, account: Account) -> Iterator[Judgement]:
    """Yield every judgement on one account by itself."""
    facts, as_of = grounds.facts, grounds.as_of
    for judgement in judge_records(AccountContext(facts, account, {})):
        yield waive_judgement(judgement, grounds.waivers, as_of)
    for judgement in judge_duties(facts, account, as_of, grounds.seen.get(account.id, ())):
        yield waive_judgement(judgement, grounds.waivers, as_of)


def judge_together(
    register: Register, grounds: Grounds, identities: Sequence[Identity], stakes: Sequence[Stake]
) -> Iterator[Judgement]:
    """Yield every judgement that is not on one account by itself: side by side, on releases, on the latest year."""
    facts, waivers, as_of = grounds.facts, grounds.waivers, grounds.as_of
    for judgement in judge_side_by_side(facts, identities):
        yield waive_judgement(judgement, waivers, as_of)
    for document in register.common.documents:
        for judgement in judge_release(facts, document):
            if judgement.day and judgement.day <= as_of and register.counts(document.path):
                yield waive_judgement(judgement, waivers, as_of)
    for year in assessed_years(register, as_of)[:1]:
        assessed = assess_stakes(register, stakes, year, as_of)
        for unit, ruling in assessment.rulings(assessed):
            yield Judgement(assessment.ID, assessed.article, None, unit, assessed.sheet or "", ruling)


def judge_due(
    register: Register, accounts: Iterable[Account], as_of: date, within: int | None = None
) -> Iterator[Judgement]:
    """Yield every duty of accounts that were folded as of a day, whatever its outcome."""
    waivers, seen = granted(register.facts, register.common.documents), observations(register.common.documents, as_of)
    for account in accounts:
        for judgement in judge_duties(register.facts, account, as_of, seen.get(account.id, ()), within):
            yield waive_judgement(judgement, waivers, as_of)


def contacts_of(accounts: Iterable[Account]) -> Mapping[str, tuple[str, ...]]:
    """Return by unit the office e-mails that its live accounts publish, each once."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for account in accounts:
        service = account.filing.service if account.filing and account.is_live else None
        if account.filing and service and service.email:
            found[account.filing.unit].setdefault(service.email.lower(), service.email)
    return {unit: tuple(emails[key] for key in sorted(emails)) for unit, emails in found.items()}


def waivers_used(register: Register, waivers: Iterable[Granted], as_of: date) -> set[str]:
    """Return the files of the waivers that except an account from a duty as of a day."""
    duties = [w for w in waivers if BY_ID[w.waiver.rule].duty and w.waiver.account in register.account_files]
    seen = observations(register.common.documents, as_of) if duties else {}
    used: set[str] = set()
    for account_id in {w.waiver.account for w in duties}:
        account = fold(account_id, entries_of(read_account(register.tree, register.account_files[account_id])), as_of)
        for judgement in judge_duties(register.facts, account, as_of, seen.get(account_id, ())):
            used |= {waive_judgement(judgement, duties, as_of).waived or ""}
    return used - {""}


def observations(documents: Iterable[Document], as_of: date) -> Mapping[str, Sequence[Observation]]:
    """Return by account what the monthly sheets show of it by a day, the newest last.

    A sheet shows what was so at the end of its month, or as of the day if that comes first.
    """
    found: dict[str, list[Observation]] = defaultdict(list)
    for document in sorted(documents, key=lambda document: document.path):
        if document.kind != "activity" or not isinstance(document.model, Sheet):
            continue
        year, month = map(int, document.path.rsplit("/", 1)[1].removesuffix(".csv").split("-"))
        if date(year, month, 1) <= as_of:
            sheet: Sheet[Any] = document.model
            for line in sheet.lines:
                seen = Observation(min(month_end(year, month), as_of), document.path, line)
                found[line.row.account].append(seen)
    return found


def is_assessed(register: Register) -> bool:
    """Tell whether the policy in force sets an assessment at all."""
    policy = register.facts.policy
    return policy is not None and bool(policy.of(assessment.ID))


def assessed_years(register: Register, as_of: date) -> list[int]:
    """Return the years by a day that can be assessed and have a sheet, the latest first."""
    years = [year for year, document in _contributions(register).items() if isinstance(document.model, Sheet)]
    policy = register.facts.policy
    return sorted((y for y in years if y <= as_of.year and assessment.scoring_of(policy, y)), reverse=True)


def assess(register: Register, accounts: Iterable[Account], year: int, as_of: date) -> Assessment:
    """Count the contributions of a year, by accounts that were folded as of a day. Raises what `assess_stakes` does."""
    return assess_stakes(register, map(stake_of, accounts), year, as_of)


def assess_stakes(register: Register, stakes: Iterable[Stake], year: int, as_of: date) -> Assessment:
    """Count the contributions of a year, by what accounts have to do with it.

    Raises NotAssessedError where the policy in force sets no assessment of the year, UnreadableSheetError where its
    contributions cannot be read.
    """
    facts, institution = register.facts, register.common.institution
    bound = assessment.scoring_of(facts.policy, year)
    if bound is None:
        raise NotAssessedError(institution.policy if institution else "", str(year))
    article, scoring = bound
    document = _contributions(register).get(year)
    if document and not isinstance(document.model, Sheet):
        raise UnreadableSheetError(document.path)
    sheet: Sheet[Any] = document.model if document else Sheet(lines=())  # type: ignore[assignment]
    rows = [(row.row, faults) for row, faults in assessment.rows_of(sheet, year, scoring)]
    known = [(row, faults) for row, faults in rows if row.unit in facts.unit_files]
    counted = tuple(row for row, faults in known if not faults)
    return Assessment(
        year=year,
        as_of=as_of,
        article=article,
        scoring=scoring,
        sheet=document.path if document else None,
        counted=counted,
        uncounted=sheet.refused + len(rows) - len(counted),
        units=points_of(scoring, year, counted, stakes, {row.unit for row, _ in known}),
        names={id_: unit.name for id_, unit in facts.units.items()},
    )


def _contributions(register: Register) -> Mapping[int, Document]:
    documents = (document for document in register.common.documents if document.kind == assessment.KIND)
    return {assessment.year_of(document.path): document for document in documents}
