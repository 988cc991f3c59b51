"""A regulation as a page: its own text, each article under an anchor of its own."""

import re

from guanhao.model.policy import HEADING, numbered


def with_anchors(text: str) -> str:
    """Return a regulation's Markdown with each article's number as the id of its heading.

    An article that stands twice is `第十九条（二）` the second time, as bindings write it.
    """
    seen: dict[str, int] = {}

    def anchored(match: re.Match[str]) -> str:
        level, article, rest = match.groups()
        seen[article] = seen.get(article, 0) + 1
        return f"{level} {article}{rest.rstrip()} {{ #{numbered(article, seen[article])} }}"

    return HEADING.sub(anchored, text)
