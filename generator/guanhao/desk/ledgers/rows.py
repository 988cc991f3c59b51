"""The rows of a table into readings: ditto marks, merged cells, one account over several rows."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from guanhao.desk.ledgers import cells, fields, identifiers, people
from guanhao.desk.ledgers.known import Known
from guanhao.desk.ledgers.reading import Cell, Reading, cell_at
from guanhao.desk.ledgers.tables import Table, row_text, why_left
from guanhao.load.ledger_words import plain_word, words_of
from guanhao.model.changes import label_at
from guanhao.model.ledger import Column, Left, Remark, Sheet, Spot, Value
from guanhao.model.types import Label

_ERROR = re.compile(r"#(N/A|REF!|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!)|#{2,}|Err:[0-9]{3}", re.IGNORECASE)
"""What a spreadsheet shows for a value that it does not have, and what remains of it in a CSV file."""
_ENUMERATION = re.compile(r"^[(（]?[0-9一二三四五六七八九十]+[)）]?[、.．\s]*")
_BRACKETS = re.compile(r"[(（][^)）]*[)）]")


@dataclass(frozen=True)
class Context:
    """What a sheet says outside its rows."""

    platform: str | None = None
    unit: str | None = None
    where: Mapping[str, Spot] = field(default_factory=dict)


@dataclass
class TableReader:
    """Reads the rows of one table."""

    sheet: Sheet
    table: Table
    known: Known
    context: Context
    left: list[Left] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    _above: dict[int, Value] = field(default_factory=dict)
    _section: str | None = None
    _sections: dict[int, str | None] = field(default_factory=dict)
    """Row → the unit that the heading above it names."""

    def readings(self) -> Iterator[Reading]:
        """Yield what each account's row says; rows that tell of none are put into `left`."""
        for rows in self._groups():
            yield self._read(rows)

    def _groups(self) -> Iterator[tuple[int, ...]]:
        group: list[int] = []
        for row in range(self.table.first, self.table.last + 1):
            if not self.sheet.filled(row):
                continue
            why = why_left(self.sheet, self.table, row)
            if why:
                self.left.append(Left(row, why, row_text(self.sheet, row)))
                if why == "section":
                    self._begin_section(row)
            elif group and self._continues(row, group[0]):
                group.append(row)
            else:
                if group:
                    yield tuple(group)
                group = [row]
                self._sections[row] = self._section
        if group:
            yield tuple(group)

    def _continues(self, row: int, first: int) -> bool:
        """Tell whether a row only adds people to the account above it, whose name is merged over both."""
        name = self.table.at("account.name")
        home = self.sheet.merged.get((row, name)) if name else None
        if home is None or home[0] > first or home[0] == row:
            return False
        columns = self.table.columns
        own = {columns[c].field or "" for c in self.sheet.filled(row) if c in columns}
        return bool(own) and all(field_.startswith("people.operators") for field_ in own)

    def _read(self, rows: tuple[int, ...]) -> Reading:
        reading = Reading(self.sheet.name, rows)
        found = {
            column.field: cell for column in self._columns(rows[0]) if (cell := self._cell(reading, column, rows[0]))
        }
        for cell in found.values():
            self._above[cell.column.number] = cell.value
        stated: dict[str, Cell] = {
            name: cell for name, cell in found.items() if name and not self._is_void(reading, cell)
        }
        self._platform(reading, stated)
        self._check_platforms(reading, stated)
        self._unit(reading)
        identifiers.read(reading, stated, self.known)
        fields.read(reading, stated, self.known)
        more = [self._more(reading, row) for row in rows[1:]]
        people.read(reading, [stated, *more])
        return reading

    def _columns(self, row: int) -> Iterable[Column]:
        """Return the columns of a row: one that was added to our own export means what any ledger's would."""
        columns, id_ = self.table.columns.values(), self.table.at("id")
        is_added = id_ is not None and self.sheet.value(row, id_) not in self.known.facts.accounts
        return [replace(column, is_own=False) for column in columns] if is_added else columns

    def _more(self, reading: Reading, row: int) -> dict[str, Cell]:
        """Return the cells of a row that adds operators."""
        columns = [c for c in self.table.columns.values() if c.field and c.field.startswith("people.operators")]
        own = [
            c for c in columns if (row, c.number) not in self.sheet.merged or self.sheet.merged[row, c.number][0] == row
        ]
        found = {c.field or "": cell for c in own if (cell := self._cell(reading, c, row))}
        return {name: cell for name, cell in found.items() if not self._is_void(reading, cell)}

    def _cell(self, reading: Reading, column: Column, row: int) -> Cell | None:
        """Return a cell with its ditto mark resolved; what cannot be resolved is said."""
        cell = cell_at(self.sheet, column, row)
        if cell is None or cell.column.field is None:
            return None
        if cell.place in self.sheet.errors:
            shown = self.sheet.errors[cell.place]
            reading.say("formula" if not shown else "error-value", cell, shown=shown)
            return None
        if not isinstance(cell.value, str) or cell.column.is_own:
            return cell
        if _ERROR.fullmatch(cell.value.strip()):
            reading.say("error-value", cell, shown=cell.value.strip())
            return None
        word = plain_word(cell.value) or cell.value.strip()
        if word in words_of("ditto"):
            return self._repeated(reading, cell, self._above.get(cell.column.number))
        if word in words_of("ditto_left"):
            return self._repeated(reading, cell, self._left_of(cell, row))
        return cell

    def _left_of(self, cell: Cell, row: int) -> Value:
        """Return what stands to the left under a header of the same sort: the other person's name, telephone …"""
        part = (cell.column.field or "").rpartition(".")[2]
        columns = [c for c in self.table.columns.values() if c.number < cell.column.number and c.field]
        same = [c for c in columns if (c.field or "").rpartition(".")[2] == part]
        found = cell_at(self.sheet, same[-1], row) if same else None
        return found.value if found else None

    def _repeated(self, reading: Reading, cell: Cell, value: Value) -> Cell | None:
        if value is None:
            reading.say("ditto", cell)
            return None
        return Cell(cell.column, value, cell.place)

    def _is_void(self, reading: Reading, cell: Cell) -> bool:
        """Tell whether a cell says that there is nothing; it is understood thereby."""
        field_ = cell.column.field or ""
        if field_ == "serial":
            reading.take("serial", cell)
            return True
        if cells.is_nothing(cell.value) and not cell.column.is_own and field_ not in ("certified", "copied_to"):
            reading.take("nothing", cell)
            return True
        return False

    def _platform(self, reading: Reading, stated: Mapping[str, Cell]) -> None:
        """Take the platform: from its column, else from a header, else from the sheet's name or title."""
        cell = stated.get("account.platform")
        if cell:
            platform = self.known.headers.platform_of(cells.shown(cell.value))
            if platform:
                reading.put("account.platform", platform, cell)
            else:
                named = self.known.headers.platforms_in(cells.shown(cell.value))
                code = "several-platforms" if len(named) > 1 else "platform"
                reading.say(code, cell, value=cells.shown(cell.value))
            return
        if self.table.at("account.platform"):
            return
        named = {c.column.platform for c in stated.values() if c.column.platform}
        if len(named) == 1:
            reading.values["account.platform"] = named.pop()
        elif self.context.platform and not named:
            reading.values["account.platform"] = self.context.platform

    def _check_platforms(self, reading: Reading, stated: dict[str, Cell]) -> None:
        """Refuse cells below the header of another platform than the row's; without one, all such cells."""
        platform = reading.values.get("account.platform")
        for field_, cell in list(stated.items()):
            named = cell.column.platform
            if named and platform and named != platform:
                reading.say("other-platform", cell, value=cell.column.header)
                del stated[field_]
            elif named and not platform and self.table.at("account.platform") is None:
                reading.say("several-accounts-in-row", cell)
                del stated[field_]

    def _unit(self, reading: Reading) -> None:
        """Take the unit from the heading of the section, or from above the table, where it has no column."""
        unit = self._sections.get(reading.number) or self.context.unit
        if self.table.at("unit") is None and unit:
            reading.values["unit"] = unit

    def _begin_section(self, row: int) -> None:
        """Take the unit that a heading such as 一、物理系 names for the rows below it."""
        column = self.sheet.filled(row)[0]
        name = _ENUMERATION.sub("", cells.shown(self.sheet.value(row, column)))
        self._section = self.known.unit(name) if self.table.at("unit") is None else None
        if self._section:
            params: dict[str, str | Label] = {"label": label_at("unit"), "value": self.known.unit_word(self._section)}
            self.remarks.append(Remark(Spot(self.sheet.name, row, column), "notice", "for-section", params))


