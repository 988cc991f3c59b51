"""A sheet as a whole: whether it is a ledger, its tables and rows, and every cell accounted for."""

from collections import Counter
from dataclasses import dataclass

from guanhao.desk.ledgers.drafts import Taken
from guanhao.desk.ledgers.known import Known
from guanhao.desk.ledgers.rows import TableReader, context_of, told_above
from guanhao.desk.ledgers.tables import layout_of
from guanhao.load.ledger_words import plain_word
from guanhao.model.ledger import Left, Remark, Sheet, SheetRead

_GONE = ("注销", "停用", "关闭", "作废", "废弃", "撤销")
"""What the name of a sheet of accounts that are no longer ours says."""


@dataclass(frozen=True)
class ReadSheet:
    """A sheet that was read: its rows in the making, and what is told of the rest."""

    told: SheetRead
    rows: tuple[Taken, ...] = ()


def read_sheet(sheet: Sheet, known: Known) -> ReadSheet:
    """Read a sheet. What is no ledger, is hidden, or lists what is closed is left out and counted."""
    count = sum(len(sheet.filled(row)) for row in range(1, len(sheet.rows) + 1))
    if not count:
        return ReadSheet(SheetRead(sheet.name, "empty"))
    if sheet.is_hidden:
        return ReadSheet(SheetRead(sheet.name, "hidden", count))
    layout = layout_of(sheet, known.headers)
    if not layout.tables:
        return ReadSheet(SheetRead(sheet.name, "no-table", count))
    if any(word in plain_word(sheet.name) for word in _GONE):
        return ReadSheet(SheetRead(sheet.name, "gone", count))
    rows: list[Taken] = []
    left: list[Left] = list(layout.left)
    remarks: list[Remark] = []
    unread: Counter[int] = Counter()
    for table in layout.tables:
        titles = [line.number for line in layout.left if line.why == "title"]
        context = context_of(sheet, table, known, titles)
        remarks += told_above(context, known)
        reader = TableReader(sheet, table, known, context)
        readings = list(reader.readings())
        rows += [Taken(reading, table) for reading in readings]
        left += reader.left
        remarks += reader.remarks
        for reading in readings:
            for row in reading.rows:
                fieldless = [c for c in sheet.filled(row) if c not in table.columns or not table.columns[c].field]
                unread.update(fieldless)
    told = SheetRead(
        name=sheet.name,
        cells=count,
        tables=tuple((table.header_rows, tuple(table.columns.values())) for table in layout.tables),
        left=tuple(sorted(left, key=lambda line: line.number)),
        remarks=tuple(remarks),
        unread=dict(sorted(unread.items())),
    )
    return ReadSheet(told, tuple(rows))
