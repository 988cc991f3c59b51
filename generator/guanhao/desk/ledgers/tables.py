"""Where the tables of a sheet are: their headers, of one row to three, their columns, and the rows that say nothing."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from guanhao.desk.ledgers import cells
from guanhao.desk.ledgers.columns import own_field
from guanhao.desk.ledgers.headers import Headers, Meaning, is_plain_text
from guanhao.load.ledger_words import plain_word
from guanhao.model.ledger import Column, Left, LeftOut, Sheet, Value

MAX_HEADER_ROWS = 3
_ENOUGH = 3
"""Headers that must be known for a row to be one of headers."""
_TOTAL = re.compile(r"^(合计|总计|小计|共计|汇总|总数|累计)|^共(计)?[0-9]+个?")
_NOTE = re.compile(
    r"^(注|备注|说明|填表|填报|制表|审核|负责人|联系|经办|盖章|单位|日期|报送|主管|附)[^:]{0,10}[:：]|^(注|备注)[0-9]?[.、]"
)
_STATED = re.compile(r"[:：]\s*[^\s:：]")
"""A label with something behind it, such as 填报人：张三, which is no header."""
_PERSON = re.compile(r"((?:人|员|领导|书记|主任|部长|院长|签字|签名)[:：]\s*)[^\s，,；;。、]+")
_NUMBER = re.compile(r"[0-9０-９][0-9０-９\-— ]{5,}[0-9０-９]")
_BRACKETS = re.compile(r"[(（][^)）]*[)）]")
_FOOT = re.compile(r"^[0-9]+[.、．)]\s*\D")
_EXAMPLE = re.compile(r"^[(（【]?(例|示例|样例|举例|范例|填写示例|填报示例|例如)[)）】:：]?$")
_PARTS_BESIDE = ("title", "phone", "email", "qq", "wechat", "staff")
_NOT_KEPT = ("people.responsible.staff", "people.supervisor.staff")
"""What a header may name and the register does not keep: whether one is staff is asked of operators alone."""
_WIDE = 3
"""Columns over which a cell of a section's heading is merged."""


@dataclass(frozen=True)
class Table:
    """A table of a sheet."""

    header_rows: tuple[int, ...]
    columns: Mapping[int, Column]
    first: int
    last: int
    """The last row that may belong to it."""

    def at(self, field_: str) -> int | None:
        """Return the column of a field."""
        return next((n for n, column in self.columns.items() if column.field == field_), None)


@dataclass
class Layout:
    """The tables of a sheet and the rows that belong to none."""

    tables: list[Table] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


def layout_of(sheet: Sheet, headers: Headers) -> Layout:
    """Find the tables of a sheet. Without any, it is no ledger."""
    found = list(_tables(sheet, headers))
    first = found[0].header_rows[0] if found else len(sheet.rows) + 1
    titles = [Left(row, "title", row_text(sheet, row)) for row in range(1, first) if sheet.filled(row)]
    return Layout(found, titles if found else [])


def _tables(sheet: Sheet, headers: Headers) -> Iterator[Table]:
    heads: list[tuple[tuple[int, ...], dict[int, Column]]] = []
    row = 1
    while row <= len(sheet.rows):
        head = _head_at(sheet, headers, row)
        if head is None:
            row += 1
            continue
        heads.append(head)
        row = head[0][-1] + 1
    for position, (rows, columns) in enumerate(heads):
        end = heads[position + 1][0][0] - 1 if position + 1 < len(heads) else len(sheet.rows)
        yield Table(rows, columns, rows[-1] + 1, end)


def _head_at(sheet: Sheet, headers: Headers, row: int) -> tuple[tuple[int, ...], dict[int, Column]] | None:
    """Return the header that begins in a row, with its columns; None where none does."""
    texts = [sheet.value(row, column) for column in sheet.filled(row)]
    if (
        len(texts) < 2
        or sum(map(headers.is_listed, texts)) < 2
        or any(_STATED.search(_BRACKETS.sub("", str(text))) for text in texts)
    ):
        return None
    best: tuple[int, tuple[int, ...], dict[int, Meaning | None], dict[int, str]] | None = None
    for height in range(1, MAX_HEADER_ROWS + 1):
        rows = tuple(range(row, row + height))
        if height > 1 and not (_is_heading(sheet, headers, row) and _continues(sheet, headers, rows)):
            break
        levels = {c: _levels(sheet, rows, c) for c in _columns_of(sheet, rows)}
        means = {c: headers.meaning(texts) for c, texts in levels.items() if texts}
        count = sum(m is not None for m in means.values())
        if best is None or count > best[0] or (count == best[0] and height > 1 and _is_needed(sheet, rows)):
            best = (count, rows, means, {c: "·".join(texts) for c, texts in levels.items() if texts})
    if best is None or not _is_header(best[2], best[3]):
        return None
    return best[1], _assigned(best[2], best[3], sheet, best[1][-1] + 1, headers)


