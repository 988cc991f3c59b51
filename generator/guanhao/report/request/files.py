"""What is asked of files that are no new record of an account: units, waivers, sheets, rules, merged records."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from guanhao.model.institution import Unit
from guanhao.model.records import Impostor, Release, Waiver
from guanhao.model.request import Brief, FileChange
from guanhao.model.sheets import Sheet
from guanhao.model.terms import CHOICES
from guanhao.model.types import Label
from guanhao.report.request import words_asked
from guanhao.report.request.pen import CELL, Markdown, Pen, item
from guanhao.report.request.sheet import Piece
from guanhao.report.request.subjects import pen_for_file
from guanhao.report.request.values import masked

AUTHORITY = ("institution", "platforms", "policy")
SHEETS = ("activity", "contributions", "trainings")


def file_lines(pen: Pen, brief: Brief) -> Piece:
    """Return a line for each file, but one for all that the register does not read."""
    told = [change for change in brief.files if not _is_beside(change)]
    beside = [change for change in brief.files if _is_beside(change)]
    return Piece(_lines(pen, brief, told, beside), len(told) + bool(beside))


def _lines(pen: Pen, brief: Brief, told: list[FileChange], beside: list[FileChange]) -> Iterator[Markdown]:
    for change in told:
        yield item(file_line(pen_for_file(pen, change), change, brief))
    if beside:
        named = pen.listed(pen.code(change.path) for change in beside[:3])
        yield item(
            pen.say(words_asked.BESIDE if len(beside) <= 3 else words_asked.BESIDE_MANY, files=named, count=len(beside))
        )


def _is_beside(change: FileChange) -> bool:
    """Tell whether a file is none that the register reads, so that only its author knows what it is for."""
    return change.kind in (None, "other") and not change.path.endswith(".md")


def file_line(pen: Pen, change: FileChange, brief: Brief) -> Markdown:
    """Return in a sentence what happens to a file."""
    if is_merged_record(change):
        return pen.say(_MERGED[what_is_done(change, brief)], file=pen.code(change.path))
    model, write = _model(change), _KINDS.get(change.kind or "")
    if write and isinstance(model, BaseModel):
        return write(pen, change, model, words_asked.FILE_DONE[change.how])
    if change.kind in SHEETS:
        return _sheet(pen, change)
    if is_authority(change):
        what = words_asked.AUTHORITY.get(change.kind or "", words_asked.AUTHORITY["policy"])
        return pen.say(
            words_asked.AUTHORITY_LINE, what=what, file=pen.code(change.path), done=words_asked.FILE_DONE[change.how]
        )
    return pen.say(words_asked.FILE_LINE, done=words_asked.FILE_DONE[change.how], file=pen.code(change.path))


def is_merged_record(change: FileChange) -> bool:
    """Tell whether a file is a record that was merged before, and is never to change."""
    return change.kind in ("record", "release") and change.how != "added"


def is_authority(change: FileChange) -> bool:
    """Tell whether a file says by which rules the register is kept, or who has a say in it."""
    return change.kind in AUTHORITY or change.path.startswith("policies/")


def what_is_done(change: FileChange, brief: Brief) -> str:
    """Tell an edit that is forbidden from the one that is not: personal values redacted."""
    if change.how != "edited":
        return change.how
    faults = {f.placed.finding.path for f in brief.found if f.placed.finding.rule == "append-only"}
    return "edited" if change.path in faults else "redacted"


_MERGED: Mapping[str, Label] = {
    "edited": words_asked.RECORD_EDITED,
    "deleted": words_asked.RECORD_DELETED,
    "retyped": words_asked.RECORD_EDITED,
    "redacted": words_asked.RECORD_REDACTED,
}


def _model(change: FileChange) -> Any:
    document = change.after or change.before
    return document.model if document else None


def _unit(pen: Pen, change: FileChange, unit: Unit, done: Label) -> Markdown:
    known = change.before.model if change.before else None
    unit = known if isinstance(known, Unit) else unit
    return pen.say(words_asked.UNIT_LINE, done=done, name=pen.quoted(unit.name), kind=CHOICES["kind"][unit.kind])


def _waiver(pen: Pen, _change: FileChange, waiver: Waiver, done: Label) -> Markdown:
    said = {"account": pen.code(waiver.account), "rule": pen.code(waiver.rule), "reason": waiver.reason}
    by = masked(pen, "name", waiver.approved_by)
    return pen.say(words_asked.WAIVER_LINE, done=done, **said, by=by, granted=waiver.granted, expires=waiver.expires)


def _impostor(pen: Pen, _change: FileChange, impostor: Impostor, done: Label) -> Markdown:
    name, platform = pen.quoted(impostor.name), pen.platform(impostor.platform)
    known = next(v for v in (impostor.platform_id, impostor.handle, impostor.url) if v is not None)
    imitates = pen.say(words_asked.IMITATES, account=pen.code(impostor.imitates)) if impostor.imitates else Markdown()
    return pen.say(
        words_asked.IMPOSTOR_LINE, done=done, platform=platform, name=name, known=pen.code(known), imitates=imitates
    )


def _release(pen: Pen, _change: FileChange, release: Release, _done: Label) -> Markdown:
    return pen.say(
        words_asked.RELEASE_LINE,
        unit=pen.unit(release.unit),
        channel=pen.code(release.channel),
        day=release.planned_on,
        title=pen.text(release.title, CELL),
        chars=release.text_chars,
    )


_KINDS: Mapping[str, Callable[..., Markdown]] = {
    "unit": _unit,
    "waiver": _waiver,
    "impostor": _impostor,
    "release": _release,
}


def _sheet(pen: Pen, change: FileChange) -> Markdown:
    what = words_asked.SHEET[change.kind or ""]
    period = change.path.rsplit("/", 1)[1].removesuffix(".csv")
    rows, before = (_rows(document) for document in (change.after, change.before))
    if change.after is None:
        return pen.say(words_asked.SHEET_GONE, period=period, what=what)
    sentence = words_asked.SHEET_NEW if change.before is None else words_asked.SHEET_LINE
    return pen.say(sentence, period=period, what=what, rows=rows, before=before)


def _rows(document: Any) -> int:
    model = document.model if document else None
    return len(model.lines) if isinstance(model, Sheet) else 0
