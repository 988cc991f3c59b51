"""The rules: one file a rule, each listed here once, by its id. A rule `change-deadline` is in `change_deadline.py`."""

from importlib import import_module

from guanhao.rules.base import Rule

_IDS = (
    "yaml",
    "schema",
    "file-name",
    "unknown-reference",
    "hidden-characters",
    "transition",
    "stale-change",
    "ledger-order",
    "platform-id",
    "canonical-url",
    "qr-payload",
    "duplicate-identity",
    "personal-data-exposed",
    "personal-data-in-the-clear",
    "article-bound",
    "quote-in-force",
    "waiver",
    "append-only",
    "not-maintainer",
    "one-unit-a-request",
    "registrar-only",
    "filed-on-drift",
    "application-first",
    "matches-application",
    "back-filing",
    "signed-by-head",
    "commitment",
    "copied-offices",
    "endorsement",
    "change-deadline",
    "tier",
    "responsible-person",
    "supervisor",
    "operators",
    "individual-holder",
    "official-name",
    "reserved-name",
    "confusable-name",
    "duplicate-account",
    "reply-promise",
    "monitoring",
    "annual-review",
    "certification",
    "review-failed",
    "inactive",
    "update-interval",
    "order-deadline",
    "incident-report",
    "orphaned",
    "unconfirmed",
    "release-lead-time",
    "release-text",
    "release-images",
    "release-video",
    "release-source",
    "assessment",
    "unapproved-merge",
    "codeowners-current",
)


def _rule(rule_id: str) -> Rule:
    rule: Rule = import_module(f"{__name__}.{rule_id.replace('-', '_')}").RULE
    return rule


RULES: tuple[Rule, ...] = tuple(_rule(rule_id) for rule_id in _IDS)
"""Every rule, in the order in which they judge a file."""

BY_ID = {rule.id: rule for rule in RULES}
