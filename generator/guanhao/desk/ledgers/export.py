"""A register as a workbook: the accounts, what is due, figures, and how to read it."""

import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from guanhao.desk.ledgers.fields import STATES
from guanhao.desk.ledgers.known import Known
from guanhao.desk.ledgers.register_rows import FLAGS, RegisterRows
from guanhao.model.finding import Language
from guanhao.model.terms import CHOICES
from guanhao.model.types import Label

_SPARE = 500
"""Rows below the last for which a list is offered too."""
_LONGEST = 32_767
"""Characters that a cell takes."""
_MOST, _LEAST = 44, 8
"""Widths of columns."""
REGISTER, DUTIES, FIGURES, NOTES, OPTIONS = (
    Label("登记册", "Register"),
    Label("待办", "Duties"),
    Label("统计", "Figures"),
    Label("说明", "Notes"),
    Label("选项", "Options"),
)
DUTY_HEADS = (
    Label("最后一天", "last day"),
    Label("情况", "outcome"),
    Label("责任单位", "unit concerned"),
    Label("账号路径", "account path"),
    Label("事项", "duty"),
    Label("怎么办", "to do"),
    Label("依据", "rule"),
)
_FIGURE_HEADS = (Label("分类", "by"), Label("项目", "item"), Label("账号数", "accounts"))
_GROUPS: Mapping[str, Label] = {
    "account.platform": Label("平台", "platform"),
    "tier": Label("级别", "tier"),
    "unit": Label("单位", "unit"),
    "state": Label("状态", "state"),
}
_NONE = Label("（没有读出来）", "(not readable)")
_NOTES = Label(
    """\
这是 {institution} 官方新媒体账号登记册的导出，截至 {day}。
含有姓名、电话等个人信息：只供归口管理部门内部使用，不要公开，不要提交到代码仓库。
“登记册”一户一行，表头在第 1 行，可以筛选；平台、级别、单位、状态几列有下拉选项。
登记册只增不改：在这里改动不会改变登记册。要变更，用 guanhao new change 办变更。
新账号可以在“登记册”末尾加行，再用 guanhao import 读回：已在册的行会与登记册比较，新的行补办备案。
账号路径、备案号由登记册推出，新行空着。
“待办”是按现行办法已经过期和快到期的事项；“统计”按平台、级别、单位、状态计数。""",
    """\
An export of the register of official accounts of {institution}, as of {day}.
It holds names and telephone numbers: keep it within the registrar's office, and out of the repository.
The register has one row an account and its header in row 1; platform, tier, unit and state offer lists.
The register is append-only: nothing done here changes it. File changes with guanhao new change.
New accounts may be added below and read with guanhao import: rows on file are compared, new ones are back-filed.
Account path and code are derived: leave them empty in new rows.
Duties are those overdue and soon due under the policy in force.""",
)


@dataclass(frozen=True)
class Export:
    """What a workbook is made of."""

    institution: str
    as_of: date
    table: RegisterRows
    duties: Sequence[Sequence[str]]
    """Rows under `DUTY_HEADS`."""
    known: Known
    lang: Language

    def say(self, label: Label) -> str:
        """Return a term in the language of the export."""
        return label.zh if self.lang == "zh" else label.en


def workbook(export: Export) -> bytes:
    """Return the .xlsx file; the same register gives the same bytes."""
    import xlsxwriter  # noqa: PLC0415  only ledgers need it

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    day = export.as_of
    book.set_properties({"created": datetime(day.year, day.month, day.day), "title": export.say(REGISTER)})  # noqa: DTZ001
    book.set_size(2400, 1400)
    looks = _Looks(book)
    pages = [book.add_worksheet(export.say(label)) for label in (REGISTER, DUTIES, FIGURES, NOTES, OPTIONS)]
    _write_register(pages[0], pages[4], export, looks)
    _write_table(pages[1], [export.say(label) for label in DUTY_HEADS], export.duties, looks)
    heads = [export.say(label) for label in (*_FIGURE_HEADS, *STATES.values())]
    _write_table(pages[2], heads, list(_figures(export)), looks)
    _write_notes(pages[3], export, looks)
    pages[4].hide()
    book.close()
    return stream.getvalue()


class _Looks:
    """The formats of a workbook."""

    def __init__(self, book: Any) -> None:
        self.head = book.add_format(
            {
                "bold": True,
                "bg_color": "#1F4E79",
                "font_color": "#FFFFFF",
                "valign": "vcenter",
                "text_wrap": True,
                "border": 1,
            }
        )
        self.cell = book.add_format({"valign": "top", "text_wrap": True, "num_format": "@"})
        self.day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"})
        self.number = book.add_format({"valign": "top", "num_format": "0"})
        self.note = book.add_format({"valign": "top", "text_wrap": True})


