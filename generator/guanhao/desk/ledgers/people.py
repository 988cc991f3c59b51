"""The people of a row: responsible person, supervisor, operators, each from one column or several."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from guanhao.desk.ledgers import cells, persons
from guanhao.desk.ledgers.cells import UnreadableCellError
from guanhao.desk.ledgers.persons import Person
from guanhao.desk.ledgers.reading import Cell, Reading
from guanhao.model.types import REDACTED

_SINGLE = {"responsible": "people.responsible", "supervisor": "people.supervisor"}


def read(reading: Reading, rows: Sequence[Mapping[str, Cell]]) -> None:
    """Take the people whom the cells name: of all rows the operators, of the first the others too."""
    operators: list[Person] = []
    for position, stated in enumerate(rows):
        for group, cells_of in _groups(stated).items():
            role = group.split(".")[1]
            if role != "operators":
                _single(reading, _SINGLE[role], cells_of)
                continue
            found = _people(reading, cells_of, group)
            base = len(operators)
            for offset, person in enumerate(found):
                for part in person:
                    reading.origins[f"people.operators.{base + offset}.{part}"] = reading.spot(
                        cells_of.get(part) or cells_of["name"]
                    )
            operators += found
        if not position and operators:
            reading.origins["people.operators"] = reading.origins["people.operators.0.name"]
    if operators:
        reading.values["people.operators"] = persons.merged(operators)


def _groups(stated: Mapping[str, Cell]) -> Mapping[str, dict[str, Cell]]:
    groups: dict[str, dict[str, Cell]] = defaultdict(dict)
    for field, cell in stated.items():
        if field.startswith("people."):
            group, _, part = field.rpartition(".")
            groups[group][part] = cell
    return groups


def _single(reading: Reading, path: str, cells_of: Mapping[str, Cell]) -> None:
    found = _people(reading, cells_of, path)
    if len(found) > 1:
        reading.say("one-person", cells_of["name"])
    for part, value in found[0].items() if len(found) == 1 else ():
        cell = cells_of.get(part) or cells_of["name"]
        reading.values[f"{path}.{part}"] = value
        reading.origins[f"{path}.{part}"] = reading.spot(cell)


def _people(reading: Reading, cells_of: Mapping[str, Cell], path: str) -> list[Person]:
    """Return the persons of one group of columns; what cannot be read is said, and nobody returned."""
    named = cells_of.get("name")
    if named is None:
        for cell in cells_of.values():
            reading.say("whose", cell)
        return []
    if named.column.is_own:
        person = {part: _verbatim(part, cell) for part, cell in cells_of.items()}
        for part, cell in cells_of.items():
            reading.take(f"{path}.{part}", cell)
        return [person]
    people: list[Person] = []
    try:
        people = persons.read_people(named.value)
        reading.take(f"{path}.name", named)
    except UnreadableCellError as error:
        reading.say("alike" if persons.is_alike(named.value) else error.code, named, **error.params)
    for part, cell in _others(cells_of):
        try:
            values = persons.split_part(part, cell.value, len(people) or 1)
        except UnreadableCellError as error:
            reading.say(error.code, cell, **error.params)
            continue
        if any(person.get(part, value) != value for person, value in zip(people, values, strict=False)):
            reading.say("twice", cell)
            continue
        reading.take(f"{path}.{part}", cell)
        for person, value in zip(people, values, strict=False):
            person[part] = value
    return people


def _verbatim(part: str, cell: Cell) -> str:
    """Return a part of a person as our own export wrote it."""
    text = cells.text_of(cell.value)
    return cells.flag(text) if part == "staff" and text != REDACTED else text


def _others(cells_of: Mapping[str, Cell]) -> Iterable[tuple[str, Cell]]:
    return ((part, cell) for part, cell in cells_of.items() if part != "name")
