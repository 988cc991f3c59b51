"""What findings rest on: one line for people where several articles ask for the same."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from guanhao.model.finding import Finding, Language, Placed
from guanhao.model.verdict import Examination


class Line(NamedTuple):
    """A finding as people are shown it."""

    placed: Placed
    articles: tuple[str, ...]
    """The articles by which it was found, each once; empty where no policy binds its rule."""

    def basis(self, lang: Language) -> str:
        """Return rule and articles: `operators，第五条、第六条`."""
        comma, between = ("，", "、") if lang == "zh" else (", ", ", ")
        return comma.join(filter(None, (self.placed.finding.rule, between.join(self.articles))))


def lines(examination: Examination, findings: Iterable[Placed]) -> Iterator[Line]:
    """Yield the findings in order, what several articles found alike as one."""
    for _, group in groupby(findings, key=_likeness):
        alike = list(group)
        articles = dict.fromkeys(filter(None, (examination.article_of(placed.finding) for placed in alike)))
        yield Line(alike[0], tuple(articles))


def _likeness(placed: Placed) -> tuple[object, ...]:
    found: Finding = placed.finding
    where = (found.path, placed.line, placed.column, found.where)
    return (found.rule, found.code, *where, found.account, found.severity, found.waived, tuple(found.params.items()))
