"""What is published of a policy and of the rules: articles, parameters, figures, examples; nothing personal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from guanhao.model.finding import Message, RuleClass
from guanhao.model.judgement import Outcome
from guanhao.model.policy import Severity
from guanhao.model.types import Label

Words = tuple[tuple[Label, Label], ...]
"""Parameters in words: what each is called, and what it is set to."""


@dataclass(frozen=True)
class PublicRule:
    """A rule that an article binds."""

    id: str
    words: Words
    quote: str | None
    figures: Mapping[Outcome, int] = field(default_factory=dict)
    """Outcome → how many cases have it; empty for a policy that is not in force and for a rule that counts none."""

    @property
    def total(self) -> int:
        """How many cases there are, those included that nobody could judge."""
        return sum(count for outcome, count in self.figures.items() if outcome != "not-applicable")


@dataclass(frozen=True)
class PublicArticle:
    """An article, and what carries it out."""

    name: str
    rules: tuple[PublicRule, ...]
    manual: str | None


@dataclass(frozen=True)
class PublicPolicy:
    """A regulation and how far it is kept."""

    id: str
    title: str
    document: str | None
    effective_on: date | None
    articles: tuple[PublicArticle, ...]
    is_in_force: bool
    has_text: bool


@dataclass(frozen=True)
class Parameter:
    """Something a policy may set of a rule."""

    name: str
    label: Label
    is_required: bool


@dataclass(frozen=True)
class Expected:
    """A finding that an example brings."""

    path: str
    line: int
    severity: Severity
    code: str


@dataclass(frozen=True)
class Example:
    """A tested case of a rule, as it stands in the tests."""

    name: str
    kind: str
    """`pass`, `fail`, `boundary` or `not-applicable`."""
    title: str
    params: str | None
    """The parameters as YAML; None where the rule has none."""
    request: str | None
    """Who asks and when, and what of the request is no plain file, as YAML; None for what is no request."""
    as_of: date | None
    effective_on: date | None
    files: tuple[tuple[str, str], ...]
    expected: tuple[Expected, ...]
    outcomes: Mapping[Outcome, int]


@dataclass(frozen=True)
class RulePage:
    """Everything there is to say of a rule."""

    id: str
    title: Label
    rule_class: RuleClass
    is_bound: bool
    severity: Severity
    zh: tuple[str, ...]
    """Paragraphs in Chinese, the first saying what the rule asks."""
    en: tuple[str, ...]
    messages: tuple[Message, ...]
    parameters: tuple[Parameter, ...]
    examples: tuple[Example, ...]
    bound: tuple[tuple[str, str, Words], ...] = ()
    """Where it is bound: policy, article, parameters."""
