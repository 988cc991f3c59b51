"""What is asked, in words: a line for each record."""

from collections import Counter
from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any

from guanhao.ledger.values import get_value
from guanhao.model.account import Entry
from guanhao.model.changes import FieldChange, is_personal
from guanhao.model.filing import Application, Filing
from guanhao.model.records import Change, Closure, Incident, Order, Review, Void
from guanhao.model.request import AccountChange, Brief
from guanhao.model.terms import CHOICES
from guanhao.model.types import Label
from guanhao.report.request import words, words_asked
from guanhao.report.request.files import file_lines
from guanhao.report.request.pen import Markdown, Pen, item, joined
from guanhao.report.request.sheet import Part, Piece
from guanhao.report.request.subjects import brought, kind_of, pen_for, subject, unit_of
from guanhao.report.request.values import named, value

FEW = 3
"""Records that need no count before they are listed."""


def asked(pen: Pen, brief: Brief) -> Part:
    """Return what is asked: how many records of which kinds, then a line for each but those that a table shows."""
    records = [(change, entry) for change, entry in brought(brief.accounts)]
    reviews = [(c, e) for c, e in records if isinstance(e.record, Review)]
    listed = records if len(reviews) < 2 else [(c, e) for c, e in records if not isinstance(e.record, Review)]
    summary = [item(counted(pen, brief))] if len(records) > FEW else []
    if len(reviews) > 1:
        summary.append(item(_reviews(pen, reviews)))
    lines = (item(record_line(pen_for(pen, change), change, entry)) for change, entry in listed)
    files = file_lines(pen, brief)
    piece = Piece(chain(summary, lines, files.items), len(summary) + len(listed) + files.total)
    return Part(words.ASKED, (piece,), most=12_000, priority=1)


def counted(pen: Pen, brief: Brief, sentence: Label = words_asked.RECORDS) -> Markdown:
    """Return how many records the request adds, by kind, and of how many accounts."""
    kinds = Counter(kind_of(entry) for _, entry in brought(brief.accounts))
    counts = pen.listed(pen.say(words_asked.COUNTED, kind=kind, count=count) for kind, count in kinds.items())
    accounts = sum(bool(change.brought) for change in brief.accounts)
    return pen.say(sentence, records=kinds.total(), kinds=counts, accounts=accounts)


def _reviews(pen: Pen, reviews: list[tuple[AccountChange, Entry]]) -> Markdown:
    units = list(dict.fromkeys(unit_of(change) for change, _ in reviews))
    shown = pen.listed(map(pen.unit, units[:FEW]))
    sentence = words_asked.REVIEWS if len(units) <= FEW else words_asked.REVIEWS_OF_MANY
    return pen.say(sentence, units=shown, count=len(reviews), all=len(units))


def record_line(pen: Pen, change: AccountChange, entry: Entry) -> Markdown:
    """Return in a sentence what a record asks for."""
    record = entry.record
    said: dict[str, Any] = {"unit": pen.unit(unit_of(change)), "account": subject(pen, change)}
    if record is None:
        return pen.say(words_asked.UNREADABLE, **said, kind=kind_of(entry), file=pen.code(entry.path))
    write: Callable[..., Markdown] = _LINES[type(record)]
    return write(pen, change, record, said)


def _application(pen: Pen, _change: AccountChange, record: Application, said: dict[str, Any]) -> Markdown:
    return pen.say(words_asked.APPLICATION, **said | {"unit": pen.unit(record.unit)}, tier=words.TIER[record.tier])


def _filing(pen: Pen, _change: AccountChange, record: Filing, said: dict[str, Any]) -> Markdown:
    sentence = words_asked.BACK_FILING if record.back_filing else words_asked.FILING
    note = pen.say(words_asked.BECAUSE, why=record.note) if record.back_filing and record.note else Markdown()
    said |= {"unit": pen.unit(record.unit), "opened_on": record.account.opened_on, "tier": words.TIER[record.tier]}
    return pen.say(sentence, **said, note=note)


