"""A new record: load → fold → rules → write. Nothing is written that would not pass the check."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from guanhao import write
from guanhao.errors import RefusedRecordError
from guanhao.examine import Register, judge_accounts, judge_batch, judge_one
from guanhao.load.register import entries_of, read_account, read_document
from guanhao.model.file import File
from guanhao.model.finding import Finding
from guanhao.model.verdict import Verdict
from guanhao.rules import personal_data_in_the_clear, schema
from guanhao.rules.facts import Facts
from guanhao.rules.judge import judge_document, judge_register, weighed

if TYPE_CHECKING:
    from guanhao.desk.draft import Draft
    from guanhao.desk.request import Outcome, Request
    from guanhao.desk.talk import Talk


def new_record(register: Register, request: Request, talk: Talk | None, day: date) -> Outcome:
    """Write a new record that passes the check; where it would not, say why and write nothing.

    Without `talk` nobody is asked. Raises RefusedRecordError, IncompleteRecordError or UnknownAccountError.
    """
    from guanhao.desk import new
    from guanhao.desk.request import Outcome

    target = new.target_of(request, register.facts, talk)
    entries = entries_of(read_account(register.tree, register.account_files.get(target, ())))
    desk = new.begin(request, target, day, register.facts, entries)
    _check_free(register, desk.draft)
    dialog = desk.dialog(talk, partial(_judge_draft, register)) if talk else None
    if dialog and not desk.is_complete:
        dialog.fill()
    new.check_complete(desk.draft)
    findings = _judge_grown(register, desk.draft, day)
    while dialog and _has_error(findings) and dialog.mend(findings):
        findings = _judge_grown(register, desk.draft, day)
    if _has_error(findings):
        return Outcome(None, findings)
    _check_free(register, desk.draft)
    _write(register, _sealed(register, desk.draft))
    return Outcome(desk.draft.path, findings, desk.has_carried)


def _sealed(register: Register, draft: Draft) -> Draft:
    """Return the draft as it is filed: where the institution names recipients, with every person sealed."""
    recipients = _recipients(register)
    if not recipients:
        return draft
    from guanhao.desk.seal import sealed_draft

    sealed = sealed_draft(draft, recipients)
    if any(finding.rule == schema.ID for finding in _judge_draft(register, sealed)):
        detail = "姓名或联系方式太长，密封不了\nNames or contacts are too long to be sealed."
        raise RefusedRecordError(draft.path, detail)
    return sealed


def _write(register: Register, draft: Draft) -> None:
    try:
        write.write_file(register.root / draft.path, draft.data())
    except OSError as error:
        detail = f"写不进去，请检查文件夹和权限\nIt cannot be written ({error.strerror}): check the folder."
        raise RefusedRecordError(draft.path, detail) from error


def _recipients(register: Register) -> tuple[str, ...]:
    institution = register.facts.institution
    return institution.recipients if institution else ()


def _check_free(register: Register, draft: Draft) -> None:
    if os.path.lexists(register.root / draft.path):
        detail = "已有这个文件，没有改动它；请换一个短名或日期\nThis file is there already and was left as it is."
        raise RefusedRecordError(draft.path, detail)


def _grown(register: Register, draft: Draft) -> Register:
    """Return the register as it would be with the draft in it."""
    from guanhao.desk.overlay import GrownTree

    tree = GrownTree(register.tree, draft.path, draft.data())
    facts, files = register.facts, register.account_files
    if draft.is_of_account:
        files = {**files, draft.target: [*files.get(draft.target, ()), tree.file]}
        facts = replace(facts, accounts=facts.accounts | {draft.target})
    elif draft.kind == "unit":
        facts = replace(facts, unit_files=facts.unit_files | {draft.target})
    return replace(register, tree=tree, facts=facts, account_files=files)


def _judge_draft(register: Register, draft: Draft) -> list[Finding]:
    """Judge a draft, finished or not, by itself and in its account."""
    grown = _grown(register, draft)
    if draft.is_of_account:
        verdict = judge_one(grown.tree, grown.facts, {}, draft.target, grown.account_files[draft.target])
        found = [placed.finding for placed in verdict.findings if placed.finding.path == draft.path]
    else:
        found = judge_document(grown.facts, read_document(grown.tree, File(draft.path, "file", "")))
    return [finding for finding in found if not _is_to_be_sealed(finding)]


def _judge_grown(register: Register, draft: Draft, as_of: date) -> tuple[Finding, ...]:
    """Return what a finished draft would add to the findings of the check."""
    policy = register.facts.policy
    if not draft.is_of_account:
        return tuple(weighed(finding, policy) for finding in _judge_draft(register, draft))
    grown, verdicts = _grown(register, draft), {verdict.account: verdict for verdict in judge_accounts(register)}
    known = {finding.fingerprint for finding in _account_findings(register.facts, verdicts, draft.target, as_of)}
    work = [(draft.target, grown.account_files[draft.target])]
    verdicts[draft.target] = judge_batch(grown.tree, grown.facts, {}, work)[0]
    if verdicts[draft.target].has_order_fault:
        from guanhao.load.history import entry_ranks

        verdicts[draft.target] = judge_batch(grown.tree, grown.facts, entry_ranks(register.root), work)[0]
    found = _account_findings(grown.facts, verdicts, draft.target, as_of)
    fresh = [f for f in found if f.fingerprint not in known and not _is_to_be_sealed(f)]
    return tuple(weighed(finding, policy) for finding in fresh)


def _is_to_be_sealed(finding: Finding) -> bool:
    """Tell whether a finding only says that a draft, judged in the clear so that every rule speaks, is not sealed."""
    return (finding.rule, finding.code) == (personal_data_in_the_clear.ID, "clear")


def _account_findings(facts: Facts, verdicts: Mapping[str, Verdict], account: str, as_of: date) -> list[Finding]:
    """Return what is found in one account, and between all of them."""
    own = [placed.finding for placed in verdicts[account].findings] if account in verdicts else []
    identities = [identity for verdict in verdicts.values() for identity in verdict.identities]
    return [*own, *judge_register(facts, identities, as_of)]


def _has_error(findings: Iterable[Finding]) -> bool:
    return any(finding.severity == "error" for finding in findings)
