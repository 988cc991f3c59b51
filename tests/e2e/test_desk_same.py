"""The forms' modules and Python's are one: written, read, judged by its form, a record is the same in both.

No portal is built for it: the browser loads the modules as they lie in the package, and what they judge by from the
test. `test_desk_rules_same.py` compares the other rules. The one thing in which the readers are known to part is YAML
that no form writes and hardly a hand: one of them may refuse what the other takes, but never do they read two values.
"""

import random
from datetime import date
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Page

from guanhao.desk.browser import rules_data
from guanhao.desk.draft import Draft
from guanhao.desk.emit import emit
from guanhao.desk.form import KINDS
from guanhao.examine import open_register
from guanhao.load.layout import place_of
from guanhao.load.register import MODELS
from guanhao.load.shape import read_model
from guanhao.load.yaml_document import parse_bytes
from guanhao.model.finding import Finding
from guanhao.model.location import Keys
from guanhao.model.types import REDACTED
from guanhao.report.words import fix, message
from guanhao.rules.facts import Facts
from tests.desk.test_emit import AWKWARD
from tests.e2e.desk_modules import desk_page, in_browser
from tests.portal.building import REPOSITORY

__all__ = ["desk_page"]

SEED = 20261125


@pytest.fixture(scope="module")
def facts() -> Facts:
    return open_register(REPOSITORY).facts


TEXTS = (
    *AWKWARD,
    *"甲：ａ😀\ud800\u3000\x1c\U000e0041",
    "2001-12-14t21:59:43.10-05:00",
    "2001-12-14 21:59:43",
    REDACTED,
)
NAMES = ("account", "people", "changes", "name", "report", "on", "no", "a b", "第一", "null", "__proto__")


def some_text(chance: random.Random) -> str:
    pieces = chance.choices((*TEXTS, *"ab:#'\"@-?,[]{}&*!|>%`\\ \n\t\r019.~=你"), k=chance.choice((1, 1, 2, 3, 6, 60)))
    return "".join(pieces)


def some_value(chance: random.Random, depth: int) -> Any:
    if depth and chance.random() < 0.4:
        if chance.random() < 0.5:
            return [some_value(chance, depth - 1) for _ in range(chance.randrange(4))]
        return {chance.choice(NAMES): some_value(chance, depth - 1) for _ in range(chance.randrange(4))}
    plain = (None, True, False, 0, 7, 999_999_999_999, date(2024, 2, 29))
    return chance.choice(plain) if chance.random() < 0.2 else some_text(chance)


WRITTEN = """() => given.map((values) => {
  const text = emit.emit(values, rules.unicode);
  try { return [text, reader.read(text), null]; } catch (error) { return [text, null, error.code]; }
})"""


def test_values_are_written_and_read_back_alike(desk_page: Page, facts: Facts) -> None:
    chance = random.Random(SEED)  # noqa: S311
    given: list[dict[str, Any]] = [{"name": text, "flow": [text], "deep": {"a": {text: text}}} for text in TEXTS]
    given += [{chance.choice((*NAMES, "", "a:")): some_value(chance, 3) for _ in range(3)} for _ in range(2000)]
    told = in_browser(desk_page, WRITTEN, rules_data(facts), given)
    for values, (text, value, code) in zip(given, told, strict=True):
        assert emit(values) == text, ascii(values)
        _, parsed = parse_bytes(text.encode("utf-8", "surrogatepass"))
        assert (bool(parsed.problems), parsed.value if code is None else None) == (code is not None, value), ascii(text)


RECORDS = """() => given.map(([kind, raw, path, text]) => [
  reader.read(text), file.fileOf(kind, raw, path, rules),
])"""


@cache
def records() -> tuple[tuple[str, str, dict[str, Any], str], ...]:
    """Path, kind, plain values and text of each record of the sample and of the rules' cases that can be read."""
    found = []
    folders = [REPOSITORY, *(path.parent for path in (REPOSITORY / "tests/rules").glob("*/*/case.yml"))]
    for folder in folders:
        for path in sorted((folder / "registry").rglob("*.yml")):
            place = path.relative_to(folder).as_posix()
            kind = place_of(place).kind
            text, parsed = parse_bytes(path.read_bytes())
            stated = parsed.value.get("kind") if isinstance(parsed.value, dict) else None
            kind = stated if kind == "record" or kind is None else kind
            if kind in KINDS and not parsed.problems:
                found.append((place, kind, parsed.value, text))
    return tuple(found)


def test_records_are_read_and_written_alike(desk_page: Page, facts: Facts) -> None:
    given = [(kind, raw, path, text) for path, kind, raw, text in records()]
    told = in_browser(desk_page, RECORDS, rules_data(facts), given)
    assert len(given) > 1000
    for (kind, raw, path, _), (value, written) in zip(given, told, strict=True):
        assert raw == value, path
        assert Written(kind, path, raw, date(2024, 1, 1)).data().decode() == written, path


class Written(Draft):
    """A draft of which the path is known."""

    @property
    def path(self) -> str:
        return self.target


JUDGED = """() => given.map(([kind, raw]) => judge.judge(kind, raw, { rules }).filter(({ rule }) => rule === "schema")
  .map((f) => [f.code, f.keys, f.at ?? "value", words.message(f, "zh", rules), words.message(f, "en", rules),
    words.fix(f, "zh", rules), words.fix(f, "en", rules)]))"""


ODD: tuple[Any, ...] = (
    None, "", " ", "x\ny", [], {}, ["a"], {"on": "x"}, REDACTED, "2024-02-30", "1800-01-01", "yes", "Ab", "a/b",
    "http://a b", "\uff10", "0", "1234567890123", "x" * 50, "account.platform", "purpos", "account.nam",
)  # fmt: skip


def broken(chance: random.Random, raw: Any) -> Any:
    """Return plain values of which something was changed into what does not belong there."""
    if isinstance(raw, dict) and raw and chance.random() < 0.9:
        key, changed = chance.choice(list(raw)), dict(raw)
        match chance.randrange(8):
            case 0:
                del changed[key]
            case 1:
                changed[key[:-1] or "z"] = changed.pop(key)
            case 2:
                changed[key] = chance.choice(ODD)
            case _:
                changed[key] = broken(chance, raw[key])
        return changed
    if isinstance(raw, list) and raw and chance.random() < 0.9:
        place = chance.randrange(len(raw))
        return [broken(chance, item) if index == place else item for index, item in enumerate(raw)]
    return chance.choice(ODD)


def test_forms_are_judged_alike(desk_page: Page, facts: Facts) -> None:
    chance = random.Random(SEED)  # noqa: S311
    given: list[tuple[str, Any]] = [(kind, raw) for _, kind, raw, _ in records()]
    given += [(kind, broken(chance, broken(chance, raw))) for kind, raw in given]
    told = in_browser(desk_page, JUDGED, rules_data(facts), given)
    for (kind, raw), theirs in zip(given, told, strict=True):
        _, problems = read_model(MODELS[kind], raw)
        ours = [worded("schema", p.code, p.where.keys, p.where.at, p.params) for p in problems]
        assert sorted(ours, key=repr) == sorted(theirs, key=repr), (kind, raw)


def worded(rule: str, code: str, keys: Keys, at: str, params: Any) -> list[Any]:
    finding = Finding(rule, code, "", params=params)
    return [code, list(keys), at, *(say(finding, lang) for say in (message, fix) for lang in ("zh", "en"))]
