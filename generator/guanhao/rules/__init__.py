"""The rules: one file a rule, each listed here once."""

from guanhao.rules import (
    canonical_url,
    duplicate_identity,
    file_name,
    hidden_characters,
    ledger_order,
    personal_data_exposed,
    platform_id,
    qr_payload,
    schema,
    stale_change,
    transition,
    unknown_reference,
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
)
"""Every rule, in the order in which they judge a file."""

BY_ID = {rule.id: rule for rule in RULES}