def _is_header(means: Mapping[int, Meaning | None], texts: Mapping[int, str]) -> bool:
    known = [m for m in means.values() if m]
    names = any("account.name" in (m.field, *m.also) or m.field in ("account.id", "account.platform_id") for m in known)
    if {own_field(text) for text in texts.values()} >= _OWN:
        return True
    return len(known) >= _ENOUGH and 2 * len(known) >= len(means) and names and any(m.is_strong for m in known)


def _columns_of(sheet: Sheet, rows: Sequence[int]) -> range:
    return range(1, max((max(sheet.filled(row), default=0) for row in rows), default=0) + 1)


def _levels(sheet: Sheet, rows: Sequence[int], column: int) -> list[str]:
    """Return what stands over a column, the uppermost first: a merged heading counts for every column below it."""
    levels: list[str] = []
    for position, row in enumerate(rows):
        home = sheet.merged.get((row, column))
        value = sheet.value(home[0], home[1]) if home else sheet.value(row, column)
        if value is None and position < len(rows) - 1 and not sheet.merged:
            value = _to_the_left(sheet, row, column, rows[position + 1])
        if isinstance(value, str) and (not levels or levels[-1] != cells.line(value)):
            levels.append(cells.line(value))
    return levels


def _to_the_left(sheet: Sheet, row: int, column: int, below: int) -> Value:
    """Return the heading that spans a column in a file that knows no merged cells."""
    if sheet.value(below, column) is None:
        return None
    return next((v for c in range(column - 1, 0, -1) if (v := sheet.value(row, c)) is not None), None)


def _is_heading(sheet: Sheet, headers: Headers, row: int) -> bool:
    """Tell whether a row may stand above another of one header: it holds headers and merged cells, and no data."""
    filled = sheet.filled(row)
    fitting = (
        (row, column) in sheet.merged or (is_plain_text(value) and headers.single(str(value)) is not None)
        for column in filled
        if (value := sheet.value(row, column)) is not None
    )
    return 2 * sum(fitting) >= len(filled)


def _continues(sheet: Sheet, headers: Headers, rows: Sequence[int]) -> bool:
    """Tell whether the last of some rows still belongs to the header above it: it holds headers alone."""
    last, above = rows[-1], rows[-2]
    filled = [c for c in sheet.filled(last) if (home := sheet.merged.get((last, c))) is None or home[0] == last]
    if not filled:
        return any(sheet.merged.get((last, c), (last,))[0] <= above for c in sheet.filled(above))
    values = [sheet.value(last, column) for column in filled]
    if not all(map(is_plain_text, values)):
        return False
    means = [headers.single(str(value)) for value in values]
    return sum(m is not None for m in means) >= max(1, round(0.6 * len(values))) and not all(
        plain_word(str(value)) in headers.platform_words for value in values
    )


def _is_needed(sheet: Sheet, rows: Sequence[int]) -> bool:
    """Tell whether a row belongs to the header by merged cells alone."""
    return not sheet.filled(rows[-1])


