"""Strict YAML: what it refuses, and where (issue 2: never a crash)."""

import random
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guanhao.load.locate import Places
from guanhao.load.yaml_document import MAX_BYTES, _Builder, parse_bytes, parse_text, positions
from guanhao.model.location import Pointer
from guanhao.rules import BY_ID
from tests.registers import BASE, change, dump, filing

Fault = tuple[str, int, int]

LAUGHS = "a: &a [x,x,x,x]\n" + "".join(f"{b}: &{b} [*{a},*{a},*{a},*{a}]\n" for a, b in pairwise("abcdefghi"))

REFUSED: dict[str, tuple[str | bytes, list[Fault]]] = {
    "duplicate key": ("a: 1\nb: 2\na: 3\n", [("duplicate-key", 3, 1)]),
    "three of a key": ("a: 1\na: 2\na: 3\n", [("duplicate-key", 2, 1), ("duplicate-key", 3, 1)]),
    "duplicate key, quoted": ("a: 1\n'a': 3\n", [("duplicate-key", 2, 1)]),
    "duplicate key, escaped": ('a: 1\n"\\x61": 3\n', [("duplicate-key", 2, 1)]),
    "duplicate key in a list": ("- {a: 1, a: 2}\n", [("duplicate-key", 1, 10)]),
    "anchor": ("a: &x 1\n", [("anchor", 1, 4)]),
    "anchor and alias": ("a: &x 1\nb: *x\n", [("anchor", 1, 4), ("alias", 2, 4)]),
    "anchor of a key": ("&x a: 1\n", [("anchor", 1, 1)]),
    "alias as a key": ("a: &x 1\n*x : 2\n", [("anchor", 1, 4), ("alias", 2, 1), ("key", 2, 1)]),
    "tag": ("a: !!str 1\n", [("tag", 1, 4)]),
    "tag of one's own": ("a: !python/object:os.system [x]\n", [("tag", 1, 4)]),
    "bare tag": ("a: ! 1\n", [("tag", 1, 4)]),
    "tag of the whole": ("!!map\na: 1\n", [("tag", 1, 1)]),
    "several documents": ("a: 1\n---\nb: 2\n", [("several-documents", 2, 1)]),
    "an empty second document": ("a: 1\n---\n", [("several-documents", 2, 1)]),
    "byte order mark": (b"\xef\xbb\xbfa: 1\n", [("bom", 1, 1)]),
    "CRLF": ("a: 1\r\nb: 2\r\n", [("crlf", 1, 5)]),
    "byte order mark and CRLF": (b"\xef\xbb\xbfa: 1\r\n", [("bom", 1, 1), ("crlf", 1, 5)]),
    "tab as indent": ("a:\n\tb: 1\n", [("tab", 2, 1)]),
    "tab before a comment": ("a: 1\t# x\n", [("tab", 1, 5)]),
    "tab in text": ('a: "x\ty"\n', [("tab", 1, 6)]),
    "NUL": (b"a: x\x00y\n", [("control", 1, 5)]),
    "escape": ("a: x\x1b[31m\n", [("control", 1, 5)]),
    "DEL": ("a: 1\nb: \x7f\n", [("control", 2, 4)]),
    "C1": ("a: \x9b\n", [("control", 1, 4)]),
    "NEL": ("a: 1\x85b: 2\n", [("control", 1, 5)]),
    "LS": ("a: 1\u2028b: 2\n", [("control", 1, 5)]),
    "PS": ("a: 示\u2029\n", [("control", 1, 5)]),
    "vertical tab": ("a: \x0b\n", [("control", 1, 4)]),
    "noncharacter": ("a: \uffff\n", [("control", 1, 4)]),
    "Latin-1": (b"a: 1\nb: caf\xe9\n", [("encoding", 2, 7)]),
    "half a character": ("a: 示".encode()[:-1], [("encoding", 1, 4)]),
    "surrogate": (b"a: \xed\xa0\x80\n", [("encoding", 1, 4)]),
    "overlong": (b"a: \xc0\xaf\n", [("encoding", 1, 4)]),
    "UTF-16 with mark": ("a: 1\n".encode("utf-16"), [("encoding", 1, 1)]),
    "UTF-16 without mark": ("a: 1\n".encode("utf-16-le"), [("control", 1, 2)]),
    "empty": (b"", [("empty", 1, 1)]),
    "blank": ("\n \n", [("empty", 1, 1)]),
    "comment only": ("# a\n# b\n", [("empty", 1, 1)]),
    "byte order mark only": (b"\xef\xbb\xbf", [("bom", 1, 1), ("empty", 1, 1)]),
    "too large": (b"#" * (MAX_BYTES + 1), [("too-large", 1, 1)]),
    "too deep, flow": ("[" * 500, [("too-deep", 1, 21)]),
    "too deep, block": ("- " * 30 + "x\n", [("too-deep", 1, 41)]),
    "too deep, mappings": ("{a: " * 400 + "}" * 400, [("too-deep", 1, 81)]),
    "list as a key": ("? [a]\n: b\n", [("key", 1, 3)]),
    "mapping as a key": ("{a: 1}: b\n", [("key", 1, 1)]),
    "nothing as a key": ("~: b\n", [("key", 1, 1)]),
    "unclosed list": ("a: [b\n", [("syntax", 1, 4)]),
    "unclosed mapping": ("a: {b: c\n", [("syntax", 1, 4)]),
    "unclosed quotes": ('a: 1\nb: "c\nd: e\n', [("syntax-quotes", 2, 4)]),
    "text after quotes": ('a: "b" c\n', [("syntax-quotes", 1, 8)]),
    "no key": ("a: 1\nb\n", [("syntax", 2, 1)]),
    "no space after the colon": ("a: 1\nb:2\n", [("syntax", 2, 1)]),
    "two colons": ("a: b: c\n", [("syntax", 1, 5)]),
    "reserved sign": ("a: @b\n", [("syntax", 1, 4)]),
    "percent": ("a: %b\n", [("syntax", 1, 4)]),
    "wrong indent": ("a:\n  b: 1\n c: 2\n", [("syntax", 3, 2)]),
    "list among keys": ("a: 1\n- b\n", [("syntax", 2, 1)]),
    "bad escape": ('a: "\\q"\n', [("syntax-quotes", 1, 5)]),
    "unknown directive's version": ("%YAML 9.9\n---\na: 1\n", [("syntax", 1, 1)]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    data, faults = REFUSED[name]
    _, parsed = parse_bytes(data if isinstance(data, bytes) else data.encode())
    assert [(p.code, *(p.where.mark or ())) for p in parsed.problems] == faults
    assert {p.code for p in parsed.problems} <= set(BY_ID["yaml"].messages)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: no", {"a": "no"}),
        ("a: 0123", {"a": "0123"}),
        ("a: 12:30", {"a": "12:30"}),
        ("a: 123456789012345678901234", {"a": "123456789012345678901234"}),
        ("a: 1e5", {"a": "1e5"}),
        ("a: 2024-03-10", {"a": "2024-03-10"}),
        ("a: 0x1F", {"a": "0x1F"}),
        ("a: .inf", {"a": ".inf"}),
        ("a: true", {"a": "true"}),
        ("a: =", {"a": "="}),
        ("no: x\non: y", {"no": "x", "on": "y"}),
        ("2024: x", {"2024": "x"}),
        ("<<: x", {"<<": "x"}),
        ("a: null", {"a": None}),
        ("a: Null", {"a": None}),
        ("a: NULL", {"a": None}),
        ("a: ~", {"a": None}),
        ("a:", {"a": None}),
        ("a: 'null'", {"a": "null"}),
        ('a: "~"', {"a": "~"}),
        ("a: ''", {"a": ""}),
        ("a: nULL", {"a": "nULL"}),
        ("[~, x, ]", [None, "x"]),
        ("a: |\n  x\n  y\n", {"a": "x\ny\n"}),
        ("a: >-\n  x\n  y\n", {"a": "x y"}),
        ("a: {b: [c, {d: e}]}", {"a": {"b": ["c", {"d": "e"}]}}),
        ("# c\n---\na: b # d\n...\n", {"a": "b"}),
        ("a: 微信：示例", {"a": "微信：示例"}),
        ("a: x\rb: y", {"a": "x", "b": "y"}),
        ("just text", "just text"),
        ("{}", {}),
    ],
)
def test_read_as_text(text: str, value: Any) -> None:
    _, parsed = parse_bytes(text.encode())
    assert (parsed.value, parsed.problems, parsed.is_whole) == (value, (), True)


