"""Any address of an account into its canonical one and the identifier in it, driven by the platform catalogue alone."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from guanhao.model.platforms import Platform, UrlForm

_FIELDS = ("platform_id", "handle")
_PLACEHOLDER = re.compile(r"\{(platform_id|handle|any)\}")


@dataclass(frozen=True, slots=True)
class Canonical:
    """An account's address in its one form, and the identifiers that it carries."""

    url: str
    platform_id: str | None = None
    handle: str | None = None


def canonical(url: str, platform: Platform) -> Canonical | None:
    """Bring an address to its canonical form; None where the platform does not show an account under it.

    A missing scheme, upper-case and mobile hosts, extra parameters and fragments are forgiven.
    """
    rule = platform.url
    if rule is None:
        return None
    text = url.strip()
    try:
        parts = urlsplit(text if "//" in text else f"https://{text}")
    except ValueError:
        return None
    host = parts.netloc.rpartition("@")[2].lower().removesuffix(":443").removesuffix(":80")
    if not rule.canonical:
        query = f"?{parts.query}" if parts.query else ""
        return Canonical(f"{parts.scheme.lower()}://{host}{parts.path}{query}")
    for form in rule.forms:
        if host in form.hosts and (found := _match(form, parts.path, parts.query, platform)) is not None:
            return _fill(rule.canonical, found)
    return None


def _match(form: UrlForm, path: str, query: str, platform: Platform) -> dict[str, str] | None:
    """Return the identifiers in an address of this form, or None if it is not of this form."""
    found = _capture(form.path.rstrip("/"), unquote(path).rstrip("/"), platform)
    pairs = parse_qsl(query, keep_blank_values=True)
    values = dict(pairs)
    for name, template in (form.query or {}).items():
        captured = _capture(template, values.get(name, ""), platform)
        is_twice = sum(given == name for given, _ in pairs) > 1  # of two, each host takes another
        if found is None or captured is None or is_twice:
            return None
        found |= captured
    return found


def _capture(template: str, text: str, platform: Platform) -> dict[str, str] | None:
    patterns = tuple(
        identifier.expression if (identifier := getattr(platform, field)) else "[^/]+" for field in _FIELDS
    )
    try:
        match = _compiled(template, patterns).fullmatch(text)
    except re.error:  # a template that names one identifier twice fits nothing
        return None
    return {name: value for name, value in match.groupdict().items() if value} if match else None


@lru_cache(maxsize=512)
def _compiled(template: str, patterns: tuple[str, ...]) -> re.Pattern[str]:
    meaning = {field: f"(?P<{field}>{pattern})" for field, pattern in zip(_FIELDS, patterns, strict=True)}
    meaning["any"] = "[^/]+"
    pieces = _PLACEHOLDER.split(template)
    return re.compile("".join(meaning[p] if i % 2 else re.escape(p) for i, p in enumerate(pieces)))


def _fill(templates: tuple[str, ...], found: dict[str, str]) -> Canonical | None:
    """Fill the first template whose placeholders were all found."""
    for template in templates:
        if set(_PLACEHOLDER.findall(template)) <= set(found):
            url = _PLACEHOLDER.sub(lambda match: quote(found[match[1]], safe=""), template)
            return Canonical(url, found.get("platform_id"), found.get("handle"))
    return None
