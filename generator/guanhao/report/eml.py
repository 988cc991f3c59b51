"""What is due of one unit as an e-mail (RFC 5322): plain text, the same as HTML, and a calendar attached.

It is a draft: whoever opens it looks it over and sends it. The same register as of the same day gives the same bytes.
"""

import hashlib
import re
from datetime import datetime, time
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from html import escape
from zoneinfo import ZoneInfo

from guanhao.model.due import DueList, Duty
from guanhao.model.finding import Language
from guanhao.model.types import Label
from guanhao.report.due import summary, words
from guanhao.report.ics import as_ics
from guanhao.report.words import OUTCOME, say, visible

_ATOM = r"[0-9A-Za-z!#$%&'*+/=?^_`{|}~-]+"
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+")
"""Addresses that every mail program takes, without quotation."""

_HOUR = time(9)
"""When a notice is dated: at the beginning of the day's work."""

_SUBJECT = Label(
    "【{institution}】{unit}：{count} 件账号事项要办（截至 {as_of}）", "[{institution}] {unit}: {count} due ({as_of})"
)
_OPENING = Label(
    "{unit}：\n\n贵单位主办的新媒体账号有 {count} 件事项要办。{summary}",
    "To {unit}:\n\nThere are {count} duties of the accounts that you host. {summary}",
)
_TO_DO = Label("怎么办：", "To do: ")
_BASIS = Label("依据：", "By: ")
_CALENDAR = Label("各项的日期在附件 {name} 里，可以导入日历。", "The dates are in {name}, for your calendar.")
_CONTACT = Label("联系：", "Contact: ")
_PORTAL = Label("门户：", "Portal: ")


def sender(due: DueList) -> Address | None:
    """Return whom notices come from: the registrar, by the e-mail that reports go to; None where that is no address."""
    institution = due.institution
    if institution is None or institution.report is None or not _ADDRESS.fullmatch(institution.report.email or ""):
        return None
    return Address(display_name=_unencoded(" ".join(_signature(due))), addr_spec=institution.report.email)


def recipients(due: DueList, unit: str) -> tuple[str, ...]:
    """Return the e-mails of the unit's offices, as its accounts publish them; never a person's."""
    return tuple(address for address in due.contacts.get(unit, ()) if _ADDRESS.fullmatch(address))


def as_message(due: DueList, lang: Language) -> bytes:
    """Return the message on duties that are all one unit's."""
    unit = due.duties[0].judgement.unit or ""
    name, calendar = f"{unit}.ics", as_ics(due, lang).encode()
    text, html = _text(due, unit, name, lang), _html(due, unit, name, lang)
    digest = hashlib.sha256(b"\0".join((unit.encode(), text.encode(), calendar))).hexdigest()[:24]
    message = EmailMessage(policy=policy.SMTP)
    _address(message, due, unit, digest, lang)
    message.set_content(text, cte="base64")
    message.add_alternative(html, subtype="html", cte="base64")
    message.add_attachment(
        calendar, maintype="text", subtype="calendar", filename=name, params={"charset": "utf-8"}, cte="base64"
    )
    message["Content-Language"] = "zh-CN" if lang == "zh" else "en"
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{digest}_{number}")
    return message.as_bytes()


def _address(message: EmailMessage, due: DueList, unit: str, digest: str, lang: Language) -> None:
    """Write the head. `visible` leaves no line break in what records say."""
    origin, to = sender(due), recipients(due, unit)
    institution = due.institution
    zone = ZoneInfo(institution.timezone if institution else "Asia/Shanghai")
    message["Date"] = datetime.combine(due.as_of, _HOUR, zone)
    message["Message-ID"] = f"<{digest}.{due.as_of}@{origin.domain if origin else 'guanhao.invalid'}>"
    if origin:
        message["From"] = origin
    if to:
        message["To"] = [Address(addr_spec=address) for address in to]
    name = visible(institution.name) if institution else ""
    message["Subject"] = _unencoded(say(_SUBJECT, lang).format(institution=name, **_told(due, unit)))
    message["X-Unsent"] = "1"


def _unencoded(text: str) -> str:
    """Return a text of a header in which no mail program takes anything for an encoded word (RFC 2047)."""
    return text.replace("=?", "= ?")


def _told(due: DueList, unit: str) -> dict[str, str]:
    open_ = due.counts["fail"] + due.counts["due-soon"]
    return {"unit": visible(due.units.get(unit, unit)), "count": str(open_), "as_of": str(due.as_of)}


def _opening(due: DueList, unit: str, lang: Language) -> list[str]:
    return say(_OPENING, lang).format(summary=summary(due, lang), **_told(due, unit)).split("\n\n")


def _duty(due: DueList, duty: Duty, lang: Language) -> list[str]:
    """Return a duty in five lines: when, whose, what, what to do, by which article."""
    judged, (what, do) = duty.judgement, words(duty, lang)
    name = visible(due.names.get(judged.account or "", ""))
    account = f"{name}（{judged.account}）" if name and lang == "zh" else f"{name} ({judged.account})" if name else ""
    return [
        f"{judged.ruling.due_on or '—'}  {say(OUTCOME[judged.outcome], lang)}",
        account or str(judged.account),
        what,
        f"{say(_TO_DO, lang)}{do}",
        f"{say(_BASIS, lang)}{judged.article}",
    ]


def _closing(due: DueList, name: str, lang: Language) -> list[str]:
    institution = due.institution
    report = institution.report if institution else None
    contacts = [visible(each) for each in (report.phone, report.email) if each] if report else []
    lines = [say(_CALENDAR, lang).format(name=name)]
    lines += [f"{say(_PORTAL, lang)}{visible(institution.portal)}"] if institution and institution.portal else []
    lines += [f"{say(_CONTACT, lang)}{'  '.join(contacts)}"] if contacts else []
    return [*lines, "", *_signature(due), str(due.as_of)]


def _signature(due: DueList) -> list[str]:
    """Return the institution and its registrar."""
    institution = due.institution
    if institution is None:
        return []
    return [visible(institution.name), visible(due.units.get(institution.registrar, institution.registrar))]


def _text(due: DueList, unit: str, name: str, lang: Language) -> str:
    blocks = [
        "\n   ".join([f"{number}. {first}", *rest])
        for number, (first, *rest) in enumerate((_duty(due, duty, lang) for duty in due.duties), 1)
    ]
    return "\n\n".join([*_opening(due, unit, lang), *blocks, "\n".join(_closing(due, name, lang))]) + "\n"


def _html(due: DueList, unit: str, name: str, lang: Language) -> str:
    rows = "\n".join(f"<li><p>{_lines(_duty(due, duty, lang))}</p></li>" for duty in due.duties)
    opening = "\n".join(f"<p>{escape(part)}</p>" for part in _opening(due, unit, lang))
    closing = _lines(_closing(due, name, lang))
    return (
        f'<!DOCTYPE html>\n<html lang="{"zh-CN" if lang == "zh" else "en"}">\n<head><meta charset="utf-8">'
        f"<title>{escape(_told(due, unit)['unit'])}</title></head>\n<body>\n{opening}\n<ol>\n{rows}\n</ol>\n"
        f"<p>{closing}</p>\n</body>\n</html>\n"
    )


def _lines(lines: list[str]) -> str:
    return "<br>\n".join(escape(line) for line in lines)
