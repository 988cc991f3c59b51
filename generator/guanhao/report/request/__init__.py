"""The report on a request for the one who reviews it, and knows no Git (design 1.5)."""

from guanhao.model.finding import Language
from guanhao.model.personal import Mask
from guanhao.model.request import Asker, Brief
from guanhao.report.request import words
from guanhao.report.request.asked import asked
from guanhao.report.request.effects import duties, effect, overtaken, public
from guanhao.report.request.entries import entries
from guanhao.report.request.faults import alike, faults
from guanhao.report.request.pen import Markdown, Pen, item, joined, line
from guanhao.report.request.remarks import remarks
from guanhao.report.request.reviewers import reviewers
from guanhao.report.request.sheet import fitted
from guanhao.report.request.subjects import subject

MAX_NAMED = 5
"""Accounts that the verdict names."""


def as_report(brief: Brief, lang: Language) -> str:
    """Return the report as Markdown of at most 60 KB; text of the request can neither break it nor link, nor mention.

    The same request gives the same report.
    """
    pen = Pen(lang, brief.units, brief.platforms, Mask({}))
    parts = (asked, entries, faults, remarks, reviewers, duties, public)
    return fitted(pen, _top(pen, brief), [part(pen, brief) for part in parts] if _has_something(brief) else [])


def _has_something(brief: Brief) -> bool:
    return bool(brief.accounts or brief.files or brief.found)


def _top(pen: Pen, brief: Brief) -> Markdown:
    """Return the verdict, who asks, and what merging brings about."""
    title = Markdown(f"## {pen.term(words.TITLE)}\n\n")
    if not _has_something(brief):
        return joined("", (title, line(pen.say(words.EMPTY))))
    said = (_verdict(pen, brief), _asker(pen, brief), effect(pen, brief))
    return joined("", (title, *map(item, said)))


def _verdict(pen: Pen, brief: Brief) -> Markdown:
    severities = [group[0].placed.finding.severity for group in alike(brief.found)]
    errors, warnings = severities.count("error"), severities.count("warning")
    besides = pen.say(words.AND_WARNINGS, count=warnings) if warnings else Markdown()
    if errors:
        return pen.say(words.GATED, errors=errors, and_warnings=besides)
    if late := overtaken(brief):
        return pen.say(words.OVERTAKEN, accounts=pen.listed(subject(pen, change) for change in late[:MAX_NAMED]))
    return pen.say(words.CLEAN if brief.asker else words.CLEAN_BUT, and_warnings=besides)


def _asker(pen: Pen, brief: Brief) -> Markdown:
    asker = brief.asker
    if asker is None:
        return pen.say(words.ASKER_UNKNOWN)
    return pen.say(words.ASKER, handle=pen.code(asker.handle), what=_standing(pen, brief, asker))


def _standing(pen: Pen, brief: Brief, asker: Asker) -> Markdown:
    if asker.is_registrar and brief.institution:
        return pen.say(words.REGISTRAR, unit=pen.unit(brief.institution.registrar))
    if asker.units:
        return pen.say(words.MAINTAINER, units=pen.listed(map(pen.unit, asker.units)))
    return pen.say(words.NOBODY)
