"""What someone typed or pasted → the identifiers and names in it, found by the platform catalogue alone.

Whatever is found but cannot be told for certain (a link to an unknown host, an address with a user name in it) is kept
as an identifier that nothing of ours can match: text that has one is never plainly official.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from guanhao.ledger.code import parse_code
from guanhao.model.platforms import Platform
from guanhao.verify.addresses import host_of, qr_key, sites_of
from guanhao.verify.canonical import canonical
from guanhao.verify.pieces import quoted, segments, stripped
from guanhao.verify.text import LIMIT, lower, name_key, narrow, shown, trimmed, word_of

STRANGERS = 4
"""Further identifiers in a text that are looked up; a text with more of them is never plainly official."""

TAILS = ("号码", "账号", "帐号", "名称", "号", "uid", "id")
"""What people write between a platform's label and the identifier."""

_LINK = re.compile(
    r"(?:([a-z][a-z0-9+.\-]{1,15}):/{1,3})?([a-z0-9][a-z0-9\-]{0,62}(?:\.[a-z0-9][a-z0-9\-]{0,62}){1,8})"
    r"(:[0-9]{1,5})?([/?#][!-~]*)?",
    re.ASCII | re.IGNORECASE,
)
_WIDER = re.compile("[^ 「」『』【】《》“”‘’（），。；！、<>\"']+")
_PAUSES = dict.fromkeys(map(ord, "（），；！"), "、")
"""Signs that end an address, which they would not in their usual width."""
_TRAILING = ".,;:!?)]}>'\"*~"
_VALUE = re.compile(r"[0-9A-Za-z_.\-]{2,64}")
_STRANGER = re.compile(r"(?<![0-9A-Za-z_.\-])([:=] ?)?([0-9A-Za-z_][0-9A-Za-z_.\-]{4,})")
"""What may be an identifier, though neither label nor address says so."""
_NICKNAME = re.compile("[0-9A-Za-z_.\\-·\u4e00-\u9fff]*")
_DAY = re.compile(r"(?:19|20)[0-9]{2}[.\-][0-9]{1,2}[.\-][0-9]{1,2}")
_FOREIGN = re.compile(
    "[\xaa\xb5\xba\xc0-\u1fff\u2c00-\u2dff\ua000-\uabff\uac00-\ud7ff\uf900-\ufdff\ufe20-\ufeff\U00010000-\U0001efff]"
)
"""Letters that are neither Latin without marks nor Chinese: right beside an identifier they make another of it."""
_DOMAINS = frozenset(
    (
        *("cn", "com", "net", "org", "edu", "gov", "cc", "top", "vip", "xyz", "link", "site", "club", "io", "me", "tv"),
        *("app", "info", "work", "shop", "online", "live", "fun", "ltd", "wang", "asia", "tech", "store", "space"),
        *("website", "icu", "pro", "biz", "mobi", "ink", "red", "group", "hk", "tw", "mo", "uk", "us"),
    )
)
"""Ends by which a bare `a.b` is a host and no handle or file name."""


class Key(NamedTuple):
    """One way in which an account can be identified: a field, on a platform (None: on any), with a value."""

    platform: str | None
    field: str
    value: str


@dataclass(frozen=True)
class Identifier:
    """Something in a query that identifies one account, in every way in which that may be on file."""

    text: str
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class Query:
    """A query taken apart."""

    text: str
    identifiers: tuple[Identifier, ...]
    is_sure: bool
    """Whether the identifiers are surely meant as such; else the text as a whole may be a name or handle as well."""
    bare: str
    """The text without label and brackets; empty where there are only identifiers."""
    names: tuple[str, ...]
    """Texts to be looked up as names."""
    code: str | None

    @property
    def words(self) -> tuple[str, ...]:
        """The words under which everything that an exact answer rests on is looked up."""
        keys = (word_of_key(key) for identifier in self.identifiers for key in identifier.keys)
        code = (word_of(self.code),) if self.code else ()
        bare = (word_of(self.bare),) if self.bare else ()
        return tuple(dict.fromkeys((*keys, *bare, *code, *(word_of(name) for name in self.names))))


def word_of_key(key: Key) -> str:
    """Return the word under which a key is looked up; every page of a site stands under its host."""
    return word_of(host_of(key.value) if key.field in ("site", "beneath") else key.value)