def _assigned(
    means: Mapping[int, Meaning | None], texts: Mapping[int, str], sheet: Sheet, first: int, headers: Headers
) -> dict[int, Column]:
    """Give each column its field: one of two where the values tell which, a part of a person to the one beside it."""
    own = {number: field_ for number, text in texts.items() if (field_ := own_field(text))}
    if set(own.values()) >= _OWN and len(set(own.values())) == len(own) == len(texts):
        return {number: Column(number, texts[number], field_, is_own=True) for number, field_ in own.items()}
    columns: dict[int, Column] = {}
    taken: set[str] = set()
    sure = {m.field for m in means.values() if m and not m.also}
    operators = 0
    last_person = ""
    for number, meaning in sorted(means.items()):
        field_, is_guess = None, False
        if meaning:
            field_ = _among(meaning, sure, sheet, first, number, headers)
            part = (
                "wechat"
                if last_person and field_ == "account.handle" and _is_of_anybody(texts[number])
                else meaning.part
            )
            if part:
                field_, is_guess = _beside(part, last_person, taken), True
            if field_ and field_.startswith("people.operators."):
                field_, operators = _counted(field_, meaning, operators, taken, is_guess=is_guess)
            last_person = field_.rpartition(".")[0] if field_ and field_.startswith("people.") else ""
            if field_ in taken or field_ in _NOT_KEPT:
                field_ = None
        if field_:
            taken.add(field_)
        scale, platform = (meaning.scale, meaning.platform) if meaning and not last_person else (1, None)
        columns[number] = Column(number, texts[number], field_, scale, platform, is_guess and field_ is not None)
    return columns


_OWN = frozenset(["id", "code", "unit", "account.name", "account.platform"])
"""Columns by which an export is known."""


def _is_of_anybody(header: str) -> bool:
    """Tell whether a header may be an account's or a person's, so that what stands before it decides."""
    return plain_word(header) in ("微信号", "微信账号")


def _among(meaning: Meaning, sure: set[str], sheet: Sheet, first: int, number: int, headers: Headers) -> str:
    """Return which of several fields a header means: that of platforms where they stand below it."""
    options = (meaning.field, *meaning.also)
    if len(options) == 1:
        return meaning.field
    if "account.platform" in options:
        values = [v for row in range(first, first + 30) if isinstance(v := sheet.value(row, number), str)]
        hits = sum(headers.platform_of(v) is not None for v in values)
        rest = [option for option in options if option != "account.platform"]
        is_platform = bool(values) and 2 * hits > len(values) and "account.platform" not in sure
        return "account.platform" if is_platform else rest[0]
    return next((option for option in options if option not in sure), options[0])


def _beside(part: str, person: str, taken: set[str]) -> str | None:
    """Return the field of a part of a person whose header says only what it is: of the person to its left."""
    field_ = f"{person}.{part}"
    return field_ if person and part in _PARTS_BESIDE and field_ not in taken else None


def _counted(field_: str, meaning: Meaning, operators: int, taken: set[str], *, is_guess: bool) -> tuple[str, int]:
    """Number an operator's field: a second column of names begins the next operator."""
    if is_guess:
        return field_, operators
    part = field_.rpartition(".")[2]
    number = meaning.number - 1
    if meaning.number == 1:
        number = max(operators - 1, 0)
        if f"people.operators.{number}.{part}" in taken:
            number += 1 if part == "name" else 0
    return f"people.operators.{number}.{part}", max(operators, number + 1)


def why_left(sheet: Sheet, table: Table, row: int) -> LeftOut | None:
    """Tell why a row below the header tells of no account; None where it does."""
    filled = sheet.filled(row)
    own = [c for c in filled if (home := sheet.merged.get((row, c))) is None or home[:2] == (row, c)]
    texts = [_squeezed(cells.shown(sheet.value(row, c))) for c in filled[:2]]
    first = texts[0]
    if any(_TOTAL.match(text) for text in texts):
        return "total"
    if _EXAMPLE.match(first):
        return "example"
    serial = table.at("serial")
    if filled == [serial] and isinstance(sheet.value(row, filled[0]), int | float):
        return "template"
    if filled == [serial] and first.isdigit():
        return "template"
    telling = [c for c in own if c in table.columns and table.columns[c].field in _TELLING]
    if _NOTE.match(first) and not (telling and len(own) > 3):
        return "note"
    home = sheet.merged.get((row, own[0])) if len(own) == 1 else None
    is_wide = home is not None and home[3] - home[1] + 1 >= min(_WIDE, len(table.columns))
    if len(own) == 1 and (is_wide or not telling):
        return "note" if _FOOT.match(first) or len(first) > 20 else "section"
    return None


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


_TELLING = ("account.name", "account.platform", "account.id", "account.handle", "account.platform_id", "account.url")


def row_text(sheet: Sheet, row: int) -> str:
    """Return all that stands in a row, on one line, persons and telephones left out."""
    text = "　".join(cells.shown(sheet.value(row, column)) for column in sheet.filled(row))
    return _NUMBER.sub("…", _PERSON.sub(r"\1…", text))
