"""Who approved what: load → ledger → rules."""

from __future__ import annotations

from datetime import date

from guanhao.examine import Register, place
from guanhao.ledger.fold import fold
from guanhao.load.layout import is_record, place_of
from guanhao.load.register import entries_of, read_account
from guanhao.load.yaml_document import parse_bytes, positions
from guanhao.model.approval import Approval, Deed
from guanhao.model.document import Document
from guanhao.model.verdict import Audit, Examination
from guanhao.rules import RULES
from guanhao.rules.base import AuditContext
from guanhao.rules.redaction import beyond_redaction
from guanhao.rules.request import Version


def audit(register: Register, as_of: date) -> Audit:
    """Tell of every record how it came to the main branch, and find what no approver brought there.

    Raises HistoryError or ShallowHistoryError.
    """
    files, approvals = record_files(register), register.approvals
    records = {path: approvals.of(path) for path in files}
    context = AuditContext(records, approvals.deeds, _redactions(register), _voided(register), as_of)
    findings = [finding for rule in RULES if rule.audit for finding in rule.audit(context)]
    placed = sorted(place(register.tree, findings), key=lambda p: (p.finding.path, p.finding.code))
    return Audit(
        head=approvals.head,
        records=records,
        examination=Examination(as_of, len(register.account_files), len(records), tuple(placed), None),
    )


def pending(register: Register, as_of: date) -> dict[str, Approval]:
    """Return the records that lie there by a day and that nobody approved, by path."""
    records = {path: register.approvals.of(path) for path in record_files(register)}
    return {path: a for path, a in records.items() if not a.counts and a.entered_on and a.entered_on <= as_of}


def record_files(register: Register) -> list[str]:
    """Return the path of every record: those of accounts, then releases and impostors."""
    common = [file.path for file in register.common_files if is_record(file.path)]
    return [file.path for files in register.account_files.values() for file in files] + common


def _voided(register: Register) -> frozenset[str]:
    """Return the records that nobody approved and that a void in effect takes out."""
    approvals = register.approvals
    stray = (path for path, approval in approvals.records.items() if approval.kind == "unapproved")
    accounts = {account for path in stray if (account := place_of(path).account) in register.account_files}
    found: set[str] = set()
    for account in filter(None, accounts):
        entries = entries_of(read_account(register.tree, register.account_files[account]), approvals)
        in_effect = fold(account, [entry for entry in entries if entry.approval.counts])
        found |= {entry.path for entry in entries if entry.name in in_effect.voided}
    return frozenset(found)


def _redactions(register: Register) -> frozenset[Deed]:
    """Return what approvers did to records that only took personal values out."""
    from guanhao.load.history import read_blobs

    edits = [deed for deed in register.approvals.deeds if deed.reason is None and deed.action == "edited"]
    if not edits:
        return frozenset()
    blobs = read_blobs(register.root, {blob for deed in edits for blob in (deed.before, deed.after) if blob})
    versions = {blob: _version(data) for blob, data in blobs.items()}
    return frozenset(
        d for d in edits if beyond_redaction(versions.get(d.before or ""), versions.get(d.after or "")) is None
    )


def _version(data: bytes) -> Version:
    text, parsed = parse_bytes(data)
    document = Document("", raw=parsed.value, is_whole=parsed.is_whole)
    return Version(document, text, positions(text) if parsed.is_whole else {})
