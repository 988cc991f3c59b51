"""A new record: load → fold → rules → write. Nothing is written that would not pass the check."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
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
from guanhao.rules.facts import Facts
from guanhao.rules.judge import is_yet_to_seal, judge_document, judge_register, weighed

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
    check_free(register, desk.draft)
    dialog = desk.dialog(talk, partial(judge_draft, register)) if talk else None
    if dialog and not desk.is_complete:
        dialog.fill()
    new.check_complete(desk.draft)
    findings = judge_drafts(register, [desk.draft], day)[0]
    while dialog and has_error(findings) and dialog.mend(findings):
        findings = judge_drafts(register, [desk.draft], day)[0]
    if has_error(findings):
        return Outcome(None, findings)
    write_draft(register, desk.draft)
    return Outcome(desk.draft.path, findings, desk.has_carried)


def write_draft(register: Register, draft: Draft) -> None:
    """Write a draft that was judged. Raises RefusedRecordError where its file is there, or cannot be written."""
    check_free(register, draft)
    filed = _filed(register, draft)
    try:
        write.write_file(register.root / filed.path, filed.data())
    except OSError as error:
        detail = f"写不进去，请检查文件夹和权限\nIt cannot be written ({error.strerror}): check the folder."
        raise RefusedRecordError(draft.path, detail) from error


def _filed(register: Register, draft: Draft) -> Draft:
    """Return the draft as it is filed: where the institution names recipients, with every person sealed."""
    institution = register.facts.institution
    if institution is None or not institution.recipients:
        return draft
    from guanhao.desk.seal import sealed_draft

    return sealed_draft(draft, institution.recipients)


def check_free(register: Register, draft: Draft) -> None:
    """Raise RefusedRecordError where the draft's file is there already."""
    if os.path.lexists(register.root / draft.path):
        detail = "已有这个文件，没有改动它；请换一个短名或日期\nThis file is there already and was left as it is."
        raise RefusedRecordError(draft.path, detail)


def _grown(register: Register, drafts: Sequence[Draft]) -> Register:
    """Return the register as it would be with drafts in it."""
    from guanhao.desk.overlay import GrownTree

    facts, files = register.facts, dict(register.account_files)
    for draft in drafts:
        if draft.is_of_account:
            files[draft.target] = [*files.get(draft.target, ()), File(draft.path, "file", "")]
            facts = replace(facts, accounts=facts.accounts | {draft.target})
        elif draft.kind == "unit":
            facts = replace(facts, unit_files=facts.unit_files | {draft.target})
    tree = GrownTree(register.tree, {draft.path: draft.data() for draft in drafts})
    return replace(register, tree=tree, facts=facts, account_files=files)


def judge_draft(register: Register, draft: Draft) -> list[Finding]:
    """Judge a draft, finished or not, by itself and in its account."""
    grown = _grown(register, [draft])
    if draft.is_of_account:
        verdict = judge_one(grown.tree, grown.facts, {}, draft.target, grown.account_files[draft.target])
        found = [placed.finding for placed in verdict.findings if placed.finding.path == draft.path]
    else:
        found = judge_document(grown.facts, read_document(grown.tree, File(draft.path, "file", "")))
    return [finding for finding in found if not is_yet_to_seal(finding)]


def judge_drafts(register: Register, drafts: Sequence[Draft], as_of: date) -> list[tuple[Finding, ...]]:
    """Return what each of some finished drafts, all of them taken together, would add to the findings of the check.

    No two of them are of one account. An error in an account that has no draft is laid to all of them.
    """
    policy = register.facts.policy
    if not all(draft.is_of_account for draft in drafts):
        return [tuple(weighed(finding, policy) for finding in judge_draft(register, draft)) for draft in drafts]
    targets = {draft.target for draft in drafts}
    grown, verdicts = _grown(register, drafts), {verdict.account: verdict for verdict in judge_accounts(register)}
    known = {finding.fingerprint for finding in _findings(register.facts, verdicts, targets, as_of)}
    verdicts |= _judge_grown(grown, sorted(targets))
    fresh = (f for f in _findings(grown.facts, verdicts, targets, as_of) if f.fingerprint not in known)
    found = [weighed(finding, policy) for finding in fresh if not is_yet_to_seal(finding)]
    elsewhere = [f for f in found if f.account not in targets and (len(drafts) == 1 or f.severity == "error")]
    return [(*(f for f in found if f.account == draft.target), *elsewhere) for draft in drafts]


def _judge_grown(grown: Register, targets: Sequence[str]) -> dict[str, Verdict]:
    """Judge accounts with their drafts; by the order in which records entered the history, where that matters."""
    work = [(target, grown.account_files[target]) for target in targets]
    verdicts = {verdict.account: verdict for verdict in judge_batch(grown.tree, grown.facts, {}, work)}
    faulty = [(target, files) for target, files in work if verdicts[target].has_order_fault]
    if faulty:
        from guanhao.load.history import entry_ranks

        ranks = entry_ranks(grown.root)
        verdicts |= {verdict.account: verdict for verdict in judge_batch(grown.tree, grown.facts, ranks, faulty)}
    return verdicts


def _findings(facts: Facts, verdicts: Mapping[str, Verdict], accounts: Iterable[str], as_of: date) -> list[Finding]:
    """Return what is found in some accounts, and between all of them."""
    own = [placed.finding for a in accounts if a in verdicts for placed in verdicts[a].findings]
    identities = [identity for verdict in verdicts.values() for identity in verdict.identities]
    return [*own, *judge_register(facts, identities, as_of)]


def has_error(findings: Iterable[Finding]) -> bool:
    """Tell whether any of the findings keeps a draft from being written."""
    return any(finding.severity == "error" for finding in findings)
