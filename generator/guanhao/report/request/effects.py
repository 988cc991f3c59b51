"""What merging brings about: what becomes due, what the public sees, and all of it in one sentence."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from guanhao.model.account import Entry
from guanhao.model.filing import Application, Filing
from guanhao.model.judgement import Judgement
from guanhao.model.records import Change, Closure, Incident, Order, Review, Void
from guanhao.model.request import AccountChange, Brief, FileChange
from guanhao.model.terms import CHOICES
from guanhao.model.types import Label
from guanhao.report.request import words, words_effects, words_found
from guanhao.report.request.asked import counted
from guanhao.report.request.files import is_authority, is_merged_record, what_is_done
from guanhao.report.request.pen import Markdown, Pen, header, item, joined, row
from guanhao.report.request.sheet import Part, Piece
from guanhao.report.request.subjects import brought, called, subject
from guanhao.report.request.values import at, value
from guanhao.report.words import OUTCOME, sentence

UNDER_REVIEW = "under-review"


def duties(pen: Pen, brief: Brief) -> Part:
    """Return what becomes due of the accounts, and what is due no longer, each with its last day."""
    arising = [(change, duty) for change in brief.accounts for duty in change.arising]
    arising.sort(key=lambda pair: (pair[1].ruling.due_on is None, pair[1].ruling.due_on, pair[0].id))
    lifted = [(change, duty) for change in brief.accounts for duty in change.lifted]
    head = header(map(pen.put, words_effects.DUTY_COLUMNS))
    pieces = (
        Piece((_duty(pen, change, duty) for change, duty in arising), len(arising), head, words.MORE_ROWS),
        Piece((_lifted(pen, change, duty) for change, duty in lifted), len(lifted)),
    )
    return Part(words.DUTIES, pieces, most=8_000, priority=4)


def _duty(pen: Pen, change: AccountChange, duty: Judgement) -> Markdown:
    ruling = duty.ruling
    day = pen.put(ruling.due_on or words_effects.NO_DAY)
    what = pen.text(sentence(duty.rule, ruling.code, ruling.params, pen.lang))
    basis = pen.say(words_found.RULE_OF, rule=pen.code(duty.rule), article=duty.article)
    outcome = words_effects.IN_ORDER if duty.outcome == "pass" else OUTCOME[duty.outcome]
    return row((day, called(pen, change.after, change.id), what, pen.put(outcome), basis))


def _lifted(pen: Pen, change: AccountChange, duty: Judgement) -> Markdown:
    what = pen.text(sentence(duty.rule, duty.ruling.code, duty.ruling.params, pen.lang))
    return item(pen.say(words_effects.LIFTED, account=subject(pen, change), what=what))


# --- the public ------------------------------------------------------------------------------------------------------


def public(pen: Pen, brief: Brief) -> Part:
    """Return what the portal shows of each account before and after."""
    seen = [change for change in brief.accounts if any(a != b for _, a, b in _seen(change))]
    head = header(map(pen.put, words_effects.PUBLIC_COLUMNS))
    notes = [note for change in seen[:1] if len(seen) == 1 for note in _notes(pen, change)]
    unseen = [] if seen else [item(pen.say(words_effects.NOTHING_SEEN))]
    pieces = (
        Piece((_public_row(pen, change) for change in seen), len(seen), head, words.MORE_ROWS),
        Piece(map(item, notes), len(notes)),
        Piece(unseen, len(unseen) if brief.accounts else 0),
    )
    return Part(words.PUBLIC, pieces, most=8_000, priority=5)


def _seen(change: AccountChange) -> Iterator[tuple[str, Any, Any]]:
    """Yield what the portal shows of an account, before and after: state, unit, name, handle."""
    before, after = change.before, change.after
    yield "state", *change.states
    for path in ("unit", "account.name", "account.handle"):
        yield path, at(before.filing if before else None, path), at(after.filing, path)


def _public_row(pen: Pen, change: AccountChange) -> Markdown:
    cells = [pen.code(change.id)]
    for path, was, becomes in _seen(change):
        old, new = (
            pen.put(words.STATE[what]) if path == "state" else value(pen, path, what) for what in (was, becomes)
        )
        is_new = was is None and path != "state"
        cells.append(new if was == becomes or is_new else pen.say(words_effects.FROM_TO, before=old, after=new))
    return row(cells)


def _notes(pen: Pen, change: AccountChange) -> Iterator[Markdown]:
    """Yield what the portal will say besides of an account that gives something up."""
    before = {(held.field, held.value) for held in change.before.held if held.until is None} if change.before else set()
    for held in change.after.held:
        if held.until is not None and (held.field, held.value) in before and change.after.state != "closed":
            yield pen.say(words_effects.GIVEN_UP, value=pen.quoted(held.value))
    if change.states[1] == "closed":
        yield pen.say(words_effects.STAYS_CLOSED)
    if change.states[1] == UNDER_REVIEW:
        yield pen.say(words_effects.NOT_OFFICIAL)


# --- in one sentence -------------------------------------------------------------------------------------------------


def effect(pen: Pen, brief: Brief) -> Markdown:
    """Return in one sentence what happens if the request is merged."""
    records = list(brought(brief.accounts))
    lost = [change for change in brief.accounts if _is_lost(change)]
    said: list[Markdown] = []
    if len(records) == 1:
        said.append(_one(pen, *records[0]))
    elif records:
        said.append(counted(pen, brief, words_effects.EFFECT_MANY))
    if len(lost) == 1 and (len(records) != 1 or records[0][0] is not lost[0]):
        said.append(_lost(pen, lost[0]))
    elif len(lost) > 1:
        said.append(pen.say(words_effects.EFFECTS_UNDER_REVIEW, count=len(lost)))
    of_files = Counter(_what_of(change, brief) for change in brief.files)
    said += [pen.say(sentence_, count=count) for sentence_, count in of_files.items()]
    whole = words_effects.EFFECT_UNMENDED if brief.is_gated else words_effects.EFFECT
    return pen.say(whole, effect=joined(pen.term(words.SEMICOLON), said))


def overtaken(brief: Brief) -> tuple[AccountChange, ...]:
    """Return the accounts whose records add up on the branch and in the request, but not in both together."""
    lost = () if brief.is_gated else filter(_is_lost, brief.accounts)
    return tuple(c for c in lost if not any(isinstance(entry.record, Void) for entry in c.brought))


def _what_of(change: FileChange, brief: Brief) -> Label:
    """Return what the change of a file comes to."""
    if is_merged_record(change):
        is_redacted = what_is_done(change, brief) == "redacted"
        return words_effects.EFFECT_REDACTED if is_redacted else words_effects.EFFECT_REWRITTEN
    return words_effects.EFFECT_AUTHORITY if is_authority(change) else words_effects.EFFECT_FILES


def _is_lost(change: AccountChange) -> bool:
    """Tell whether nobody could take the account for official any more, though no record closes it."""
    was, becomes = change.states
    return was != becomes and becomes in (UNDER_REVIEW, "none")


def _lost(pen: Pen, change: AccountChange) -> Markdown:
    gone = change.states[1] == "none"
    sentence_ = words_effects.EFFECT_GONE if gone else words_effects.EFFECT_UNDER_REVIEW
    return pen.say(sentence_, account=subject(pen, change))


def _one(pen: Pen, change: AccountChange, entry: Entry) -> Markdown:
    account, record = subject(pen, change), entry.record
    if change.states[1] in (UNDER_REVIEW, "none"):
        return _lost(pen, change)
    said: Callable[..., Markdown] = _EFFECTS[type(record)]
    return said(pen, account, record, change)


def _changed(pen: Pen, account: Markdown, record: Change, _change: AccountChange) -> Markdown:
    values = {field.field: field.to for field in record.changes}
    if "unit" in values:
        return pen.say(words_effects.EFFECT_TRANSFERRED, account=account, unit=pen.unit(str(values["unit"])))
    if "account.name" in values:
        sentence_ = words_effects.EFFECT_CORRECTED if record.correction else words_effects.EFFECT_RENAMED
        return pen.say(sentence_, account=account, name=pen.quoted(str(values["account.name"])))
    return pen.say(words_effects.EFFECT_CHANGED, account=account)


def _closed(pen: Pen, account: Markdown, record: Closure, _change: AccountChange) -> Markdown:
    sentence_ = words_effects.EFFECT_WITHDRAWN if record.reason == "withdrawn" else words_effects.EFFECT_CLOSED
    return pen.say(sentence_, account=account)


def _reviewed(pen: Pen, account: Markdown, record: Review, _change: AccountChange) -> Markdown:
    return pen.say(
        words_effects.EFFECT_REVIEWED, account=account, year=record.year, result=CHOICES["result"][record.result]
    )


def _ordered(pen: Pen, account: Markdown, record: Order, change: AccountChange) -> Markdown:
    state = pen.put(words.STATE[change.states[1]])
    return pen.say(words_effects.EFFECT_ORDERED, account=account, order=CHOICES["order"][record.order], state=state)


_EFFECTS: Mapping[type, Callable[..., Markdown]] = {
    Application: lambda pen, account, _record, _change: pen.say(words_effects.EFFECT_APPLIED, account=account),
    Filing: lambda pen, account, _record, _change: pen.say(words_effects.EFFECT_FILED, account=account),
    Incident: lambda pen, _account, _record, _change: pen.say(words_effects.EFFECT_INCIDENT),
    Void: lambda pen, account, record, _change: pen.say(
        words_effects.EFFECT_VOID, account=account, file=pen.code(record.voids)
    ),
    Change: _changed,
    Closure: _closed,
    Review: _reviewed,
    Order: _ordered,
}
