"""A regulation as a page: its own text, and below each article what carries it out and how far it is kept."""

import re

from guanhao.model.finding import Language
from guanhao.model.policy import HEADING, numbered
from guanhao.model.public import PublicRegister
from guanhao.model.public_policy import PublicPolicy
from guanhao.portal.view import View, render


def policy_markdown(register: PublicRegister, policy: PublicPolicy, text: str, lang: Language) -> str:
    """Return a regulation's Markdown, each heading of an article under its own anchor, each article with its binding.

    An article that stands twice is `第十九条（二）` the second time, as bindings write it.
    """
    articles = {article.name: article for article in policy.articles}
    lines: list[str] = []
    seen: dict[str, int] = {}
    pending = ""
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.startswith("#") and pending:
            lines += ["", _binding(register, policy, articles.get(pending), lang), ""]
            pending = ""
        if match := HEADING.match(line):
            level, number, rest = match.groups()
            seen[number] = seen.get(number, 0) + 1
            pending = numbered(number, seen[number])
            lines.append(f"{level} {number}{rest.rstrip()} {{ #{pending} }}")
        else:
            lines.append(line)
    if pending:
        lines += ["", _binding(register, policy, articles.get(pending), lang)]
    return _with_lead("\n".join(lines), _lead(register, policy, lang))


def policy_view(register: PublicRegister, policy: PublicPolicy, lang: Language) -> View:
    """Return the page of a policy whose text the register lacks: its articles by number."""
    path = f"policies/{policy.id}/"
    body = render(register, lang, path, "policy.html", policy=policy, lead=_lead(register, policy, lang))
    return View(path, policy.title, policy.title, body)


def _with_lead(text: str, lead: str) -> str:
    """Put the lead below the title."""
    first, break_, rest = text.partition("\n")
    return f"{first}\n\n{lead}\n{rest}" if first.startswith("# ") and break_ else f"{lead}\n\n{text}"


def _lead(register: PublicRegister, policy: PublicPolicy, lang: Language) -> str:
    return _one_block(render(register, lang, f"policies/{policy.id}/", "policy_lead.html", policy=policy))


def _binding(register: PublicRegister, policy: PublicPolicy, article: object, lang: Language) -> str:
    """Return what carries an article out, as one block of HTML; an article that nothing is bound to says so."""
    path = f"policies/{policy.id}/"
    return _one_block(render(register, lang, path, "policy_article.html", article=article, policy=policy))


def _one_block(html: str) -> str:
    """Take out blank lines: to Markdown, a block of HTML ends with one."""
    return re.sub(r"\n\s*\n+", "\n", html).strip()
