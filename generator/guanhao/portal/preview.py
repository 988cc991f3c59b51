"""A preview shows what is not in effect, so each of its pages says so, whatever made it."""

import re

_BODY = re.compile(r"""<body\b(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_CLASS = re.compile(r"""(\bclass\s*=\s*["'])""", re.IGNORECASE)

CLASS = "gh-preview"
BANNER = (
    f'<aside class="{CLASS}-banner" aria-label="未生效 / Not in effect"><p><strong>未生效</strong> '
    "这是预览，含有没有经过批准或者没有提交的记录，不能作为依据。"
    '<span lang="en"><strong>Not in effect.</strong> A preview, with records that nobody approved or committed: '
    "do not rely on it.</span></p></aside>"
)
"""In both languages, whatever language the portal speaks."""


def marked(page: str) -> str:
    """Return a page with the banner at its very top, and a class on its body."""
    return labelled(page, CLASS, BANNER)


def labelled(page: str, name: str, banner: str) -> str:
    """Return a page with a banner at its very top, and the class `name` on its body."""
    opened = _BODY.search(page)
    if opened is None:
        return banner + page
    tag = opened[0]
    named = _CLASS.sub(rf"\g<1>{name} ", tag, count=1) if _CLASS.search(tag) else f'{tag[:5]} class="{name}"{tag[5:]}'
    return page[: opened.start()] + named + banner + page[opened.end() :]
