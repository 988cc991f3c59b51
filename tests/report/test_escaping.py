"""Text of the records can neither break a report nor speak for it."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from guanhao.model.finding import Finding, Placed
from guanhao.model.location import Pointer
from guanhao.model.verdict import Examination
from guanhao.report import FORMATS
from guanhao.report.markdown import MAX_ROWS, escape
from guanhao.report.words import visible
from tests.report.rendered import ALLOWED, constructs, references, shown, texts

nasty = st.text(
    alphabet=st.one_of(
        st.sampled_from("|\n\r\t<>&@#[]()!*_`~\\$:/.w-=+\u2028\u202e\u200b\x1b%,{}'\""), st.characters()
    ),
    max_size=60,
)


FOUND_BY_FORGES = (
    "@team",
    "请@所有人看",
    "a.b@example.edu.cn",
    "https://evil.example",
    "ftp://evil.example",
    "www.evil.example",
    "看www.evil.example",
    "#12",
    "owner/repo#12",
    "GH-12",
    "gh-12",
    "EVC-12",
    "!12",
    "$12",
    "%12",
    '~"a label"',
    "&12",
    ":smile:",
    ":+1:",
    "a5c3785ed8d6a35868bc169f07e40e889087fd2e",
    "A5C3785",
)


def examination(value: str, path: str = "registry/x.yml") -> Examination:
    params = {"value": value, "name": value, "label": value, "choices": value, "key": value}
    finding = Finding("schema", "choice", path, Pointer(), params, "a/b")
    return Examination(date(2026, 11, 23), 1, 1, (Placed(finding, 1, 1),), None)


@given(nasty)
def test_markdown_stays_one_row(text: str) -> None:
    rendered = FORMATS["markdown"](examination(text, f"registry/{text}"), "zh")
    lines = rendered.split("\n")
    assert len(rendered.splitlines()) == len(lines) - 1
    rows = [line for line in lines if line.startswith("|")]
    assert len(rows) == 3
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", rows[2])) == 6


@given(nasty)
def test_markdown_holds_no_markup(text: str) -> None:
    escaped = escape(text)
    assert "\n" not in escaped
    assert "<" not in escaped
    assert ">" not in escaped
    assert "@" not in escaped
    assert "://" not in escaped
    assert not re.search(r"(?i)\bwww\.", escaped)
    for sign in "|*_`[]#!~$":
        assert not re.search(r"(?<!\\)(?:\\\\)*" + re.escape(sign), escaped.replace("&#", "&"))


@given(nasty)
def test_escaping_loses_nothing_that_shows(text: str) -> None:
    expected = re.sub(r"\s+", " ", visible(text))
    for escaped in (f"x{escape(text)}x", escape(f"x{text}x")):
        assert shown(escaped).replace("\u200b", "") == f"x{expected}x"


@given(nasty)
def test_text_is_text_wherever_it_stands(text: str) -> None:
    escaped = escape(text)
    for line in (escaped, f"- {escaped}", f"| {escaped} |\n|---|\n| {escaped} |", f"**a{escaped}**"):
        kinds = constructs(line)
        assert kinds <= ALLOWED, (line, kinds - ALLOWED)
        assert [references(text) for text in texts(line)] == [[]] * len(texts(line))


def test_forges_find_nothing_to_link() -> None:
    for text in FOUND_BY_FORGES:
        assert references(text), text
        assert not references(shown(escape(text))), text


@given(nasty)
def test_a_terminal_is_not_steered(text: str) -> None:
    for name, form in FORMATS.items():
        rendered = form(examination(text, f"registry/{text}"), "en")
        unseen = [c for c in rendered if c != "\n" and not c.isprintable() and not c.isspace()]
        assert unseen == [] or name == "json", name
        assert "\x1b" not in rendered
        rendered.encode()


@given(nasty)
def test_github_commands_cannot_be_forged(text: str) -> None:
    lines = FORMATS["github"](examination(text, f"registry/{text}"), "zh").splitlines()
    assert [line for line in lines if line.startswith("::")] == lines[:1]
    assert len(lines) == 2
    properties = lines[0].removeprefix("::error ").split("::")[0].split(",")
    assert [p.split("=")[0] for p in properties] == ["file", "line", "col", "title"]


def test_mentions_and_links_of_every_kind() -> None:
    for text in ("@team", "https://evil.example", "www.evil.example", "[a](b)", "<img src=x>", "![x](y)", "#1", "`x`"):
        escaped = escape(text)
        assert escaped != text


def test_no_forge_sees_a_name_or_a_reference() -> None:
    """They look for them in what is left when backslashes and entities have been read (cmark-gfm issue 181)."""
    for text in ("@team", "#12", "GH-12", "a#12", "@&#64;x", "#&#49;"):
        read = re.sub(r"\\([#&])", r"\1", escape(text)).replace("&amp;", "&").replace("&#8203;", "\u200b")
        read = read.replace("&#64;", "@")
        assert not re.search(r"@[A-Za-z0-9]|(?:#|GH-)[0-9]", read), text


def test_a_table_ends_somewhere() -> None:
    placed = tuple(Placed(examination("x").findings[0].finding, line, 1) for line in range(1, MAX_ROWS + 6))
    rendered = FORMATS["markdown"](Examination(date(2026, 11, 23), 1, 1, placed, None), "en")
    assert rendered.count("\n| ") == MAX_ROWS + 1
    assert "5 more are not listed" in rendered


def test_what_does_not_show_is_spelt_out() -> None:
    assert visible("a\u202eb\x1b\udcff\u200b\ue000") == "a<U+202E>b<U+001B><U+DCFF><U+200B><U+E000>"
    assert visible("示例·学院　A") == "示例·学院　A"