def parse(query: str, platforms: Mapping[str, Platform]) -> Query:
    """Take a query apart. Never fails, whatever the query; time grows with its first LIMIT characters alone."""
    raw = query[:LIMIT]
    text = narrow(shown(raw).translate(_PAUSES))
    links = list(_links(text, platforms))
    rest, labelled = _labelled(_without(text, links), platforms)
    labelled = labelled or ([] if links else _nicknamed(text, platforms))
    is_sure = bool(labelled) or any(not is_bare for is_bare in (_is_bare(text, span) for span, _ in links))
    found = [*(identifier for _, identifier in links), *labelled]
    identifiers = (*found, *(strangers(rest, found, platforms) if is_sure else ()))
    bare = "" if is_sure else stripped(text)
    whole = stripped(trimmed(raw))
    code = parse_code(_after_label(lower(bare), ("备案号", "官号"))) if bare else None
    named = segments(rest) if is_sure else (whole, _after_platform(whole, platforms), *quoted(whole))
    names = tuple(dict.fromkeys(name for name in named if name))
    return Query(text, identifiers, is_sure, bare, names, code)


def as_name(query: Query, protected: Iterable[str]) -> Query:
    """Return a query that is a protected name and no more without its other meaning, that of a handle.

    Whoever types the institution's name asks for the institution, whatever nickname a closed account once had.
    """
    is_protected = name_key(query.bare) in map(name_key, protected)
    return replace(query, bare="") if query.bare and is_protected else query


# --- links ------------------------------------------------------------------------------------------------------------

Span = tuple[int, int]


def _links(text: str, platforms: Mapping[str, Platform]) -> Iterator[tuple[Span, Identifier]]:
    """Yield each address in a text with the place where it stands."""
    place = 0
    while match := _LINK.search(text, place):
        place = match.end()
        if _is_link(match, text):
            end, identifier = _link(text, match, platforms)
            yield (match.start(), end), identifier
            place = end


def _is_link(match: re.Match[str], text: str) -> bool:
    scheme, host, _, path = match.groups()
    follows = text[match.end() : match.end() + 1]
    before = text[: match.start()][-1:]
    if before == "@" and not scheme and not path:
        return False
    return bool(scheme or path or follows in ("@", "\\") or lower(host).rpartition(".")[2] in _DOMAINS)


def _link(text: str, match: re.Match[str], platforms: Mapping[str, Platform]) -> tuple[int, Identifier]:
    """Return where an address ends, and what it identifies."""
    token = match[0].rstrip(_TRAILING)
    end = match.start() + len(token)
    wider = _WIDER.match(text, match.start())
    whole = wider[0].rstrip(_TRAILING) if wider else token
    after = text[end : end + 1]
    if not _stands_alone(text, match) or "@" in (match[4] or "/")[:1] or after in ("@", "\\", ":") or _foreign(after):
        return match.start() + len(whole), Identifier(whole, ())
    keys = _keys_of(token, platforms)
    if len(whole) > len(token) or not _is_strong(keys):
        further = _keys_of(whole, platforms)
        if _is_strong(further):
            return match.start() + len(whole), Identifier(whole, further)
    return end, Identifier(token, keys)


def _is_strong(keys: tuple[Key, ...]) -> bool:
    return any(key.field in ("platform_id", "handle") for key in keys)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Tell whether what stands before an address cannot be a part of its host."""
    before = text[: match.start()][-1:]
    return not before or not (_foreign(before) or (before.isascii() and before.isalnum()) or before in "@.-_/\\")


def _foreign(char: str) -> bool:
    return _FOREIGN.match(char) is not None


def _keys_of(address: str, platforms: Mapping[str, Platform]) -> tuple[Key, ...]:
    """Return every way in which an address may be on file: as an account's, as a site's, as a QR code's payload."""
    if "\\" in address or "@" in address.rpartition("//")[2].partition("/")[0]:
        return ()
    keys: list[Key] = []
    for id_, platform in platforms.items():
        if platform.url and platform.url.canonical and (found := canonical(address, platform)):
            identified = (("platform_id", found.platform_id), ("handle", found.handle))
            keys += [Key(id_, field, platform.key(field, value)) for field, value in identified if value]
    exact, beneath = sites_of(address)
    sites = (*(Key(None, "site", site) for site in exact), *(Key(None, "beneath", site) for site in beneath))
    return (*keys, *sites, Key(None, "qr", qr_key(address)))


def _is_bare(text: str, span: Span) -> bool:
    """Tell whether a link is all of a text and might be a handle or a name instead: no scheme, no path."""
    token = text[span[0] : span[1]]
    return token == stripped(text) and "/" not in token and ":" not in token


