"""Whatever a record says stands on the form once, as text; nothing of it is run, lost, or breaks the document."""

import io
import zipfile
from datetime import date
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guanhao import printing
from guanhao.desk.word.fill import fill
from guanhao.desk.word.matter import FormKind, Matter
from guanhao.desk.word.pieces import BLANK_DATE, day_in_words
from guanhao.desk.word.values import placeholders
from guanhao.examine import Register
from guanhao.load.forms import read_template
from guanhao.model.filing import Filing
from guanhao.model.records import Change, Closure, Release, Review
from guanhao.model.types import REDACTED
from guanhao.report.words import visible
from tests.desk.word.conftest import DAY, OWN
from tests.desk.word.paper import parts_of, tags_of, text_of
from tests.registers import SIGNED, change, closure, filing, review
from tests.sealed import ARMOUR

NASTY = (
    "</w:t></w:r><w:r><w:t>",
    "<script>&amp;&#x41;&lt;",
    "{{ 7*7 }}{% for a in b %}{# c #}",
    "{_{ 7*7 }_}{_% x %_}",
    "{{单位全称.__class__}}",
    "\x00\x07\x0b\x0c\x1b",
    "\u202e\u2066反\u200b\ufeff",
    "\ud800\ufffe\uffff",
    "]]><!--<?xml?>",
    "\t制表=cmd|'/C calc'!A0",
    "100%{%}{{{{}}}}",
    "𠮷👩‍👩‍👧ﷺ",
)


SEALED = {"title": "书记", "on": "2024-03-01", "sealed": ARMOUR}


def _shown(value: str) -> str:
    return "\n".join(map(visible, value.split("\n")))


def _form(register: Register, kind: FormKind, record: Any, before: Filing, after: Filing) -> bytes:
    matter = Matter(kind, DAY, "physics/wechat", record, "registry/x.yml", present=after, before=before)
    path, template = read_template(register.tree, OWN, kind)
    return fill(template, placeholders(matter, printing.surroundings(register, matter, DAY)), path, visible)


def _filing(text: str, operators: int = 1, **more: Any) -> Filing:
    person = {"name": f"甲{text}", "title": f"乙{text}", "phone": f"丙{text}", "qq": f"丁{text}", "wechat": f"戊{text}"}
    raw = filing({"name": f"名{text}", "platform_id": f"号{text}", "handle": f"柄{text}", "followers": 5}) | {
        "purpose": f"宗旨{text}\n第二行{text}",
        "scope": [f"范围{text}"],
        "people": {"responsible": person, "operators": [{**person, "name": f"员{n}{text}"} for n in range(operators)]},
        "note": f"备注{text}",
    }
    return Filing.model_validate(raw | more)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_filing_of(text: str, sample_register: Register) -> None:
    record = _filing("〇").model_copy(update={"purpose": f"宗旨{text}\n第二行{text}", "scope": (f"范围{text}",)})
    account = record.account.model_copy(update={"name": f"名{text}", "handle": f"柄{text}", "platform_id": f"号{text}"})
    person = record.people.operators[0].model_copy(update={"name": f"员{text}", "title": f"职{text}"})
    people = record.people.model_copy(update={"operators": (person,)})
    record = record.model_copy(update={"account": account, "people": people, "note": f"备注{text}"})
    form = _form(sample_register, "filing", record, record, record)
    seen = text_of(form)
    for marked in (f"名{text}", f"柄{text}", f"号{text}", f"范围{text}", f"员{text}", f"职{text}", f"备注{text}"):
        assert seen.count(_shown(marked)) == 1, marked
    assert _shown(f"宗旨{text}\n第二行{text}") in seen
    assert "49" not in seen
    assert docx.Document(io.BytesIO(form)).tables


