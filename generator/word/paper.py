"""What forms are made of: rows of labelled cells, boxes to sign in, text. Placeholders stand in it as they are."""

from collections.abc import Iterable
from dataclasses import dataclass

COLUMNS = 24
"""Of every table."""
SONG, FANG, HEI = "宋体", "仿宋", "黑体"


@dataclass(frozen=True)
class Cell:
    """A cell of a row, `span` columns wide; each of its lines is a paragraph."""

    text: str
    span: int
    font: str = FANG
    size: float = 11
    align: str = "left"
    valign: str = "center"
    right: float = 0
    """How far its lines stay from the right, in characters."""


@dataclass(frozen=True)
class Row:
    """Cells beside each other, at least `height` centimetres high."""

    cells: tuple[Cell, ...]
    height: float = 0.86
    splits: bool = False
    """Whether it may run over to the next page."""

    def __post_init__(self) -> None:
        total = sum(cell.span for cell in self.cells)
        if total != COLUMNS:
            raise ValueError(f"{total} columns: {[cell.text for cell in self.cells]}")


@dataclass(frozen=True)
class Text:
    """Paragraphs outside a table; `indent` is the first line's, in characters."""

    text: str
    font: str = FANG
    size: float = 10.5
    align: str = "left"
    indent: int = 0
    line: int = 300
    before: int = 0
    left: float = 0
    """How far its lines stay from the left, in characters."""


@dataclass(frozen=True)
class Form:
    """A form: the lines of its title, what stands below it, and a note."""

    title: str
    body: tuple[Row | Text, ...]
    notes: tuple[str, ...] = ()
    head: tuple[str, str] = ("填报日期：{{ 填报日期 }}", "备案号：{{ 备案号 }}")
    over: str = "{{ 单位全称 }}"
    size: float = 20
    footer: str = "{% if 记录文件 %}登记册记录：{{ 记录文件 }}{{ 办理情况 }}{% endif %}"


def label(text: str, span: int = 4) -> Cell:
    """Return a cell that says what stands beside it."""
    return Cell(text, span, font=SONG, align="center")


def value(text: str, span: int = 8, **more: object) -> Cell:
    """Return a cell that is filled in."""
    return Cell(text, span, **more)  # type: ignore[arg-type]


def row(*cells: Cell, **more: object) -> Row:
    """Return a row of cells."""
    return Row(cells, **more)  # type: ignore[arg-type]


def pair(left: str, right: str, left_span: int = 4) -> Row:
    """Return a row of one label and what belongs to it."""
    return row(label(left, left_span), value(right, COLUMNS - left_span), splits=True)


def pairs(one: str, first: str, two: str, second: str) -> Row:
    """Return a row of two labels, each with what belongs to it."""
    return row(label(one), value(first), label(two), value(second))


def repeat(each: str, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return rows that stand once for each item: `each` is such as `人 in 管理员`."""
    return (_tag(f"{{%tr for {each} %}}"), *rows, _tag("{%tr endfor %}"))


def only_if(condition: str, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return rows that stand only where a condition holds."""
    return (_tag(f"{{%tr if {condition} %}}"), *rows, _tag("{%tr endif %}"))


def _tag(text: str) -> Row:
    return row(Cell(text, COLUMNS, size=9), height=0.4)


def opinion(who: str, *, signs: str = "负责人（签字）：", seal: str = "（公章）", height: float = 2.35) -> Row:
    """Return a box for an opinion, a signature, a seal and a day."""
    lines = f"{signs}{'　' * 9}{seal}\n年　　　月　　　日"
    signed = Cell(lines, COLUMNS - 4, font=SONG, align="right", valign="bottom", right=2)
    return row(label(who), signed, height=height)


def opinions(first: str, second: str, *, height: float) -> Row:
    """Return two boxes for opinions beside each other."""
    lines = "\n".join(("{who}：", *[""] * 3, f"签字：{'　' * 6}（公章）", "年　　月　　日"))
    cells = (
        Cell(lines.format(who=who), COLUMNS // 2, font=SONG, align="mixed", valign="top", right=1)
        for who in (first, second)
    )
    return Row(tuple(cells), height=height)
