"""A rule, explained: what it asks, where the policy binds it, and the cases that it is tested by."""

from collections.abc import Mapping

from guanhao.load.cases import examples_of
from guanhao.model.policy import BoundPolicy
from guanhao.model.public_policy import RulePage
from guanhao.model.types import Label
from guanhao.rules import BY_ID, RULES
from guanhao.rules.wording import in_words, parameters_of


def rule_page(rule_id: str, policy: BoundPolicy | None, terms: Mapping[str, Label]) -> RulePage:
    """Return everything there is to say of a rule; `terms` names what the policy's parameters name."""
    rule = BY_ID[rule_id]
    paragraphs = [" ".join(part.split()) for part in (rule.page or "").strip().split("\n\n")]
    return RulePage(
        id=rule.id,
        title=rule.title,
        rule_class=rule.rule_class,
        is_bound=rule.is_bound,
        severity=rule.severity,
        zh=tuple(_closed_up(part) for part in paragraphs if not part.isascii()),
        en=tuple(part for part in paragraphs if part.isascii()),
        messages=tuple(rule.messages.values()),
        parameters=parameters_of(rule.params),
        examples=examples_of(rule.id),
        bound=tuple((policy.id, b.article, in_words(b, terms)) for b in policy.of(rule_id)) if policy else (),
    )


def rule_pages(policy: BoundPolicy | None, terms: Mapping[str, Label]) -> tuple[RulePage, ...]:
    """Return the pages of all rules, in the order in which they judge."""
    return tuple(rule_page(rule.id, policy, terms) for rule in RULES)


def _closed_up(text: str) -> str:
    """Take out the blanks that joining lines of Chinese left."""
    kept = []
    for index, char in enumerate(text):
        before, after = text[index - 1 : index], text[index + 1 : index + 2]
        if char != " " or before.isascii() or after.isascii():
            kept.append(char)
    return "".join(kept)
