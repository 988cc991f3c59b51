"""What changes within units, waivers, impostors and the rules of the register, a table a file."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from guanhao.model.changes import label_of
from guanhao.model.document import Document
from guanhao.model.request import Brief, FileChange
from guanhao.report.request import words
from guanhao.report.request.pen import CELL, Markdown, Pen, header, joined, line, row
from guanhao.report.request.sheet import Piece
from guanhao.report.request.subjects import pen_for_file
from guanhao.report.request.values import value

_BY_FIELD = ("unit", "waiver", "impostor", "release", "institution")
_BY_KEY = ("policy", "platforms")
_OF_THE_FORM = ("filed_on", "signed")
"""What is of no account for the content."""
_TOLD = ("waiver", "impostor")
"""What a sentence tells all of, where it is new."""


def file_tables(pen: Pen, brief: Brief) -> Piece:
    """Return a table for each file whose content the register reads."""
    shown = [change for change in brief.files if change.kind in (*_BY_FIELD, *_BY_KEY) and _is_read(change.after)]
    shown = [change for change in shown if change.before or change.kind not in _TOLD]
    return Piece((_table(pen_for_file(pen, change), change) for change in shown), len(shown), more=words.MORE_FILES)


def _is_read(document: Document | None) -> bool:
    return document is not None and document.model is not None


def _table(pen: Pen, change: FileChange) -> Markdown:
    rows = list(_fields(pen, change) if change.kind in _BY_FIELD else _keys(pen, change))
    columns = (words.FIELD, words.CONTENT) if change.before is None else (words.FIELD, words.BEFORE, words.AFTER)
    title = line(pen.say(words.OF_FILE, file=pen.code(change.path)))
    table = (header(map(pen.put, columns)), *map(row, rows)) if rows else (line(pen.say(words.NO_DIFFERENCE)),)
    return joined("", (title, line(Markdown()), *table, line(Markdown())))


def _fields(pen: Pen, change: FileChange) -> Iterator[list[Markdown]]:
    before, after = (document.model if document else None for document in (change.before, change.after))
    model = after or before
    for name, info in type(model).model_fields.items() if isinstance(model, BaseModel) else ():
        was, becomes = getattr(before, name, None), getattr(after, name, None)
        is_form = name in _OF_THE_FORM or (name == "kind" and change.kind != "unit")
        if was == becomes or is_form or (before is None and becomes in (None, ())):
            continue
        shown = [value(pen, name, what) for what in (was, becomes)]
        yield [pen.put(label_of(info, name)), *(shown if change.before else shown[1:])]


def _keys(pen: Pen, change: FileChange) -> Iterator[list[Markdown]]:
    """Yield what differs between two files of rules, article by article or platform by platform."""
    before, after = (_flat(document.raw if document else None) for document in (change.before, change.after))
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) != after.get(key):
            shown = [_plain(pen, flat.get(key)) for flat in (before, after)]
            yield [pen.text(key, CELL), *(shown if change.before else shown[1:])]


def _flat(raw: Any) -> dict[str, Any]:
    """Return the keys of a file's top, those of its articles among them."""
    if not isinstance(raw, Mapping):
        return {}
    articles = raw.get("articles")
    inner = articles if isinstance(articles, Mapping) else {}
    bound = {article: _bound(binding) for article, binding in inner.items()}
    return {key: item for key, item in (*raw.items(), *bound.items()) if key != "articles"}


def _bound(binding: Any) -> Any:
    """Return what carries an article out, rules and what no rule does side by side."""
    rules = binding.get("rules") if isinstance(binding, Mapping) else None
    return {**rules, **{k: v for k, v in binding.items() if k != "rules"}} if isinstance(rules, Mapping) else binding


def _plain(pen: Pen, raw: Any) -> Markdown:
    return pen.say(words.NONE) if raw is None else pen.text(_written(raw, pen.term(words.SEMICOLON)), CELL)


def _written(raw: Any, separator: str) -> str:
    if isinstance(raw, Mapping):
        return separator.join(f"{key} {_written(item, ', ')}".strip() for key, item in raw.items())
    if isinstance(raw, list):
        return ", ".join(_written(item, ", ") for item in raw)
    return str(raw) if raw is not None else ""
