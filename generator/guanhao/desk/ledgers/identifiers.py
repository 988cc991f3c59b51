"""What identifies an account in a ledger: IDs, numbers, addresses, in whichever column they stand."""

import re
from collections.abc import Mapping

from guanhao.desk.ledgers import cells
from guanhao.desk.ledgers.cells import UnreadableCellError
from guanhao.desk.ledgers.known import Known
from guanhao.desk.ledgers.reading import Cell, Reading
from guanhao.load.ledger_words import plain_word
from guanhao.model.platforms import Identifier, Platform
from guanhao.verify.canonical import canonical

_LABELLED = re.compile(r"^([^:：]{1,12})[:：](?!//)\s*(.+)$", re.DOTALL)
_ADDRESS = re.compile(r"(?:https?://)?[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+(?:[/?#]\S*)?")
_LITERAL = re.compile(r"[0-9A-Za-z]{2,}_?")


def read(reading: Reading, stated: Mapping[str, Cell], known: Known) -> None:
    """Take the identifiers of a row: each where its platform's catalogue says that it belongs."""
    platform = known.platform(reading.values.get("account.platform"))
    for field in ("account.platform_id", "account.handle", "account.id", "account.url", "account.qr"):
        cell = stated.get(field)
        if cell is None:
            continue
        try:
            if field == "account.url":
                _address(reading, cell, platform)
            elif field == "account.qr":
                reading.put(field, cells.token(cell.value), cell)
            else:
                _identifier(reading, cell, platform, known)
        except UnreadableCellError as error:
            reading.say(error.code, cell, **error.params)


def _identifier(reading: Reading, cell: Cell, platform: Platform | None, known: Known) -> None:
    text = _without_label(cells.text_of(cell.value), platform, known, reading)
    value = cells.token(text if isinstance(cell.value, str) else cell.value)
    stated = cell.column.field or ""
    if platform and _ADDRESS.fullmatch(value) and canonical(value, platform) and "/" in value:
        _address(reading, cell, platform)
        return
    field = stated if platform is None else _fitting(stated, value, platform, reading)
    if field == "account.id":
        raise UnreadableCellError("identifier", value=value)
    if field in reading.values and reading.values[field] != value:
        raise UnreadableCellError("two-identifiers", value=value)
    if platform and stated not in (field, "account.id") and platform.platform_id and platform.handle:
        label = _identifier_of(platform, field)
        reading.tell("moved", cell, value=value, label=label.label if label else field)
    reading.put(field, value, cell)


def _fitting(stated: str, value: str, platform: Platform, reading: Reading) -> str:
    """Return which identifier of its platform a value is, by its form; what is stated where the form leaves it open."""
    own, other = "account.platform_id", "account.handle"
    if platform.platform_id is None or platform.handle is None:
        return own if platform.handle is None else other
    is_own, is_other = _fits(platform.platform_id, value), _fits(platform.handle, value)
    if stated == own:
        return other if is_other and not is_own and other not in reading.values else own
    is_free = own not in reading.values
    if stated == other:
        is_marked = _LITERAL.match(platform.platform_id.pattern) is not None
        return own if is_own and is_free and (is_marked or not is_other) else other
    if is_own and (is_free or not is_other):
        return own
    return other if is_other else stated


def _identifier_of(platform: Platform, field: str) -> Identifier | None:
    return platform.platform_id if field == "account.platform_id" else platform.handle


def _fits(identifier: Identifier | None, value: str) -> bool:
    return identifier is not None and identifier.matches(value)


def _without_label(text: str, platform: Platform | None, known: Known, reading: Reading) -> str:
    """Return an identifier without the label before it. Raises UnreadableCellError where a cell names several."""
    words = known.headers.platform_words
    labels = [plain_word(label) for label in re.findall(r"([^\s:：,，;；、]{1,12})[:：](?!//)", text)]
    if len(labels) > 1:
        raise UnreadableCellError("several-accounts")
    found = _LABELLED.match(text)
    if not found:
        return text
    word = plain_word(found[1])
    is_own = platform is not None and words.get(word) == reading.values.get("account.platform")
    if is_own or word in ("id", "账号", "uid", "号码", "账号id") or (platform is None and word in words):
        return found[2]
    if word in words:
        raise UnreadableCellError("other-platform", value=found[1])
    return text


def _address(reading: Reading, cell: Cell, platform: Platform | None) -> None:
    """Take an address in its canonical form, and the ID in it where no column states one."""
    text = _without_spaces(cells.text_of(cell.value))
    found = canonical(text, platform) if platform else None
    if found is None:
        if not _ADDRESS.fullmatch(text):
            raise UnreadableCellError("address")
        reading.put("account.url", text, cell)
        return
    reading.put("account.url", found.url, cell)
    if found.url != text:
        reading.tell("canonical", cell, before=text, after=found.url)
    for name, value in (("account.platform_id", found.platform_id), ("account.handle", found.handle)):
        if value and name not in reading.values:
            reading.put(name, value, cell)
            label = _identifier_of(platform, name) if platform else None
            reading.tell("from-address", cell, value=value, label=label.label if label else name)


def _without_spaces(text: str) -> str:
    return cells.token(text)
