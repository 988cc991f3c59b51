"""What is due as a calendar (RFC 5545): an all-day event on the last day of each duty."""

import hashlib
from collections import Counter
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from guanhao.model.due import DueList, Duty
from guanhao.model.finding import Language
from guanhao.report.due import proof, words
from guanhao.report.words import OUTCOME, say


def as_ics(due: DueList, lang: Language) -> str:
    """Return a calendar of the duties that have a last day. The same register as of the same day gives the same."""
    calendar = Calendar()
    calendar.add("prodid", "-//Guanhao//due//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "官号到期事项" if lang == "zh" else "Guanhao: what is due")
    times: Counter[str] = Counter()
    for duty in due.duties:
        if duty.judgement.ruling.due_on:
            uid = _id(duty)
            times[uid] += 1
            calendar.add_component(_event(due, duty, lang, uid if times[uid] == 1 else f"{uid}-{times[uid]}"))
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")


def _event(due: DueList, duty: Duty, lang: Language, uid: str) -> Event:
    judged, (what, do) = duty.judgement, words(duty, lang)
    event = Event()
    event.add("uid", f"{uid}@guanhao")
    event.add("dtstamp", datetime.combine(due.as_of, time(), UTC))
    event.add("dtstart", judged.ruling.due_on)
    event.add("dtend", (judged.ruling.due_on or due.as_of) + timedelta(days=1))
    event.add("summary", f"{say(OUTCOME[judged.outcome], lang)} {judged.account} {what}")
    event.add("description", "\n".join(filter(None, (do, f"{judged.rule} {judged.article}", proof(duty)))))
    event.add("transp", "TRANSPARENT")
    return event


def _id(duty: Duty) -> str:
    """Return what stays the same for a duty from one calendar to the next; two orders of one last day share it."""
    judged = duty.judgement
    text = "\0".join((judged.rule, judged.article, judged.account or "", str(judged.ruling.due_on)))
    return hashlib.sha256(text.encode()).hexdigest()[:24]
