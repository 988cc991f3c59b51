"""What every page of an internal edition says of itself, in red and in both languages, whatever the portal speaks."""

import re

from markupsafe import Markup

from guanhao.model.finding import Language
from guanhao.portal.preview import labelled
from guanhao.portal.strings import STRINGS, translator

ROBOTS = '<meta name="robots" content="noindex">'
"""In the head of every internal page, should one ever stand where a search engine comes."""

_BAR = '<aside class="gh-internal-bar"'
_HEADER = '<header class="gh-header"'
"""Where the bar stands: before all that the eye meets, after the link that skips to the content."""
_CANONICAL = re.compile(r"""<link\b[^>]*\brel=["']?canonical\b[^>]*>\n?""")


def marked(page: str, lang: Language) -> str:
    """Return an internal page with its banner at the very top; it has no address on the public portal."""
    said = Markup(
        '<aside class="gh-internal-banner" aria-label="{}">'
        '<p><strong{}>{}</strong> <strong{}>{}</strong></p><p class="gh-internal-why"><span{}>{}</span> '
        "<span{}>{}</span></p></aside>"
    )
    warning, reason = STRINGS["internal.warning"], STRINGS["internal.warning_why"]
    zh, en = _language("zh", lang), _language("en", lang)
    label = translator(lang)("internal.warning")
    banner = said.format(label, zh, warning.zh, en, warning.en, zh, reason.zh, en, reason.en)
    return labelled(_CANONICAL.sub("", page), "gh-internal", str(banner))


def barred(page: str, depth: int, lang: Language, path: str = "") -> str:
    """Return a public page, so many folders below the root, with a thin bar that leads to the internal pages.

    A page that has it stays as it is; the page for what is missing, which stands anywhere, leads nowhere.
    """
    if _BAR in page:
        return page
    warning, t = STRINGS["internal.bar"], translator(lang)
    way = Markup(' <a href="{}internal/">{}</a>').format("../" * depth, t("internal.title"))
    zh, en = _language("zh", lang), _language("en", lang)
    bar = Markup(' aria-label="{}"><p><span{}>{}</span> <span{}>{}</span>{}</p></aside>')
    values = t("internal.bar"), zh, warning.zh, en, warning.en, "" if path == "404.html" else way
    said = _BAR + str(bar.format(*values))
    start = page.find(_HEADER)
    return page[:start] + said + page[start:] if start >= 0 else labelled(page, "gh-beside-internal", said)


def _language(spoken: Language, lang: Language) -> Markup:
    """Return the attribute that tells what language a text is in, where it is not the page's."""
    return Markup() if spoken == lang else Markup(' lang="{}"').format(spoken)
