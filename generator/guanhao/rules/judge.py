"""Running the rules: over a file, over an account, over the register."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from guanhao.ledger.code import code_of
from guanhao.model.account import Account, Entry
from guanhao.model.document import Document
from guanhao.model.finding import Finding
from guanhao.model.policy import BoundPolicy, Severity
from guanhao.model.verdict import HOST, NAME, Identity
from guanhao.rules import BY_ID, RULES, personal_data_in_the_clear
from guanhao.rules.base import AccountContext, DocumentContext, RegisterContext
from guanhao.rules.codeowners import TIER
from guanhao.rules.facts import Facts
from guanhao.rules.judge_bound import as_finding, judge_records, judge_release, judge_side_by_side
from guanhao.rules.request import RequestContext

RANK: dict[Severity, int] = {"notice": 0, "warning": 1, "error": 2}

IDENTIFYING = ("platform_id", "handle", "url", "qr")


def judge_document(facts: Facts, document: Document) -> list[Finding]:
    """Judge a file that is not an account's record."""
    judged = (as_finding(judgement) for judgement in judge_release(facts, document))
    return [*_document_findings(DocumentContext(facts, document)), *filter(None, judged)]


def judge_account(
    facts: Facts, account: Account, documents: Sequence[Document], entered: Mapping[str, int]
) -> list[Finding]:
    """Judge an account and its records.

    What a value rule finds wrong with a value that no longer counts (voided, or set anew since) is only a warning.
    """
    siblings = frozenset(entry.name for entry in account.entries)
    found: list[Finding] = []
    for document in documents:
        found.extend(_document_findings(DocumentContext(facts, document, account.id, siblings)))
    context = AccountContext(facts, account, entered)
    for rule in RULES:
        if rule.account:
            found.extend(rule.account(context))
    entries = {entry.path: entry for entry in account.entries}
    softened = [_softened(finding, account, entries[finding.path]) for finding in found]
    return [*softened, *filter(None, map(as_finding, judge_records(context)))]


def judge_register(facts: Facts, identities: Sequence[Identity], as_of: date) -> Iterator[Finding]:
    """Judge the accounts against each other."""
    context = RegisterContext(facts, tuple(identities), as_of)
    for rule in RULES:
        if rule.register:
            yield from rule.register(context)
    yield from filter(None, map(as_finding, judge_side_by_side(facts, identities)))


def judge_request(context: RequestContext) -> Iterator[Finding]:
    """Judge a request to change the register."""
    for rule in RULES:
        if rule.request:
            yield from rule.request(context)


def weighed(finding: Finding, policy: BoundPolicy | None) -> Finding:
    """Give a finding the severity that the policy lists for its rule, unless it is lighter already."""
    listed = (policy.severity if policy else {}).get(finding.rule, BY_ID[finding.rule].severity)
    if RANK[listed] >= RANK[finding.severity]:
        return finding
    return replace(finding, severity=listed)


def is_yet_to_seal(finding: Finding) -> bool:
    """Tell whether a finding only says that a draft is not sealed: it is judged before, so that every rule speaks."""
    return (finding.rule, finding.code) == (personal_data_in_the_clear.ID, "clear")


def identities_of(facts: Facts, account: Account) -> Iterator[Identity]:
    """Yield what identifies a live account, and by what else the rules find it."""
    filing, declared_by = account.filing, account.declared_by
    if not account.is_live or filing is None or declared_by is None:
        return
    platform = facts.platforms.get(filing.account.platform)
    for field in IDENTIFYING:
        value, origin = getattr(filing.account, field), account.origin(f"account.{field}")
        if value is not None and origin is not None:
            entry, keys = origin
            key = platform.key(field, value) if platform else value
            order = f"{entry.order[0]}/{entry.order[1]}/{entry.order[2]:09}"
            yield Identity(account.id, filing.account.platform, field, key, value, entry.path, keys, order)
    name = account.origin("account.name")
    if name:
        called, since = filing.account.name, f"{name[0].order[0]}/{name[0].order[1]}/{name[0].order[2]:09}"
        yield Identity(account.id, filing.account.platform, NAME, filing.unit, called, name[0].path, name[1], since)
    host = account.origin("unit") or (declared_by, ("unit",))
    order = f"{declared_by.order[0]}/{declared_by.order[1]}/{declared_by.order[2]:09}"
    yield Identity(account.id, filing.account.platform, HOST, filing.unit, filing.unit, host[0].path, host[1], order)
    tier = str(filing.tier)
    yield Identity(account.id, "", TIER, tier, tier, declared_by.path, ("tier",), str(declared_by.order[0]))
    code = code_of(account.id)
    yield Identity(account.id, "", "code", code, code, declared_by.path, ("account",), str(declared_by.order[0]))


def _document_findings(context: DocumentContext) -> Iterator[Finding]:
    for rule in RULES:
        if rule.document:
            yield from rule.document(context)


def _softened(finding: Finding, account: Account, entry: Entry) -> Finding:
    rule = BY_ID[finding.rule]
    if rule.rule_class != "value" or rule.is_lasting or finding.severity != "error":
        return finding
    return replace(finding, severity="warning") if account.is_replaced(entry, finding.where.keys) else finding
