"""The badge: a small picture that an account's owner embeds, and that tells when the account is one no more."""

import html
import unicodedata

from guanhao.model.finding import Language
from guanhao.model.public import PublicAccount, PublicRegister
from guanhao.portal.strings import translator

COLOURS = {
    "active": "#10693f",
    "unconfirmed": "#8a4b00",
    "suspended": "#8a4b00",
    "approved": "#4a5260",
    "under-review": "#4a5260",
    "closed": "#a31621",
}
"""Standing → colour; each bears white text at a contrast of at least 6:1."""

MAX_NAME = 16
"""Characters of the institution's name beyond which it is cut."""


def standing(account: PublicAccount) -> str:
    """Return an account's state, or `unconfirmed` where it is active and nobody has confirmed it lately."""
    return "unconfirmed" if account.state == "active" and not account.confirmed else account.state


def badge(register: PublicRegister, account: PublicAccount, lang: Language) -> bytes:
    """Return the badge as SVG: the institution, what the account is, its code."""
    t, state = translator(lang), standing(account)
    institution = register.institution
    name = (institution.short_names or (institution.name,))[0]
    left = name if len(name) <= MAX_NAME else f"{name[: MAX_NAME - 1]}…"
    right = f"{t(f'badge.{state}')} {account.code}"
    a, b = _width(left) + 20, _width(right) + 20
    title = html.escape(_printable(f"{left} · {right}"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{a + b}" height="28" viewBox="0 0 {a + b} 28" role="img">'
        f"<title>{title}</title>"
        f'<path fill="#1b2330" d="M4 0h{a - 4}v28H4a4 4 0 0 1-4-4V4a4 4 0 0 1 4-4z"/>'
        f'<path fill="{COLOURS[state]}" d="M{a} 0h{b - 4}a4 4 0 0 1 4 4v20a4 4 0 0 1-4 4H{a}z"/>'
        '<g fill="#fff" font-family="system-ui,PingFang SC,Microsoft YaHei,Noto Sans CJK SC,sans-serif" font-size="13">'
        f'<text x="10" y="19" textLength="{a - 20}">{html.escape(_printable(left))}</text>'
        f'<text x="{a + 10}" y="19" textLength="{b - 20}">{html.escape(_printable(right))}</text></g></svg>\n'
    ).encode()


def _width(text: str) -> int:
    """Return about how many pixels a text is wide at 13 px."""
    return sum(13 if unicodedata.east_asian_width(char) in "WF" else 8 for char in text)


def _printable(text: str) -> str:
    """Return a text without what XML cannot hold or what would turn it around."""
    return "".join("\ufffd" if unicodedata.category(char) in ("Cc", "Cs", "Cf", "Cn") else char for char in text)
