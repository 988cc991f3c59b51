"""Templates: autoescape always on, so that text of a record is text wherever it stands."""

import re
import unicodedata
from functools import cache, lru_cache
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from guanhao.model.finding import Language
from guanhao.model.public import PublicRegister
from guanhao.portal.compiling import FastEnvironment
from guanhao.portal.strings import translator

_UNSEEN = ("Cc", "Cf", "Cn", "Co", "Cs")


@lru_cache(maxsize=2)
def environment(lang: Language) -> Environment:
    """Return the templates of one language."""
    env = FastEnvironment(
        loader=PackageLoader("guanhao.portal", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals["t"] = translator(lang)
    env.globals["lang"] = lang
    env.tests["linkable"] = linkable
    env.filters["code"] = code
    env.filters["bare"] = bare
    env.filters["shown"] = shown
    return env


@cache
def template_of(lang: Language, name: str) -> Template:
    """Return a template of one language, compiled once."""
    return environment(lang).get_template(name)


def code(text: str) -> Markup:
    """Return a text with what stands in backticks marked as code."""
    parts = text.split("`")
    marked = [
        escape(part) if index % 2 == 0 else Markup("<code>{}</code>").format(part) for index, part in enumerate(parts)
    ]
    return Markup().join(marked)


def bare(template: str) -> str:
    """Return a message without a finding: an ellipsis where something of the record would stand."""
    return re.sub(r"\{[a-z_]+\}", "…", template)


def shown(text: str) -> str:
    """Return a file's text with what would not show, and what HTML forbids, as its code point."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(f"<U+{ord(c):04X}>" if c != "\n" and unicodedata.category(c) in _UNSEEN else c for c in text)


def linkable(url: str) -> bool:
    """Tell whether an address may become a link: plain web addresses with a host, and nothing else."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def platform_name(register: PublicRegister, platform: str | None, lang: Language) -> str:
    """Return a platform's name; its id where the catalogue lacks it."""
    names = register.platforms.get(platform or "")
    return (names[0] if lang == "zh" else names[1]) if names else platform or ""