def test_other_forms(sample_register: Register) -> None:
    text = "{{ 7*7 }}<w:p/>&\u202e"
    before, after = _filing("〇"), _filing("〇")
    changed = change(("purpose", f"旧{text}", f"新{text}"), reason=f"因{text}", late_reason=f"迟{text}")
    report = {"posts": 1, "followers": 2, "incidents": 0, "summary": f"结{text}"}
    release = {
        "kind": "release", "filed_on": "2026-11-10", "unit": "physics", "channel": "physics/wechat",
        "planned_on": "2026-11-18", "title": f"题{text}", "text_chars": 3, "summary": f"要{text}",
        "cover": f"封{text}", "images": [{"file": f"图{text}"}], "source": f"源{text}", "signed": SIGNED,
    }  # fmt: skip
    records: dict[FormKind, tuple[Any, str]] = {
        "change": (Change.model_validate(changed), "旧新因迟"),
        "review": (Review.model_validate(review(report=report, remarks=f"意{text}")), "结意"),
        "closure": (Closure.model_validate(closure(note=f"注{text}")), "注"),
        "release": (Release.model_validate(release), "题要封图源"),
    }
    for kind, (record, marks) in records.items():
        form = _form(sample_register, kind, record, before, after)
        seen = text_of(form)
        for mark in marks:
            assert seen.count(_shown(f"{mark}{text}")) == 1, (kind, mark)
        assert "49" not in seen


def test_much_text_and_many_operators(sample_register: Register) -> None:
    words = "字" * 9_990
    record = _filing("〇", operators=30, purpose=f"始{words}终")
    seen = text_of(_form(sample_register, "filing", record, record, record))
    assert seen.count(f"始{words}终") == 1
    assert [seen.count(f"员{n}〇") for n in range(30)] == [1] * 30


def test_what_is_redacted_is_shown_as_such(sample_register: Register) -> None:
    people = {"responsible": REDACTED, "operators": [REDACTED, {"name": "王五", "staff": REDACTED}]}
    record = _filing("〇", people=people, commitment=REDACTED, signed=REDACTED)
    for kind in ("filing", "commitment"):
        form = _form(sample_register, kind, record, record, record)
        assert REDACTED in text_of(form)
        assert tags_of(form) == []
    cleared = change(("people", None, REDACTED), ("people.operators", [REDACTED], [{"name": "王五"}]), signed=REDACTED)
    seen = text_of(_form(sample_register, "change", Change.model_validate(cleared), record, _filing("〇")))
    assert REDACTED in seen


def test_what_is_sealed_is_said_once(sample_register: Register) -> None:
    person = {"title": "部长", "sealed": ARMOUR}
    record = _filing("〇", people={"responsible": person, "operators": [{**person, "staff": True}]}, signed=SEALED)
    seen = text_of(_form(sample_register, "filing", record, record, record))
    assert seen.count("已密封") == 2
    assert "部长" in seen
    changes = [{"field": "people.responsible.name", "to": {"sealed": ARMOUR}}]
    changed = Change.model_validate(change() | {"changes": changes, "signed": SEALED})
    seen += text_of(_form(sample_register, "change", changed, record, record))
    assert "第一责任人：姓名\n已密封\n已密封" in seen
    assert "AGE" not in seen


def test_a_code_too_long_to_draw_is_written_out(sample_register: Register) -> None:
    record = _filing("〇")
    long = record.model_copy(update={"account": record.account.model_copy(update={"qr": "q" * 1_001})})
    assert "q" * 1_001 in text_of(_form(sample_register, "filing", long, long, long))


TEMPLATE = io.BytesIO()
with zipfile.ZipFile(TEMPLATE, "w") as archive:
    _document = docx.Document()
    _document.add_paragraph("始{{ 值 }}终")
    _saved = io.BytesIO()
    _document.save(_saved)
    for _name, _data in parts_of(_saved.getvalue()).items():
        archive.writestr(_name, _data)


@given(st.text())
@settings(max_examples=20)
def test_any_text(text: str) -> None:
    seen = text_of(fill(TEMPLATE.getvalue(), {"值": text}, "x.docx", visible))
    assert f"始{_shown(text.rstrip(chr(10)))}终" in seen


def test_days() -> None:
    assert day_in_words(date(2026, 3, 9)) == "2026年3月9日"
    assert day_in_words(None) == BLANK_DATE
    assert day_in_words(REDACTED) == REDACTED
