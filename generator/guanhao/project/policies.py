"""Policies, with the figures of how far they are kept."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from guanhao.model.judgement import Judgement, Outcome
from guanhao.model.policy import Binding, Bound, BoundPolicy, Policy
from guanhao.model.projected import Projected
from guanhao.model.public_policy import PublicArticle, PublicPolicy, PublicRule, Words
from guanhao.model.types import Model

Figures = Mapping[tuple[str, str], Counter[Outcome]]
"""Article and rule → outcome → how many cases have it."""


def figures_of(accounts: Iterable[Projected], judgements: Iterable[Judgement]) -> Figures:
    """Count the judgements that stand, by article and rule: those on single accounts, and all others."""
    figures: dict[tuple[str, str], Counter[Outcome]] = defaultdict(Counter)
    for projected in accounts:
        for article, rule, outcome, count in projected.figures:
            figures[article, rule][outcome] += count
    for judgement in judgements:
        if judgement.is_present:
            figures[judgement.article, judgement.rule][judgement.outcome] += 1
    return dict(figures)


def public_policy(
    policy: Policy, bound: BoundPolicy, figures: Figures | None, words: Callable[[Bound[Model]], Words]
) -> PublicPolicy:
    """Project a policy; `figures` is None for one that is not in force."""
    return PublicPolicy(
        id=bound.id,
        title=policy.title,
        document=policy.document,
        effective_on=policy.effective_on,
        articles=tuple(_article(name, binding, bound, figures, words) for name, binding in policy.articles.items()),
        is_in_force=figures is not None,
        has_text=bound.texts is not None,
    )


def _article(
    name: str,
    binding: Binding,
    bound: BoundPolicy,
    figures: Figures | None,
    words: Callable[[Bound[Model]], Words],
) -> PublicArticle:
    rules = tuple(
        PublicRule(b.rule, words(b), b.quote, (figures or {}).get((name, b.rule), Counter()))
        for b in bound.bounds
        if b.article == name
    )
    return PublicArticle(name, rules, binding.manual)
