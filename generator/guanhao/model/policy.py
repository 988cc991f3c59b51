"""A regulation bound to rules, article by article (design 1.4)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Generic, Literal, NamedTuple, TypeVar

from pydantic import Field

from guanhao.model.types import Date, Label, Model, Prose, Slug, Text

Severity = Literal["error", "warning", "notice"]


class Binding(Model):
    """What carries an article out: rules with their parameters, or nothing a record could show, with the reason."""

    rules: Annotated[dict[Slug, dict[str, object] | None] | None, Label("规则", "rules")] = None
    manual: Annotated[Prose | None, Label("不由规则执行的理由", "reason for no rule")] = None


class Policy(Model):
    """A regulation bound to rules, article by article."""

    title: Annotated[Text, Label("名称", "title")]
    document: Annotated[Text | None, Label("文号", "document number")] = None
    effective_on: Annotated[Date | None, Label("施行日期", "effective on")] = None
    articles: Annotated[dict[Text, Binding], Field(min_length=1), Label("条款", "articles")]
    severity: Annotated[dict[Slug, Severity] | None, Label("级别设定", "severities")] = None


class ArticleText(NamedTuple):
    """An article as the regulation's Markdown gives it."""

    text: str
    """What stands below its heading."""
    line: int
    """1-based line of the heading."""


_ARTICLE = r"第[一二三四五六七八九十百零〇0-9]+条(?:（[一二三四五六七八九十]+）)?|附件[一二三四五六七八九十0-9]*"
HEADING = re.compile(rf"^(#{{2,6}})[ \t\u3000]+({_ARTICLE})([ \t\u3000].*|)$", re.MULTILINE)
"""The heading of an article or annex: level, number, what follows the number."""
_ANY_HEADING = re.compile(r"^(#{1,6})[ \t\u3000]", re.MULTILINE)


def is_article(name: str) -> bool:
    """Tell whether a name is how an article or annex is written: `第三条`, `第十九条（二）`, `附件一`."""
    return re.fullmatch(rf"(?:{_ARTICLE})(?:（[一二三四五六七八九十0-9]+）)?", name) is not None


def numbered(article: str, times: int) -> str:
    """Return the name of an article whose number stands for the `times`th time: `第十九条（二）` the second time."""
    if times == 1:
        return article
    return f"{article}（{'一二三四五六七八九十'[times - 1] if times <= 10 else times}）"


def articles_of(text: str) -> dict[str, ArticleText]:
    """Part a regulation's Markdown into its articles, each up to the next article or heading that is no lower."""
    text = text.replace("\r\n", "\n")
    seen: dict[str, int] = {}
    articles: dict[str, ArticleText] = {}
    for match in HEADING.finditer(text):
        number = match[2]
        seen[number] = seen.get(number, 0) + 1
        body = text[match.end() : _end(text, match.end(), len(match[1]))]
        line = text.count("\n", 0, match.start()) + 1
        articles[numbered(number, seen[number])] = ArticleText(f"{match[3].strip()}\n{body}".strip(), line)
    return articles


def _end(text: str, start: int, level: int) -> int:
    """Return where an article ends whose heading, of that level, ends at `start`."""
    for heading in _ANY_HEADING.finditer(text, start):
        if len(heading[1]) <= level or HEADING.match(text, heading.start()):
            return heading.start()
    return len(text)


P_co = TypeVar("P_co", bound=Model, covariant=True)


@dataclass(frozen=True)
class Bound(Generic[P_co]):
    """A rule that an article switches on, with its parameters from day to day."""

    article: str
    rule: str
    periods: tuple[tuple[date, P_co], ...] = ()
    """From which day on which parameters hold, the earliest first; empty for a rule that has none."""
    quote: str | None = None

    def on(self, day: date) -> P_co | None:
        """Return the parameters in force on a day; None before the first of them."""
        return next((params for start, params in reversed(self.periods) if start <= day), None)


class Quote(NamedTuple):
    """Words of an article that a rule rests on, whether or not the rule could be bound."""

    article: str
    rule: str
    text: str


@dataclass(frozen=True, eq=False)
class BoundPolicy:
    """What a policy binds, as far as its binding can be read."""

    id: str
    effective_on: date | None = None
    bounds: tuple[Bound[Model], ...] = ()
    quotes: tuple[Quote, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    texts: Mapping[str, ArticleText] | None = None
    """The articles of the regulation's text; None where the register lacks it."""

    def of(self, rule: str) -> tuple[Bound[Model], ...]:
        """Return what switches a rule on, in the order of the articles."""
        return tuple(bound for bound in self.bounds if bound.rule == rule)

    def article_of(self, rule: str) -> str | None:
        """Return the first article that binds a rule."""
        return next((bound.article for bound in self.bounds if bound.rule == rule), None)

    def spares(self, day: date) -> bool:
        """Tell whether a record filed on `day` came before the policy."""
        return self.effective_on is not None and day < self.effective_on
