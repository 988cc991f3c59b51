"""Markdown as a reader has it: parsed by CommonMark with tables, then looked over as forges look over it."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

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
    for token in _PARSER.parse(markdown):
        if token.type == "inline":
            runs = "".join(child.content if child.type == "text" else "\0" for child in token.children or ())
            found += runs.split("\0")
    return found


def shown(markdown: str) -> str:
    """Return what a line of Markdown shows."""
    return "".join(token.content for token in _tokens(markdown) if token.type in ("text", "code_inline"))


def rows(markdown: str) -> list[list[str]]:
    """Return the cells of every row of every table, as they are shown."""
    found: list[list[str]] = []
    for token in _PARSER.parse(markdown):
        if token.type == "tr_open":
            found.append([])
        elif token.type == "inline" and token.level and found is not None and _in_cell(token):
            found[-1].append("".join(child.content for child in token.children or ()))
    return found


def _in_cell(token: Token) -> bool:
    return token.level >= 4


def _tokens(markdown: str) -> Iterator[Token]:
    for token in _PARSER.parse(markdown):
        yield token
        yield from token.children or ()
