"""What is due as one message a unit, ready to be sent by whoever looks it over. Nothing is sent from here."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from guanhao.model.due import DueList
from guanhao.model.finding import Language
from guanhao.model.types import Label
from guanhao.report import due as listed
from guanhao.report.eml import as_message, recipients, sender
from guanhao.report.ics import as_ics
from guanhao.report.words import say, visible

_SHOWN = ("fail", "due-soon")

_MAKERS: Mapping[str, Callable[[DueList, Language], bytes]] = {
    "markdown": lambda part, lang: listed.as_markdown(part, lang).encode(),
    "ics": lambda part, lang: as_ics(part, lang).encode(),
    "eml": as_message,
}
_ENDINGS = {"markdown": "md", "ics": "ics", "eml": "eml"}

_FROM = "From guanhao Thu Jan  1 00:00:00 1970"
"""What begins a message in a mailbox."""

_NO_SENDER = Label(
    "institution.yml 的 report 没有写能用的邮箱，邮件没有发件人（From），发送前补上",
    "institution.yml names no usable e-mail under report, so the messages lack a sender (From)",
)
_NO_RECIPIENT = Label(
    "{unit}的账号都没有公共邮箱（service.email），收件人（To）要自己填",
    "no account of {unit} has an office e-mail (service.email), so fill in whom it goes to (To)",
)


@dataclass(frozen=True)
class Notice:
    """A unit's message."""

    unit: str
    name: str
    """Of its file."""
    data: bytes


def notices(due: DueList, format_: str, lang: Language, *, everything: bool = False) -> list[Notice]:
    """Return a message for each unit of which anything is due, or (`everything`) of which anything is known.

    `due` has every duty, whatever its outcome.
    """
    make, ending = _MAKERS[format_], _ENDINGS[format_]
    parts = _by_unit(due, everything=everything)
    return [Notice(unit, f"{unit}.{ending}", make(part, lang)) for unit, part in parts]


def lacks(due: DueList, made: list[Notice], lang: Language) -> Iterator[str]:
    """Yield what has to be filled in by hand before e-mails can be sent."""
    if made and sender(due) is None:
        yield say(_NO_SENDER, lang)
    for notice in made:
        if not recipients(due, notice.unit):
            yield say(_NO_RECIPIENT, lang).format(unit=visible(due.units.get(notice.unit, notice.unit)))


def as_stream(made: list[Notice]) -> str:
    """Return notices for a terminal or a pipe: several e-mails as a mailbox (mbox) that mail programs read."""
    texts = [notice.data.decode().replace("\r\n", "\n") for notice in made]
    return texts[0] if len(texts) == 1 else "".join(f"{_FROM}\n{text}\n" for text in texts)


def _by_unit(due: DueList, *, everything: bool) -> Iterator[tuple[str, DueList]]:
    for unit, group in groupby(due.duties, key=lambda duty: duty.judgement.unit or ""):
        duties = tuple(group)
        shown = duties if everything else tuple(duty for duty in duties if duty.judgement.outcome in _SHOWN)
        if unit and shown:
            yield unit, replace(due, duties=shown, counts=Counter(duty.judgement.outcome for duty in duties))