def test_a_billion_laughs_are_ten_lists() -> None:
    _, parsed = parse_bytes(LAUGHS.encode())
    assert {p.code for p in parsed.problems} == {"anchor", "alias"}
    assert parsed.value["i"] == [None] * 4


def test_what_stands_before_a_fault_is_kept() -> None:
    _, parsed = parse_bytes(b"kind: review\nfiled_on: 2024-12-02\nyear: [\n")
    assert parsed.value["kind"] == "review"
    assert not parsed.is_whole


TEXT = "a: 1\nb:\n  - c: 示例 \n    d: [e, 微信, {f: g}]\n  -\nh: |\n  x\n"

PLACES: list[tuple[Pointer, tuple[int, int]]] = [
    (Pointer(("a",)), (1, 4)),
    (Pointer(("a",), "key"), (1, 1)),
    (Pointer(("b",)), (3, 3)),
    (Pointer(("b", 0)), (3, 5)),
    (Pointer(("b", 0, "c")), (3, 8)),
    (Pointer(("b", 0, "d"), "key"), (4, 5)),
    (Pointer(("b", 0, "d", 1)), (4, 12)),
    (Pointer(("b", 0, "d", 2, "f")), (4, 20)),
    (Pointer(("h",)), (6, 4)),
    (Pointer(("b", 0, "nothing", "here")), (3, 5)),
    (Pointer(("b", 7)), (3, 3)),
    (Pointer(("nothing",)), (1, 1)),
    (Pointer(mark=(9, 9)), (9, 9)),
    (Pointer(), (1, 1)),
]


