"""What has to be mended before the request can be merged: which rule, by which article, where, and how."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from guanhao.model.finding import Finding
from guanhao.model.policy import BoundPolicy
from guanhao.model.request import Brief, Found, Mend
from guanhao.report.request import words, words_found
from guanhao.report.request.pen import CELL, Markdown, Pen, item, joined, line
from guanhao.report.request.sheet import Part, Piece
from guanhao.report.request.subjects import pen_at, subject
from guanhao.report.words import fix, message

ALIKE = 3
"""Faults of one kind that are shown in full; of the others only the places."""
_PLACES = 12
_MOST = 6_000
"""Bytes of a mend that are worth showing in a comment."""


def faults(pen: Pen, brief: Brief) -> Part:
    """Return the errors that the request would bring in."""
    found = [group for group in alike(brief.found) if group[0].placed.finding.severity == "error"]
    found.sort(key=_kind)
    kinds = [list(group) for _, group in groupby(found, key=_kind)]
    kinds.sort(key=lambda groups: found_at(groups[0][0]))
    total = sum(min(len(groups), ALIKE) + (len(groups) > ALIKE) for groups in kinds)
    return Part(words.FAULTS, (Piece(_items(pen, brief, kinds), total, more=words.MORE_FAULTS),), 24_000, 0)


def alike(found: Iterable[Found]) -> list[list[Found]]:
    """Put together what several articles found alike: a fault is one, however many forbid it."""
    groups: dict[object, list[Found]] = {}
    for one in found:
        finding = one.placed.finding
        key = (finding.rule, finding.code, finding.path, one.placed.line, one.placed.column, finding.severity)
        groups.setdefault((*key, finding.account, tuple(finding.params.items())), []).append(one)
    return list(groups.values())


def found_at(found: Found) -> tuple[str, int, int]:
    """Return where something was found, in the order of the request."""
    return found.placed.finding.path, found.placed.line, found.placed.column


def _kind(group: list[Found]) -> tuple[str, str]:
    return group[0].placed.finding.rule, group[0].placed.finding.code


def _items(pen: Pen, brief: Brief, kinds: list[list[list[Found]]]) -> Iterator[Markdown]:
    number = 0
    for groups in kinds:
        for group in groups[:ALIKE]:
            number += 1
            yield _fault(pen, brief, number, group)
        if rest := groups[ALIKE:]:
            places = pen.listed(place(pen, group[0]) for group in rest[:_PLACES])
            sentence = words_found.ALIKE if len(rest) <= _PLACES else words_found.ALIKE_AND_MORE
            yield joined("", (line(Markdown()), line(pen.say(sentence, count=len(rest), places=places))))


def _fault(pen: Pen, brief: Brief, number: int, group: list[Found]) -> Markdown:
    first, finding = group[0], group[0].placed.finding
    writer, change = pen_at(pen, brief, finding), brief.account_by_id.get(finding.account or "")
    what = writer.text(message(finding, pen.lang))
    said = pen.say(words_found.FAULT_OF, account=subject(pen, change), what=what) if change else what
    lines = [
        *([line(Markdown())] if number > 1 else ()),
        line(pen.say(words_found.FAULT, number=number, what=said)),
        line(Markdown()),
        item(pen.say(words_found.WHERE, place=place(pen, first))),
        item(pen.say(words_found.BY, basis=basis(pen, brief, group))),
        item(pen.say(words_found.HOW, fix=writer.text(fix(finding, pen.lang)))),
        *(mended(pen, first.mend) if first.mend else ()),
    ]
    return joined("", lines)


def place(pen: Pen, found: Found) -> Markdown:
    """Return where something was found."""
    return pen.say(words_found.PLACE, file=pen.code(found.placed.finding.path), line=found.placed.line)


def basis(pen: Pen, brief: Brief, group: list[Found]) -> Markdown:
    """Return the articles that something was found by, with their words where the policy quotes them, and the rule."""
    rule = group[0].placed.finding.rule
    articles = dict.fromkeys(filter(None, (_article(brief.policy, one.placed.finding) for one in group)))
    if not articles:
        return pen.say(words_found.BY_RULE, rule=pen.code(rule))
    named = pen.listed(_quoted(pen, brief.policy, article, rule) for article in articles)
    title = pen.text(brief.policy_title or (brief.policy.id if brief.policy else ""), CELL)
    return pen.say(words_found.BY_ARTICLES, title=title, articles=named, rule=pen.code(rule))


def _article(policy: BoundPolicy | None, finding: Finding) -> str | None:
    return finding.article or (policy.article_of(finding.rule) if policy else None)


def _quoted(pen: Pen, policy: BoundPolicy | None, article: str, rule: str) -> Markdown:
    quotes = policy.quotes if policy else ()
    quote = next((quote.text for quote in quotes if (quote.article, quote.rule) == (article, rule)), None)
    return (
        pen.say(words_found.ARTICLE_QUOTED, article=article, quote=pen.text(quote, CELL))
        if quote
        else pen.text(article)
    )


def mended(pen: Pen, mend: Mend) -> Iterator[Markdown]:
    """Yield what can be written as it stands: a corrected line, a new file, another name."""
    if mend.kind == "rename":
        yield item(pen.say(words_found.RENAME, path=pen.code(mend.path)))
        return
    if len(mend.text.encode()) > _MOST or not all(text.isprintable() for text in mend.text.splitlines()):
        yield item(pen.say(words_found.MEND_TOO_LONG, path=pen.code(mend.path)))
        return
    blanks = pen.listed(map(pen.code, mend.blanks))
    yield item(
        pen.say(words_found.MEND_LINE if mend.kind == "line" else words_found.MEND_FILE, path=pen.code(mend.path))
    )
    yield from (item(pen.say(words_found.MEND_BLANKS, keys=blanks)),) if mend.blanks else ()
    yield from (item(pen.say(words_found.MEND_MASKED)),) if mend.is_masked else ()
    yield joined("", (line(Markdown()), _fenced(mend.text)))


def _fenced(text: str) -> Markdown:
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return Markdown(f"{fence}yaml\n{text.rstrip()}\n{fence}\n")