def _write_register(page: Any, options: Any, export: Export, looks: _Looks) -> None:
    table = export.table
    heads = [export.say(heading.label) for heading in table.headings]
    rows = [[row.get(heading.field) for heading in table.headings] for row in table.rows]
    fields = [heading.field for heading in table.headings]
    days = {i for i, field in enumerate(fields) if field.endswith((".on", "_on"))}
    numbers = {i for i, field in enumerate(fields) if field == "account.followers"}
    _write_table(page, heads, rows, looks, days=days, numbers=numbers, frozen=fields.index("account.name") + 1)
    last = len(rows) + _SPARE
    for position, (field, choices) in enumerate(_lists(export).items()):
        for row, choice in enumerate(choices):
            options.write_string(row, position, choice)
        letter = chr(ord("A") + position)
        name = export.say(OPTIONS)
        for column in [i for i, f in enumerate(fields) if f == field or (field == "staff" and f.endswith(".staff"))]:
            source = f"='{name}'!${letter}$1:${letter}${max(len(choices), 1)}"
            page.data_validation(
                1, column, last, column, {"validate": "list", "source": source, "error_type": "warning"}
            )


def _lists(export: Export) -> Mapping[str, Sequence[str]]:
    """Return field → the words from which its cells are chosen."""
    known = export.known
    return {
        "unit": [known.unit_word(id_) for id_, unit in known.facts.units.items() if not unit.closed_on],
        "account.platform": [known.platform_word(id_) for id_ in known.facts.platforms],
        "tier": [export.say(label) for label in CHOICES["tier"].values()],
        "state": [export.say(label) for label in STATES.values()],
        "monitoring": [export.say(label) for label in CHOICES["monitoring"].values()],
        "maintenance": [export.say(label) for label in CHOICES["maintenance"].values()],
        "staff": [export.say(label) for label in FLAGS.values()],
    }


def _write_table(  # noqa: PLR0913  what a table has
    page: Any,
    heads: Sequence[str],
    rows: Sequence[Sequence[str | int | None]],
    looks: _Looks,
    *,
    days: set[int] = frozenset(),  # type: ignore[assignment]
    numbers: set[int] = frozenset(),  # type: ignore[assignment]
    frozen: int = 0,
) -> None:
    """Write a header, frozen and with a filter, and rows below it; every text is text, whatever it begins with."""
    for column, head in enumerate(heads):
        page.write_string(0, column, head, looks.head)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, int) or (column in numbers and value and value.isascii() and value.isdigit()):
                page.write_number(number, column, int(value), looks.number)
            elif column in days and value and (day := _day(value)):
                page.write_datetime(number, column, day, looks.day)
            elif value:
                page.write_string(number, column, value[:_LONGEST], looks.cell)
    for column, head in enumerate(heads):
        page.set_column(column, column, _width(head, [row[column] for row in rows]))
    page.set_row(0, 30)
    page.freeze_panes(1, frozen)
    page.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)
    page.set_landscape()
    page.set_paper(8 if len(heads) > 12 else 9)
    page.fit_to_pages(1 if len(heads) <= 12 else 0, 0)
    page.repeat_rows(0)


def _day(text: str) -> datetime | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001  a cell's day has no zone


def _width(head: str, values: Sequence[str | int | None]) -> int:
    longest = max((_columns(str(value)) for value in values if value), default=0)
    return max(_LEAST, min(_MOST, max(longest + 2, _columns(head) // 2 + 4)))


def _columns(text: str) -> int:
    line = max(text.splitlines() or [""], key=len)
    return sum(2 if ord(character) > 0x2E7F else 1 for character in line)


def _figures(export: Export) -> Iterator[list[str | int]]:
    """Yield how many accounts there are, in all and by state, of each platform, tier, unit and state."""
    states = [export.say(label) for label in STATES.values()]
    for field, label in _GROUPS.items():
        counts: Counter[tuple[str, str]] = Counter(
            (row.get(field) or export.say(_NONE), row.get("state") or "") for row in export.table.rows
        )
        for item in dict.fromkeys(sorted(item for item, _ in counts)):
            by_state = [counts[item, state] for state in states]
            yield [export.say(label), item, sum(by_state), *by_state]


def _write_notes(page: Any, export: Export, looks: _Looks) -> None:
    text = export.say(_NOTES).format(institution=export.institution, day=export.as_of)
    page.set_column(0, 0, 110)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    for number, line in enumerate(text.splitlines()):
        page.write_string(number, 0, line, looks.note)