@pytest.mark.parametrize(("where", "place"), PLACES)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_places(where: Pointer, place: tuple[int, int], mark: str) -> None:
    assert Places((mark + TEXT).encode()).find(where) == place


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_places_do_not_depend_on_line_ends(newline: str) -> None:
    assert positions(TEXT.replace("\n", newline)) == positions(TEXT)


def test_a_file_that_breaks_off_has_places_until_there() -> None:
    assert Places(b"a: 1\nb: [\n").find(Pointer(("a",))) == (1, 4)
    assert Places(b"\xff\xfe").find(Pointer(("a",))) == (1, 1)
    assert Places(b"").find(Pointer(("a",))) == (1, 1)


def assert_sound(data: bytes) -> None:
    """Whatever comes in: no exception, problems with words and places, and a value unless there are some."""
    text, parsed = parse_bytes(data)
    for problem in parsed.problems:
        assert problem.rule == "yaml"
        assert problem.where.mark is not None
        line, column = problem.where.mark
        assert 1 <= line <= data.count(b"\n") + data.count(b"\r") + 1
        assert column >= 1
        BY_ID["yaml"].messages[problem.code].zh.format_map(problem.params)
    assert parsed.problems or parsed.is_whole
    assert all(line >= 1 and column >= 1 for line, column in positions(text.replace("\x00", "")).values())


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    assert_sound(data)


@given(st.text(max_size=120))
def test_any_text(text: str) -> None:
    assert_sound(text.encode("utf-8", "surrogatepass"))


MARKS = "ab:-[]{}?&*!|>'\"#%@`,~ \n\\<0："
"""Characters of which YAML is made."""


@given(st.text(alphabet=MARKS, max_size=60))
def test_any_yaml_like_text(text: str) -> None:
    assert_sound(text.encode())


VALID = (dump(filing()), dump(change(("tier", "2", "3"))), (BASE / "registry/platforms.yml").read_text("utf-8"))


@given(st.sampled_from(VALID), st.randoms(use_true_random=False), st.integers(1, 6))
def test_any_mutation_of_a_record(text: str, chance: random.Random, times: int) -> None:
    data = bytearray(text.encode())
    for _ in range(times):
        place = chance.randrange(len(data))
        length = chance.choice([0, 1, 1, 2, 40])
        data[place : place + length] = chance.choice([b"", b"\n", b": ", b"[", b'"', b"\t", b"\xff", b"&a ", b"- "])
    assert_sound(bytes(data))


@given(st.one_of(st.text(alphabet=MARKS, max_size=80), st.sampled_from(VALID)), st.data())
def test_both_loops_read_the_same(text: str, data: st.DataObject) -> None:
    """The quick loop is for what has no fault; whatever it takes, the careful one takes alike and finds nothing in."""
    cut, put = data.draw(st.integers(0, len(text))), data.draw(st.sampled_from(["", *MARKS, "\n  ", ": ", "\n- "]))
    changed = text[:cut] + put + text[cut + data.draw(st.integers(0, 9)) :]
    assert parse_text(changed) == _Builder().run(changed)
