"""Announcements as an Atom feed (RFC 4287), and the site map (sitemaps.org)."""

import re
import uuid
from collections.abc import Iterable
from datetime import date, datetime, time
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from guanhao.model.finding import Language
from guanhao.model.public import News, PublicRegister
from guanhao.portal.strings import translator

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
LATEST = 50
"""Announcements in the feed."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(register: PublicRegister, lang: Language) -> bytes:
    """Return the latest announcements."""
    t = translator(lang)
    portal, name = register.institution.portal or "", register.institution.name
    newest = register.news[0].on if register.news else register.as_of
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "zh-CN" if lang == "zh" else "en"})
    _add(root, "id", _urn(portal or name))
    _add(root, "title", t("site.title", name=name))
    _add(root, "updated", _moment(register, newest))
    if portal:
        ET.SubElement(root, "link", {"rel": "self", "href": f"{portal}feed.xml"})
    ET.SubElement(root, "link", {"href": portal or "./"})
    _add(ET.SubElement(root, "author"), "name", name)
    for item in register.news[:LATEST]:
        entry = ET.SubElement(root, "entry")
        words = t(f"news.{item.kind}", name=item.name, before=item.before or "", after=item.after or "")
        _add(entry, "id", _urn(f"{item.account}/{item.record}"))
        _add(entry, "title", words)
        _add(entry, "updated", _moment(register, item.on))
        ET.SubElement(entry, "link", {"href": f"{portal}accounts/{item.account}/"})
        _add(entry, "content", _content(item, words, register, lang))
    return _bytes(root)


def sitemap(register: PublicRegister, pages: Iterable[str]) -> bytes:
    """Return the site map of `pages`, folders from the portal's root; relative where the portal's host is unknown."""
    root = ET.Element("urlset", {"xmlns": SITEMAP})
    for page in sorted(pages):
        _add(ET.SubElement(root, "url"), "loc", f"{register.institution.portal or './'}{page}")
    return _bytes(root)


def _content(item: News, words: str, register: PublicRegister, lang: Language) -> str:
    account = register.account_by_id.get(item.account)
    unit = account.unit.name if account else ""
    return f"{words}。{unit}" if lang == "zh" else f"{words}. {unit}"


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _NOT_XML.sub("\ufffd", text)


def _moment(register: PublicRegister, day: date) -> str:
    return datetime.combine(day, time(), ZoneInfo(register.institution.timezone)).isoformat()


def _urn(text: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"guanhao:{text}").urn


def _bytes(root: ET.Element) -> bytes:
    ET.indent(root, " ")
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body + b"\n"
