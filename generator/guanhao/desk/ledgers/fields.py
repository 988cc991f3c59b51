"""The single values of a row: name, unit, tier, days, words that stand for a choice."""

from collections.abc import Callable, Mapping

from guanhao.desk.ledgers import cells, persons
from guanhao.desk.ledgers.cells import UnreadableCellError
from guanhao.desk.ledgers.known import Known
from guanhao.desk.ledgers.reading import Cell, Reading
from guanhao.ledger.code import parse_code
from guanhao.load.ledger_words import plain_word, words_of
from guanhao.model.account import PublishedState
from guanhao.model.ledger import Value
from guanhao.model.terms import CHOICES
from guanhao.model.types import Label

STATES: Mapping[PublishedState, Label] = {
    "approved": Label("已批准，未备案", "approved, not yet filed"),
    "active": Label("正常", "active"),
    "suspended": Label("暂停", "suspended"),
    "closed": Label("已注销", "closed"),
    "under-review": Label("待核", "under review"),
}
"""What a ledger calls the states in which an account is published."""

_LINES = ("account.name", "account.certified.subject", "signed.title", "document")
_DAYS = ("account.opened_on", "account.certified.on", "commitment.signed_on", "signed.on", "filed_on")
_VERBATIM = ("service.phone", "service.email", "commitment.signed_by", "signed.name")
"""What is taken as it stands from our own export: it was in the register already."""
_NAMES = ("commitment.signed_by", "signed.name")


def read(reading: Reading, stated: Mapping[str, Cell], known: Known) -> None:
    """Take every value of a row that is neither an identifier nor a person's."""
    for field, cell in stated.items():
        if field in reading.origins or field.startswith("people."):
            continue
        try:
            _field(reading, field, cell, known)
        except UnreadableCellError as error:
            reading.say(error.code, cell, **error.params)
    says_more = any(path.startswith("account.certified.") for path in reading.values)
    if reading.values.get("certified") and not says_more:
        reading.tell("certified-by-whom", stated["certified"])


def _field(reading: Reading, field: str, cell: Cell, known: Known) -> None:
    reader = _READERS.get(field)
    if cell.column.is_own and field in _VERBATIM:
        reading.put(field, cells.text_of(cell.value), cell)
    elif reader:
        reading.put(field, reader(cell.value), cell)
    elif field == "unit":
        reading.put(field, _unit(cells.line(cell.value), known), cell)
    elif field == "copied_to":
        units = [] if cells.is_nothing(cell.value) else cells.several(cell.value)
        reading.put(field, [_unit(name, known) for name in units], cell)
    elif field == "account.followers":
        reading.put(field, cells.count(cell.value, cell.column.scale), cell)
    elif field == "certified":
        reading.put(field, cells.flag(cell.value) == "true", cell)
    elif field == "state":
        _state(reading, cell)
    elif field == "code":
        _code(reading, cell, known)
    elif field == "id":
        _id(reading, cell, known)


def _unit(name: str, known: Known) -> str:
    unit = known.unit(name)
    if unit is None:
        near = known.near(name)
        raise UnreadableCellError("unit-near" if near else "unit", value=name, near=near)
    return unit


def _name(value: Value) -> str:
    people = persons.read_people(value)
    if len(people) != 1 or set(people[0]) != {"name"}:
        raise UnreadableCellError("one-person")
    return people[0]["name"]


def _prose(value: Value) -> str:
    return cells.text_of(value).replace("\r\n", "\n").replace("\r", "\n")


def _choice(name: str, table: str) -> Callable[[Value], str]:
    return lambda value: cells.choice(table, value, CHOICES[name])


_READERS: Mapping[str, Callable[[Value], object]] = {
    **dict.fromkeys(_LINES, cells.line),
    **dict.fromkeys(_DAYS, cells.day),
    **dict.fromkeys(_NAMES, _name),
    "purpose": _prose,
    "note": _prose,
    "scope": cells.several,
    "tier": _choice("tier", "tiers"),
    "monitoring": _choice("monitoring", "monitoring"),
    "maintenance": _choice("maintenance", "maintenance"),
    "service.reply_within_days": lambda value: (
        cells.token(value).removesuffix("内").removesuffix("天").removesuffix("日")
    ),
    "service.phone": cells.phone,
    "service.email": cells.token,
}


def _state(reading: Reading, cell: Cell) -> None:
    word = plain_word(cells.line(cell.value))
    reading.said["state"] = cells.shown(cell.value)
    published = {plain_word(label.zh): state for state, label in STATES.items()}
    published |= {plain_word(word): state for state, label in STATES.items() for word in (state, label.en)}
    if word in published:
        reading.put("state", published[word], cell)
    elif word in words_of("live"):
        reading.put("state", "active", cell)
    elif word in words_of("gone"):
        reading.put("state", "closed", cell)
    else:
        reading.tell("state", cell, value=cells.shown(cell.value))
        reading.take("state", cell)


def _code(reading: Reading, cell: Cell, known: Known) -> None:
    code = parse_code(cells.token(cell.value).replace("-", ""))
    account = known.by_code.get(code) if code else None
    if code is None or account is None:
        reading.tell("code", cell, value=cells.shown(cell.value))
        reading.take("code", cell)
    else:
        reading.put("code", account, cell)


def _id(reading: Reading, cell: Cell, known: Known) -> None:
    id_ = cells.token(cell.value).removeprefix("registry/accounts/").strip("/")
    if id_ in known.facts.accounts or known.is_free(id_):
        reading.put("id", id_, cell)
    else:
        raise UnreadableCellError("account-path", value=id_)
