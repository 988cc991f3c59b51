"""What every page is framed with, whatever renders it: its security policy, and mends of the theme's output."""

import base64
import hashlib
import re

from markupsafe import Markup

from guanhao.model.finding import Language
from guanhao.model.public import PublicRegister
from guanhao.portal.environment import environment
from guanhao.portal.look import Look
from guanhao.portal.static import core_stylesheet

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)
"""No page runs a script or applies a style that is not a file of the portal's; none asks another host for anything."""

_ALIGNED = re.compile(r'(<t[hd]) style="text-align: (left|right|center);"')
_OF_THE_THEME = re.compile(r'\bclass="(?!(?:gh-|language-)[^"]*")')
_THIRD_LEVEL = re.compile(r"<(/?)h3\b")
_CLASSES = {"left": "", "right": ' class="gh-right"', "center": ' class="gh-centre"'}
_BETWEEN = re.compile(r">\s*\n\s*<")


def institution_name(register: PublicRegister, lang: Language) -> str:
    """Return the institution's name in a language, as plain text."""
    institution = register.institution
    return institution.name_en if lang == "en" and institution.name_en else institution.name


def mended(content: str, label: str) -> str:
    """Return what Markdown made of a page, aligned by classes, not inline styles, and no level of headings left out.

    Wide tables and code scroll by themselves, by keyboard too, with or without scripts; `label` tells a screen reader
    what a table is.
    """
    content = _ALIGNED.sub(lambda met: met[1] + _CLASSES[met[2]], content).replace("<th></th>", "<td></td>")
    if "<h2" not in content:
        content = _THIRD_LEVEL.sub(r"<\1h2", content)
    opening = f'<div class="gh-scroll" tabindex="0" role="group" aria-label="{label}"><table class="gh-table">'
    content = content.replace("<table>", opening).replace("</table>", "</table></div>")
    return content.replace("<pre>", '<pre tabindex="0">')


def is_themed(content: str) -> bool:
    """Tell whether a page has something that only the theme's styles and scripts, 250 KB of them, make work."""
    return _OF_THE_THEME.search(content) is not None


def squeezed(page: str) -> str:
    """Return a frame, in which no text is preformatted, without the line breaks that its templates leave."""
    return _BETWEEN.sub("><", page)


def missing_page(register: PublicRegister, lang: Language, look: Look) -> bytes:
    """Return the page for what is missing.

    A server shows it at any depth, so it has no relative address, and brings its styles along: the policy names them
    by their digest, which allows these and no others.
    """
    styles = f"{core_stylesheet()}{look.css()}"
    digest = base64.b64encode(hashlib.sha256(styles.encode()).digest()).decode()
    portal = register.institution.portal
    page = (
        environment(lang)
        .get_template("404.html")
        .render(
            name=institution_name(register, lang),
            styles=Markup(styles),  # noqa: S704 - our own files, and colours that were checked
            csp=CONTENT_SECURITY_POLICY.replace("style-src 'self'", f"style-src 'sha256-{digest}'"),
            portal=f"{portal.rstrip('/')}/" if portal else None,
        )
    )
    return page.encode()
