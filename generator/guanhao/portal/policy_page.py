"""A regulation as a page: its own text, each article under an anchor of its own."""

import re

ARTICLE = r"第[一二三四五六七八九十百零〇0-9]+条(?:（[一二三四五六七八九十]+）)?|附件[一二三四五六七八九十0-9]*"
_HEADING = re.compile(rf"^(#{{2,6}})[ \t]+({ARTICLE})([ \t].*|)$", re.MULTILINE)


def with_anchors(text: str) -> str:
    """Return a regulation's Markdown with each article's number as the id of its heading.

    An article that stands twice is `第十九条（二）` the second time, as bindings write it.
    """
    seen: dict[str, int] = {}

    def anchored(match: re.Match[str]) -> str:
        level, article, rest = match.groups()
        seen[article] = seen.get(article, 0) + 1
        key = article if seen[article] == 1 else f"{article}（{_numeral(seen[article])}）"
        return f"{level} {article}{rest.rstrip()} {{ #{key} }}"

    return _HEADING.sub(anchored, text)


def _numeral(number: int) -> str:
    return "一二三四五六七八九十"[number - 1] if number <= 10 else str(number)
