"""Markdown as a reader has it: parsed by CommonMark with tables, then looked over as forges look over it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from guanhao.model.finding import Language
from guanhao.report.request import words
from guanhao.report.words import visible

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@lru_cache(maxsize=2)
def _parsed(markdown: str) -> list[Token]:
    """Parse a report once, however much is asked of it."""
    return _PARSER.parse(markdown)


ALLOWED = frozenset(
    [
        *("paragraph_open", "paragraph_close", "inline", "text", "softbreak", "strong_open", "strong_close"),
        *("heading_open", "heading_close", "bullet_list_open", "bullet_list_close", "list_item_open"),
        *("list_item_close", "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close"),
        *("tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close", "code_inline", "fence"),
    ]
)
"""What a report is made of: neither links nor pictures nor HTML."""

_REFERENCE = re.compile(
    r"""@[0-9A-Za-z_]
    | [#!~$%&^][0-9A-Za-z_"]
    | [0-9A-Za-z]://
    | (?i:www\.)
    | :(?![0-9]{1,2}:)[0-9A-Za-z_+-]+:
    | [A-Z]-[0-9] | (?i:gh-[0-9])
    | (?<![0-9A-Za-z_])(?=[0-9]*[A-Fa-f])[0-9A-Fa-f]{7,64}(?![0-9A-Za-z_])
    """,
    re.VERBOSE,
)
"""What forges look for in rendered text, code apart: mentions, references, addresses, emoji, commits."""


def references(text: str) -> list[str]:
    """Return everything in a text that a forge would link, mention or replace."""
    return _REFERENCE.findall(text) + re.findall("@所有人", text)


def constructs(markdown: str) -> set[str]:
    """Return the kinds of everything that some Markdown is made of."""
    return {token.type for token in _tokens(markdown)}


def texts(markdown: str) -> list[str]:
    """Return every run of text outside of code, as it is shown."""
    found = []
    for token in _parsed(markdown):
        if token.type == "inline":
            runs = "".join(child.content if child.type == "text" else "\0" for child in token.children or ())
            found += runs.split("\0")
    return found


def shown(markdown: str) -> str:
    """Return what a line of Markdown shows."""
    return "".join(token.content for token in _tokens(markdown) if token.type in ("text", "code_inline"))


def headings(markdown: str) -> list[str]:
    """Return what every heading shows."""
    tokens = _parsed(markdown)
    return [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]


def rows(markdown: str) -> list[list[list[str]]]:
    """Return every table: its rows, each the cells that were written between its bars."""
    tables: list[list[list[str]]] = []
    lines = markdown.split("\n")
    for token in _parsed(markdown):
        if token.type == "table_open" and token.map:
            written = lines[token.map[0] : token.map[1]]
            tables.append([re.split(r"(?<!\\)(?:\\\\)*\|", line)[1:-1] for line in written if line])
    return tables


def check_markdown(report: str, lang: Language) -> None:
    """Assert that a report for reviewers is short enough and holds only what it says itself."""
    assert len(report.encode()) <= 60_000
    kinds = constructs(report)
    assert kinds <= ALLOWED, kinds - ALLOWED
    for run in texts(report):
        assert not references(run), run
    assert all(len(table[0]) == len(row) for table in rows(report) for row in table)
    titles = {getattr(label, lang) for name, label in vars(words).items() if name.isupper() and hasattr(label, "zh")}
    assert set(headings(report)) <= titles
    seen = shown(report).replace("\u200b", "")
    assert visible(seen) == seen


def _tokens(markdown: str) -> Iterator[Token]:
    for token in _parsed(markdown):
        yield token
        yield from token.children or ()