def _change(pen: Pen, change: AccountChange, record: Change, said: dict[str, Any]) -> Markdown:
    about = pen.say(words_asked.ABOUT_CHANGE, happened_on=record.happened_on, reason=record.reason)
    if record.correction:
        wrong = joined(
            pen.term(words.SEMICOLON), (_field(pen, change, c, words_asked.CORRECTED) for c in record.changes)
        )
        return pen.say(words_asked.CORRECTION, **said, changes=wrong, about=about)
    first = record.changes[0]
    if len(record.changes) == 1 and first.field == "account.name":
        return pen.say(words_asked.RENAME, **said, to=pen.quoted(str(first.to)), about=about)
    if len(record.changes) == 1 and first.field == "unit":
        return pen.say(words_asked.TRANSFER, **said, to=pen.unit(str(first.to)), about=about)
    changes = joined(pen.term(words.SEMICOLON), (_one_of_several(pen, change, field) for field in record.changes))
    return pen.say(words_asked.CHANGE, **said, changes=changes, about=about)


def _one_of_several(pen: Pen, change: AccountChange, field: FieldChange) -> Markdown:
    if field.field == "account.name":
        return pen.say(words_asked.RENAMED, to=pen.quoted(str(field.to)))
    if field.field == "unit":
        sides = {"before": pen.unit(str(field.from_)), "to": pen.unit(str(field.to))}
        return pen.say(words_asked.TRANSFERRED, **sides)
    return _field(pen, change, field, words_asked.CHANGED)


def _field(pen: Pen, change: AccountChange, field: FieldChange, sentence: Any) -> Markdown:
    """Return what a field becomes; what a person's was need not be stated, and is looked up."""
    path, before = field.field, field.from_
    if is_personal(path) and not field.states_former_value and change.before:
        before = get_value(change.before.filing, path)
    platform = get_value(change.after.filing, "account.platform")
    old, new = value(pen, path, before), value(pen, path, field.to)
    if old == new and before != field.to:
        new = pen.say(words_asked.CHANGED_UNSEEN, value=new)
    return pen.say(sentence, field=named(pen, path, platform), before=old, after=new)


def _review(pen: Pen, _change: AccountChange, record: Review, said: dict[str, Any]) -> Markdown:
    report, result = record.report, CHOICES["result"][record.result]
    last = report.last_post_on or words_asked.NOT_STATED
    figures = pen.say(
        words_asked.FIGURES, posts=report.posts, followers=report.followers, last=last, incidents=report.incidents
    )
    return pen.say(words_asked.REVIEW, **said, year=record.year, figures=figures, summary=report.summary, result=result)


def _order(pen: Pen, _change: AccountChange, record: Order, said: dict[str, Any]) -> Markdown:
    due = pen.say(words_asked.UNTIL, day=record.due_on) if record.due_on else Markdown()
    order, grounds = CHOICES["order"][record.order], record.grounds
    return pen.say(words_asked.ORDER, **said, order=order, article=grounds.article, text=grounds.text, due=due)


def _incident(pen: Pen, _change: AccountChange, record: Incident, said: dict[str, Any]) -> Markdown:
    days = {"happened_on": record.happened_on, "reported_on": record.reported_on}
    return pen.say(words_asked.INCIDENT, **said, **days, summary=record.summary)


def _closure(pen: Pen, _change: AccountChange, record: Closure, said: dict[str, Any]) -> Markdown:
    successor = pen.say(words_asked.SUCCEEDED, successor=pen.code(record.successor)) if record.successor else Markdown()
    reason = CHOICES["reason"][record.reason]
    return pen.say(words_asked.CLOSURE, **said, happened_on=record.happened_on, reason=reason, successor=successor)


def _void(pen: Pen, _change: AccountChange, record: Void, said: dict[str, Any]) -> Markdown:
    return pen.say(words_asked.VOID, **said, file=pen.code(record.voids), reason=record.reason)


_LINES: Mapping[type, Callable[..., Markdown]] = {
    Application: _application,
    Filing: _filing,
    Change: _change,
    Review: _review,
    Order: _order,
    Incident: _incident,
    Closure: _closure,
    Void: _void,
}
