"""The emitter: what it writes reads back as the same values, and reads well."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from guanhao.desk.emit import emit
from guanhao.load.yaml_document import parse_bytes

AWKWARD = (
    "no", "yes", "on", "null", "~", "0123", "12:30", "1e3", "0x1f", "0o17", ".inf", "2024-03-20", "y", "<<", "=",
    "@handle", "#1", "a: b", "a #b", "a:", "-", "- a", "? a", "---", "...", "%a", "`a`", "&a", "*a", "!a", "|", ">",
    '"', "'", "\\", "[", "{", ",", "a, b", " a", "a ", "a\n", "\na", "a\n b", "a\n\nb", "a\r\nb", "a\tb", "\x00",
    "\x85", "\u2028", "\ufeff", "\u200b", "\ufffe", "😀", "👨\u200d👩\u200d👧", "第一：甲", "https://a.b/?c=1#d", "",
)  # fmt: skip
TEXT = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(alphabet="ab:#'\"@-?,[]{}&*!|>%`\\ \n\t\r019.~=你", max_size=12),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20),
)
KEYS = st.sampled_from(["account", "people", "changes", "name", "report", "on", "no"])
VALUES = st.recursive(
    st.one_of(TEXT, st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


@settings(max_examples=300)
@given(st.dictionaries(KEYS | TEXT, VALUES, min_size=1, max_size=5))
def test_it_reads_back_as_the_same_values(values: dict[str, Any]) -> None:
    _, parsed = parse_bytes(emit(values).encode())
    assert not parsed.problems
    assert parsed.value == values


def test_every_awkward_text_alone() -> None:
    for text in AWKWARD:
        _, parsed = parse_bytes(emit({"name": text, "list": [text], "deep": {"a": {"name": text}}}).encode())
        assert parsed.value == {"name": text, "list": [text], "deep": {"a": {"name": text}}}


def test_dates_numbers_and_flags_stand_without_quotation_marks_and_text_like_them_with() -> None:
    written = emit(
        {"on": date(2024, 3, 20), "tier": 2, "staff": True, "phone": "0123", "name": "no", "day": "2024-03-20"}
    )
    assert written == 'on: 2024-03-20\ntier: 2\nstaff: true\nphone: "0123"\nname: "no"\nday: "2024-03-20"\n'


def test_small_mappings_and_lists_stand_on_one_line_and_the_main_parts_on_several() -> None:
    values = {
        "account": {"name": "物理系", "certified": {"on": date(2024, 1, 1), "subject": "甲: 乙"}},
        "purpose": "第一段。\n第二段。",
        "scope": ["通知公告", "教学动态"],
        "people": {"operators": [{"name": "王五", "staff": True}]},
        "changes": [{"field": "tier", "from": 2, "to": None}],
    }
    assert emit(values) == (
        "account:\n  name: 物理系\n"
        '  certified: {on: 2024-01-01, subject: "甲: 乙"}\n'
        "purpose: |-\n  第一段。\n  第二段。\n"
        "scope: [通知公告, 教学动态]\n"
        "people:\n  operators:\n    - {name: 王五, staff: true}\n"
        "changes:\n  - field: tier\n    from: 2\n    to: null\n"
    )