def _without(text: str, links: list[tuple[Span, Identifier]]) -> str:
    left, place = [], 0
    for (start, end), _ in links:
        left.append(text[place:start])
        place = end
    return " ".join((*left, text[place:]))


# --- labels -----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def _label_pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    ordered = "|".join(re.escape(label) for label in labels)
    return re.compile(
        f"({ordered})(?: ?(?:{'|'.join(TAILS)}))? ?(?:[:=是为] ?)?@?({_VALUE.pattern})(?![^\\x00-\\x7f]?[@\\\\])"
    )


def labels_of(platforms: Mapping[str, Platform]) -> Mapping[str, Sequence[str]]:
    """Return each label in lower case → the platforms that go by it; the longer labels first."""
    return _labels(tuple((id_, platform.name, *platform.labels) for id_, platform in platforms.items()))


@lru_cache(maxsize=4)
def _labels(called: tuple[tuple[str, ...], ...]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for id_, *labels in called:
        for label in dict.fromkeys(lower(narrow(label)) for label in labels):
            found.setdefault(label, []).append(id_)
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def _labelled(text: str, platforms: Mapping[str, Platform]) -> tuple[str, list[Identifier]]:
    """Return the identifiers that a label names, and the text without them."""
    labels = labels_of(platforms)
    if not labels:
        return text, []
    small, found, left, place = lower(text), [], [], 0
    for match in _label_pattern(tuple(labels)).finditer(small):
        value = text[match.start(2) : match.end(2)].rstrip(".-")
        keys = [key for id_ in labels[match[1]] for key in _identified(id_, platforms[id_], value)]
        meant = [key for key in keys if not _goes_on(text, match.start(2), key, platforms)]
        if _foreign(text[match.end() : match.end() + 1]) or (keys and not meant):
            found.append(Identifier(text[match.start() : match.end()], ()))
        elif meant:
            found.append(Identifier(text[match.start() : match.end()], tuple(meant)))
            left.append(text[place : match.start()])
            place = match.end()
    return " ".join((*left, text[place:])), found


def _goes_on(text: str, start: int, key: Key, platforms: Mapping[str, Platform]) -> bool:
    """Tell whether Chinese right behind a handle may be a part of it, which makes it another's."""
    longer, handle = _NICKNAME.match(text, start), platforms[key.platform or ""].handle
    is_chinese = longer is not None and not longer[0].isascii()
    return key.field == "handle" and is_chinese and handle is not None and handle.matches(longer[0] if longer else "")


def _nicknamed(text: str, platforms: Mapping[str, Platform]) -> list[Identifier]:
    """Return the Chinese handle, if a label, a colon and it are all of a text: within one, any words may follow."""
    label, _, value = text.partition(":")
    value = stripped(value)
    ids = labels_of(platforms).get(lower(stripped(label)), ())
    keys = [key for id_ in ids for key in _identified(id_, platforms[id_], value) if key.field == "handle"]
    return [Identifier(text, tuple(keys))] if keys else []


def strangers(text: str, found: list[Identifier], platforms: Mapping[str, Platform]) -> list[Identifier]:
    """Return what else in a text may identify an account: all must agree, or none of them is vouched for."""
    known = {key.value for identifier in found for key in identifier.keys}
    others: dict[str, Identifier] = {}
    for match in _STRANGER.finditer(text):
        value = match[2].rstrip(".-")
        is_word = not match[1] and not any(char in "0123456789_.-" for char in value)
        if len(value) < 5 or is_word or _DAY.fullmatch(value) or known & {value, lower(value)}:
            continue
        keys = (key for id_, platform in platforms.items() for key in _identified(id_, platform, value))
        others[value] = Identifier(value, tuple(keys))
    return list(others.values()) if len(others) <= STRANGERS else [Identifier(text, ())]


def _identified(id_: str, platform: Platform, value: str) -> Iterator[Key]:
    for field, identifier in (("platform_id", platform.platform_id), ("handle", platform.handle)):
        if identifier and (identifier.matches(value) or identifier.matches(lower(value))):
            yield Key(id_, field, platform.key(field, value))


def _after_platform(text: str, platforms: Mapping[str, Platform]) -> str:
    """Return what follows a platform's label and a colon or blank at the start of a text; the text where none does."""
    return _after_label(text, tuple(labels_of(platforms)))


def _after_label(text: str, labels: tuple[str, ...]) -> str:
    small = lower(narrow(text))
    for label in labels:
        if small.startswith(label):
            rest = text[len(label) :]
            if narrow(rest[:1]) in (":", " ", "="):
                return rest.lstrip(" :：=＝")
    return text
