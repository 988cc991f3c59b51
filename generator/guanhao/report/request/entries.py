"""The entries before and after: what changes of an account, all of a new one, and a year's reviews in one table."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from guanhao.ledger.code import code_of
from guanhao.model.filing import Application, Filing
from guanhao.model.records import Review
from guanhao.model.request import AccountChange, Brief
from guanhao.model.terms import CHOICES
from guanhao.model.types import Label
from guanhao.report.request import words, words_asked
from guanhao.report.request.file_tables import file_tables
from guanhao.report.request.pen import Markdown, Pen, header, joined, line, row
from guanhao.report.request.sheet import Part, Piece
from guanhao.report.request.subjects import brought, pen_for, subject, unit_of
from guanhao.report.request.values import ENTRY, at, named, value

WHOLE = 3
"""New accounts that are shown with all that is on file; more are listed in one table."""
OVERVIEW = (
    "unit",
    "account.name",
    "account.platform",
    "account.platform_id",
    "account.handle",
    "tier",
    "account.opened_on",
)
"""What that table shows of each, besides account and state."""


def entries(pen: Pen, brief: Brief) -> Part:
    """Return the tables of what the request changes."""
    new = [change for change in brief.accounts if _is_declared(change)]
    changed = [change for change in brief.accounts if not _is_declared(change) and _differs(change)]
    pieces = [_whole(pen_for(pen, change), change) for change in new] if len(new) <= WHOLE else [_overview(pen, new)]
    pieces += [_one(pen_for(pen, changed[0]), changed[0])] if len(changed) == 1 else [_several(pen, changed)]
    return Part(words.ENTRIES, (*pieces, _reviews(pen, brief), file_tables(pen, brief)), most=26_000, priority=2)


def _is_declared(change: AccountChange) -> bool:
    """Tell whether the request applies for the account or files it."""
    return any(isinstance(entry.record, Application | Filing) for entry in change.brought)


def _differs(change: AccountChange) -> bool:
    return any(True for _ in _differences(change))


def _differences(change: AccountChange) -> Iterator[tuple[str, Any, Any]]:
    """Yield each part of the entry that changes: its path, what it was, what it becomes."""
    before, after = change.states
    if before != after:
        yield "state", before, after
    for name in ("closed_on", "successor"):
        was, becomes = (getattr(account, name) if account else None for account in (change.before, change.after))
        if was != becomes:
            yield name, was, becomes
    for path in ENTRY:
        was, becomes = (at(account.filing if account else None, path) for account in (change.before, change.after))
        if was != becomes:
            yield path, was, becomes


def _label(pen: Pen, change: AccountChange, path: str) -> Markdown:
    if path in words.OF_ACCOUNT:
        return pen.put(words.OF_ACCOUNT[path])
    known = change.after.filing or (change.before.filing if change.before else None)
    return named(pen, path, at(known, "account.platform"))


def _shown(pen: Pen, path: str, what: Any) -> Markdown:
    if path == "state":
        return pen.put(words.STATE[what])
    return pen.code(what) if path == "successor" and what else value(pen, path, what)


def _pair(pen: Pen, path: str, was: Any, becomes: Any) -> tuple[Markdown, Markdown]:
    """Return both values, and say that they differ where masking or cutting has made them look the same."""
    old, new = _shown(pen, path, was), _shown(pen, path, becomes)
    return old, pen.say(words_asked.CHANGED_UNSEEN, value=new) if old == new else new


def _one(pen: Pen, change: AccountChange) -> Piece:
    rows = [row((_label(pen, change, path), *_pair(pen, path, a, b))) for path, a, b in _differences(change)]
    return _table(pen, change, (words.FIELD, words.BEFORE, words.AFTER), rows)


def _several(pen: Pen, changes: list[AccountChange]) -> Piece:
    """Return one table of all that changes, an item an account."""
    head = header(map(pen.put, (words.ACCOUNT_COLUMN, words.FIELD, words.BEFORE, words.AFTER)))
    return Piece(
        (_rows_of(pen_for(pen, change), change) for change in changes), len(changes), head, words.MORE_ACCOUNTS
    )


def _rows_of(pen: Pen, change: AccountChange) -> Markdown:
    account = subject(pen, change)
    rows = (row((account, _label(pen, change, p), *_pair(pen, p, a, b))) for p, a, b in _differences(change))
    return joined("", rows)


def _whole(pen: Pen, change: AccountChange) -> Piece:
    """Return all that is on file of a new account; beside it what was applied for, if anything was."""
    applied = change.before.filing if change.before else None
    code = pen.code(code_of(change.id))
    rows = [row((pen.put(words.CODE), *([pen.put(words.THE_SAME)] if applied else ()), code))]
    states = [_shown(pen, "state", state) for state in change.states]
    rows.append(row((_label(pen, change, "state"), *(states if applied else states[1:]))))
    for path in ENTRY:
        was, becomes = at(applied, path), at(change.after.filing, path)
        if was in (None, False, ()) and becomes in (None, False, ()):
            continue
        shown = [_shown(pen, path, becomes)]
        if applied:
            shown.insert(0, _shown(pen, path, was) if was != becomes else pen.put(words.THE_SAME))
        rows.append(row((_label(pen, change, path), *shown)))
    columns = (words.FIELD, words.APPLIED, words.FILED) if applied else (words.FIELD, words.CONTENT)
    return _table(pen, change, columns, rows)


def _table(pen: Pen, change: AccountChange, columns: Sequence[Label], rows: list[Markdown]) -> Piece:
    title = pen.say(words.OF_ONE, account=subject(pen, change), id=pen.code(change.id))
    head = joined("", (line(title), line(Markdown()), header(map(pen.put, columns))))
    return Piece(rows, len(rows), head, words.MORE_ROWS)


def _overview(pen: Pen, changes: list[AccountChange]) -> Piece:
    """Return one table of many new accounts, a row each."""
    head = header(map(pen.put, words.OVERVIEW))
    return Piece((_overview_row(pen_for(pen, c), c) for c in changes), len(changes), head, words.MORE_ACCOUNTS)


def _overview_row(pen: Pen, change: AccountChange) -> Markdown:
    filing = change.after.filing
    shown = (value(pen, path, at(filing, path)) for path in OVERVIEW)
    return row((pen.code(change.id), pen.put(words.STATE[change.states[1]]), *shown))


def _reviews(pen: Pen, brief: Brief) -> Piece:
    """Return the reviews that the request adds, a row each."""
    reviews = [
        (c, entry.path, entry.record) for c, entry in brought(brief.accounts) if isinstance(entry.record, Review)
    ]
    faults = Counter(f.placed.finding.path for f in brief.found if f.placed.finding.severity != "notice")
    head = header(map(pen.put, words.REVIEW_COLUMNS))
    rows = (_review_row(pen_for(pen, change), change, review, faults[path]) for change, path, review in reviews)
    return Piece(rows, len(reviews), head, words.MORE_ROWS)


def _review_row(pen: Pen, change: AccountChange, review: Review, faults: int) -> Markdown:
    report, filing = review.report, change.after.filing
    return row(
        (
            pen.unit(unit_of(change)),
            pen.quoted(filing.account.name) if filing else pen.code(change.id),
            pen.platform(filing.account.platform) if filing else pen.say(words.NONE),
            *map(pen.put, (review.year, report.posts, report.followers, report.last_post_on or words_asked.NOT_STATED)),
            pen.put(report.incidents),
            pen.put(CHOICES["result"][review.result]),
            pen.say(words.PROBLEMS, count=faults) if faults else pen.say(words.NONE),
        )
    )
