"""Who is said to have endorsed, and whose review the request still needs before it is merged."""

from collections.abc import Iterator

from guanhao.model.filing import Application, Filing
from guanhao.model.forms import Endorsement
from guanhao.model.records import AccountRecord, Change
from guanhao.model.request import AccountChange, Brief
from guanhao.model.types import REDACTED, Label
from guanhao.report.request import words, words_asked, words_found
from guanhao.report.request.files import AUTHORITY, SHEETS
from guanhao.report.request.pen import Markdown, Pen, item, joined, line
from guanhao.report.request.sheet import Part, Piece
from guanhao.report.request.subjects import brought, subject, unit_of
from guanhao.report.request.values import masked
from guanhao.rules import endorsement


def reviewers(pen: Pen, brief: Brief) -> Part:
    """Return the endorsements that records claim, and the units that have to look at the request, each with why."""
    claims = [
        (change, endorsed)
        for change, entry in brought(brief.accounts)
        for endorsed in (entry.record.endorsements if entry.record else None) or ()
    ]
    claimed = (item(_claim(pen, change, endorsed)) for change, endorsed in claims)
    needed = _needed(brief)
    asked = (
        item(pen.say(words_found.NEEDED, unit=pen.unit(unit), why=joined(pen.term(words.SEMICOLON), map(pen.put, why))))
        for unit, why in needed.items()
    )
    pieces = (
        Piece(claimed, len(claims), _above(pen, words_found.CLAIMED)),
        Piece(asked, len(needed), _above(pen, words_found.TO_REVIEW)),
    )
    return Part(words.REVIEWERS, pieces, most=6_000, priority=3)


def _above(pen: Pen, sentence: Label) -> Markdown:
    return joined("", (line(pen.say(sentence)), line(Markdown())))


def _claim(pen: Pen, change: AccountChange, endorsed: Endorsement) -> Markdown:
    unit = pen.put(REDACTED) if endorsed.unit == REDACTED else pen.unit(endorsed.unit)
    name, day = masked(pen, "name", endorsed.name), endorsed.on or words_asked.NOT_STATED
    return pen.say(words_found.CLAIM, unit=unit, name=name, day=day, account=subject(pen, change))


def _needed(brief: Brief) -> dict[str, list[Label]]:
    """Return by unit why its review is needed. Who asks need not look at it again; the registrar merges, and does."""
    found: dict[str, list[Label]] = {}
    own = brief.asker.units if brief.asker else ()
    for change, entry in brought(brief.accounts):
        for unit, why in _of_record(brief, change, entry.record):
            if unit not in own and why not in found.setdefault(unit, []):
                found[unit].append(why)
    if brief.institution:
        registrars = found.setdefault(brief.institution.registrar, [])
        is_authority = any(file.kind in (*AUTHORITY, "unit", "waiver", *SHEETS) for file in brief.files)
        registrars += [words_found.WHY_AUTHORITY] if is_authority else []
        registrars.append(words_found.WHY_MERGING)
    return found


def _of_record(brief: Brief, change: AccountChange, record: AccountRecord | None) -> Iterator[tuple[str, Label]]:
    """Yield the units that a record concerns besides its own: those that endorse it, the other side of a transfer."""
    if record is None:
        return
    claimed = {endorsed.unit for endorsed in record.endorsements or ()} - {REDACTED}
    yield from ((unit, words_found.WHY_CLAIMED) for unit in sorted(claimed))
    if isinstance(record, Change):
        for field in record.changes:
            if field.field == "unit":
                yield unit_of(change), words_found.WHY_GIVING
                yield str(field.to), words_found.WHY_RECEIVING
    for signatories in _signatories(brief, change, record):
        yield from ((unit, words_found.WHY_TIER) for unit in signatories.all or ())
        if not claimed.intersection(signatories.any or ()):
            yield from ((unit, words_found.WHY_TIER_ANY) for unit in signatories.any or ())


def _signatories(brief: Brief, change: AccountChange, record: AccountRecord) -> Iterator[endorsement.Signatories]:
    """Yield whose endorsements the policy asks for a record, by the tiers that it concerns."""
    declares = isinstance(record, Application | Filing)
    moves = isinstance(record, Change) and any(field.field in ("tier", "unit") for field in record.changes)
    if brief.policy is None or brief.policy.spares(record.filed_on) or not (declares or moves):
        return
    tiers = {account.filing.tier for account in (change.before, change.after) if account and account.filing}
    for bound in brief.policy.of(endorsement.ID):
        params = bound.on(record.filed_on)
        if isinstance(params, endorsement.Params):
            yield from (params.tiers[tier] for tier in sorted(tiers) if tier in params.tiers)
