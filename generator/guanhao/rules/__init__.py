"""The rules: one file a rule, each listed here once."""

from guanhao.rules import (
    annual_review,
    article_bound,
    canonical_url,
    change_deadline,
    duplicate_identity,
    file_name,
    hidden_characters,
    ledger_order,
    personal_data_exposed,
    platform_id,
    qr_payload,
    quote_in_force,
    reply_promise,
    schema,
    stale_change,
    transition,
    unknown_reference,
    waiver,
    yaml,
)
from guanhao.rules.base import Rule

RULES: tuple[Rule, ...] = (
    yaml.RULE,
    schema.RULE,
    file_name.RULE,
    unknown_reference.RULE,
    hidden_characters.RULE,
    transition.RULE,
    stale_change.RULE,
    ledger_order.RULE,
    platform_id.RULE,
    canonical_url.RULE,
    qr_payload.RULE,
    duplicate_identity.RULE,
    personal_data_exposed.RULE,
    article_bound.RULE,
    quote_in_force.RULE,
    waiver.RULE,
    change_deadline.RULE,
    reply_promise.RULE,
    annual_review.RULE,
)
"""Every rule, in the order in which they judge a file."""

BY_ID = {rule.id: rule for rule in RULES}
