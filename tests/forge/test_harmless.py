"""Whatever a report holds, a forge sees no name, link, picture, HTML or marker in it."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from guanhao.forge.comment import MARKER, body_of
from guanhao.forge.harmless import MAX_BODY, as_code, harmless
from guanhao.report.markdown import escape

PIECES = (
    *(
        "```",
        "~~~",
        "```yaml",
        "```mermaid",
        "|",
        "<img>",
        "<!--",
        "-->",
        "`",
        "*",
        "_",
        ">",
        "-",
        "1.",
        "#",
        "$",
        "\\`",
    ),
    *("@team", "#12", "GH-12", "https://a.example", "www.a.example", "[a](b)", "![a](b)", "[a]:", "[a][b]"),
    *("&#64;a", "&commat;a", "&#x40;a", "&#35;1", "\\@a", "a@b.example", "\u202e", "\u200b"),
)
BREAKS = (" ", "\n", "\r", "\n\n", "    ", "\t", "\x0c", "\u2028")

nasty = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(BREAKS), st.text(max_size=5)), max_size=40).map(
    "".join
)

SEEN = re.compile(r"@[A-Za-z0-9]|(?:#|\bGH-)[0-9]|://|www\.", re.IGNORECASE)
"""What a forge makes a link of when it has read the Markdown; text in code it leaves alone."""


def inline(tokens: list[Token]) -> list[Token]:
    return [inner for token in tokens for inner in (token, *(token.children or ()))]


def assert_harmless(made: str) -> None:
    for token in inline(MarkdownIt("gfm-like", {"linkify": False}).parse(made)):
        assert token.type not in ("link_open", "image", "html_block", "html_inline"), made
        if token.type == "text":
            assert not SEEN.search(token.content), made
        if token.type == "fence":
            assert token.info in ("", "yaml", "diff", "text"), made


@given(nasty)
@example("- a\n  ```\n@team\n")
@example("```\n@team\n```` \n@team")
@example("~~~`\n```\n~~~\n@team")
@example("    ```\n@team\n    ```")
@example("> ```\n@team")
@example("a\x0c```\n@team")
@example("[a]:\n```\n@team")
def test_a_report_of_any_content(text: str) -> None:
    assert_harmless(harmless(text, "zh"))
    assert_harmless(as_code(text, "zh"))


@given(nasty, st.booleans())
def test_the_comment_has_one_marker(text: str, is_foreign: bool) -> None:  # noqa: FBT001  drawn by hypothesis
    body = body_of(text, "0" * 40, "en", is_foreign=is_foreign)
    rest = body.removeprefix(MARKER)
    assert rest != body
    if not is_foreign:
        assert "<!--" not in re.sub(r"(?ms)^(`{3,}|~{3,}).*?^\1", "", rest)
    assert_harmless(rest)


@given(nasty)
def test_what_a_report_has_made_safe_stays_readable(text: str) -> None:
    """Text that the report has escaped already comes through as it is, but for what does not show."""
    cell = escape(text)
    assert harmless(f"| {cell} |", "zh").replace("&#8203;", "") == f"| {cell} |".replace("&#8203;", "")


def test_tables_headings_and_code_stay() -> None:
    text = "## 标题\n\n| 甲 | 乙 |\n|---|---|\n| 1 | `a` |\n\n```yaml\nurl: https://a.example/@x\n```"
    assert harmless(text, "zh") == text


@pytest.mark.parametrize("limit", range(0, 60, 7))
def test_what_is_too_long_is_cut_at_a_line_and_says_so(limit: int) -> None:
    text = "标题\n```\n" + "甲乙丙丁\n" * 10 + "```\n完"
    made = harmless(text, "zh", limit)
    assert made.endswith("……内容太长，以下从略。")
    assert len(made) <= limit + 20
    assert made.count("```") % 2 == 0


@pytest.mark.parametrize("text", ["<" * 100_000, "@\n" * 60_000, "`" * 100_000, "```\n" * 30_000, "汉" * 100_000])
@pytest.mark.parametrize("is_foreign", [True, False])
def test_no_comment_is_longer_than_a_forge_takes(text: str, is_foreign: bool) -> None:  # noqa: FBT001
    assert len(body_of(text, "0" * 40, "zh", is_foreign=is_foreign)) < 65_536
    assert MAX_BODY < 65_536