def context_of(sheet: Sheet, table: Table, known: Known, titles: Sequence[int]) -> Context:
    """Return the platform and the unit that a sheet's name, or a line above its header, states for all of it."""
    texts = [(Spot(sheet.name), sheet.name)]
    for row in titles:
        texts += [(Spot(sheet.name, row, c), cells.shown(sheet.value(row, c))) for c in sheet.filled(row)]
    platform, unit, where = None, None, {}
    for spot, text in texts:
        named = known.headers.platform_of_all(text)
        if table.at("account.platform") is None and platform is None and named:
            platform, where["account.platform"] = named, spot
        found = _unit_in(text, known)
        if table.at("unit") is None and unit is None and found and found != known.registrar:
            unit, where["unit"] = found, spot
    return Context(platform, unit, where)


def told_above(context: Context, known: Known) -> Iterator[Remark]:
    """Yield what was taken for every row of a table from the sheet's name or a line above the header."""
    for path, spot in context.where.items():
        word = known.platform_word(context.platform or "") if path == "account.platform" else ""
        word = word or known.unit_word(context.unit or "")
        yield Remark(spot, "notice", "for-all", {"label": label_at(path), "value": word})


def _unit_in(text: str, known: Known) -> str | None:
    """Return the unit in `填报单位：物理系`, or a text that is nothing but a unit's name."""
    for mark in ("：", ":"):
        for piece in text.split("　") if mark in text else ():
            label, _, rest = piece.partition(mark)
            if _BRACKETS.sub("", label).strip().endswith(("单位", "部门", "学院", "院系")) and rest.strip():
                return known.unit(rest.split()[0].strip("（）() 盖章"))
    return known.unit(text)
