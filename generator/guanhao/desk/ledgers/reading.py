"""One row of a ledger on its way into a draft: values by dotted path, where each came from, what there is to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from guanhao.model.ledger import Column, Remark, Severity, Sheet, Spot, Value
from guanhao.model.types import Label


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as a row sees it: the value may stand in a merged range, in the row above (ditto), or beside."""

    column: Column
    value: Value
    place: tuple[int, int]
    """Row and column of the cell in which something stands: of a merged range the first."""


@dataclass
class Reading:
    """What one row says."""

    sheet: str
    rows: tuple[int, ...]
    values: dict[str, Any] = field(default_factory=dict)
    """Dotted path of a filing, or `id, code, state, certified, filed_on` → plain value."""
    origins: dict[str, Spot] = field(default_factory=dict)
    taken: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    """What stood in the cell, where a message repeats it."""

    @property
    def number(self) -> int:
        """The row, or the first of several that tell of one account."""
        return self.rows[0]

    @property
    def has_error(self) -> bool:
        """Whether something keeps the row out of the register."""
        return any(remark.severity == "error" for remark in self.remarks)

    def spot(self, cell: Cell | None = None) -> Spot:
        """Return where a cell is; the row as a whole without one."""
        return Spot(self.sheet, *cell.place) if cell else Spot(self.sheet, self.number)

    def put(self, path: str, value: Any, cell: Cell) -> None:
        """Take a value from a cell."""
        self.values[path] = value
        self.origins[path] = self.spot(cell)
        self.take(path, cell)

    def take(self, path: str, cell: Cell) -> None:
        """Note that a cell was understood."""
        self.taken[cell.place] = (*self.taken.get(cell.place, ()), path)

    def say(self, code: str, cell: Cell | None, **params: str) -> None:
        """Say of a cell, or of the row, what keeps it out of the register."""
        self.remark(code, "error", self.spot(cell), params)

    def tell(self, code: str, cell: Cell | None, **params: str) -> None:
        """Say of a cell, or of the row, what does not."""
        self.remark(code, "notice", self.spot(cell), params)

    def remark(
        self, code: str, severity: Severity, spot: Spot, params: Mapping[str, str | Label], rule: str = ""
    ) -> None:
        """Say something about any cell of the row."""
        self.remarks.append(Remark(spot, severity, code, params, rule, self.number))

    def find(self, path: str) -> Spot:
        """Return the cell that a dotted path came from: its own, that of a part of it, that of what holds it."""
        if path in self.origins:
            return self.origins[path]
        inner = [known for known in self.origins if known.startswith(f"{path}.")]
        if inner:
            return self.origins[inner[0]]
        above = path.rpartition(".")[0]
        return self.find(above) if above else self.spot()

    def raw(self) -> dict[str, Any]:
        """Return the values as a nested mapping, as a file has them."""
        nested: dict[str, Any] = {}
        for path, value in self.values.items():
            if path in ("id", "code", "state", "certified", "filed_on"):
                continue
            place = nested
            *above, last = path.split(".")
            for key in above:
                place = place.setdefault(key, {})
            place[last] = value
        return nested


def cell_at(sheet: Sheet, column: Column, row: int) -> Cell | None:
    """Return the cell that a row has in a column: what is merged downwards counts in each of its rows."""
    home = sheet.merged.get((row, column.number))
    place = (home[0], home[1]) if home else (row, column.number)
    if place[1] != column.number:
        return None
    if place in sheet.errors:
        return Cell(column, None, place)
    value = sheet.value(*place)
    return None if value is None else Cell(column, value, place)


def flat(values: Mapping[str, Any], above: str = "") -> dict[str, Any]:
    """Return nested plain values by dotted path; lists stay whole."""
    found: dict[str, Any] = {}
    for key, value in values.items():
        if isinstance(value, dict):
            found |= flat(value, f"{above}{key}.")
        else:
            found[above + key] = value
    return found
