"""The whole product, top to bottom: load → fold → rules → project → render → write.

A stage that takes long to load (Git, templates) is imported where it is reached: a check needs none of them.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from guanhao import __version__, clock, write
from guanhao.errors import RefusedRecordError, UnbuildableError, UnknownAccountError
from guanhao.examine import Register, judge_accounts, judge_batch, judge_common, judge_one, open_register, place
from guanhao.ledger.fold import fold
from guanhao.load.register import (
    INSTITUTION,
    PLATFORMS,
    entries_of,
    models_of,
    read_account,
    read_document,
    read_texts,
)
from guanhao.load.tree import File
from guanhao.model.account import Account
from guanhao.model.finding import Finding, Language, Placed
from guanhao.model.institution import Institution, Policy
from guanhao.model.records import Impostor
from guanhao.model.verdict import Examination, Verdict
from guanhao.rules.judge import judge_document, judge_register, weighed

if TYPE_CHECKING:
    from guanhao.desk.draft import Draft
    from guanhao.desk.request import Outcome, Request
    from guanhao.desk.talk import Talk
    from guanhao.model.public import PublicRegister
    from guanhao.portal.shell import Shell


__all__ = ["Register", "open_register"]


def today(register: Register) -> date:
    """Return the day it is at the institution."""
    return clock.today(register.timezone)


# --- check: load → fold → rules -------------------------------------------------------------------------------------


def check(register: Register, as_of: date) -> Examination:
    """Judge every file of the register; what an earlier run found in unchanged files is taken from the cache."""
    verdicts = judge_accounts(register)
    identities = [identity for verdict in verdicts for identity in verdict.identities]
    found = [
        *judge_common(register),
        *(placed for verdict in verdicts for placed in verdict.findings),
        *place(register.tree, judge_register(identities)),
    ]
    policy = register.common.policy
    severities = (policy.severity if policy else None) or {}
    weighted = [Placed(weighed(p.finding, severities), p.line, p.column) for p in found]
    return Examination(
        as_of=as_of,
        accounts=len(register.account_files),
        records=sum(verdict.records for verdict in verdicts),
        findings=tuple(sorted(weighted, key=_position)),
        policy_id=register.common.institution.policy if register.common.institution else None,
        policy=policy,
    )


def select(examination: Examination, rules: frozenset[str]) -> Examination:
    """Keep only the findings of some rules."""
    return replace(examination, findings=tuple(p for p in examination.findings if p.finding.rule in rules))


def _position(placed: Placed) -> tuple[str, int, int, str]:
    return placed.finding.path, placed.line, placed.column, placed.finding.rule


# --- show: load → fold ----------------------------------------------------------------------------------------------


def read_accounts(register: Register, as_of: date | None) -> list[Account]:
    """Fold every account of the register as of a day (as of all its records where that is None)."""
    return [read_one(register, account, as_of) for account in register.account_files]


def find_account(register: Register, account: str, as_of: date) -> Account:
    """Fold the account that was asked for. Raises UnknownAccountError where there is none on that day."""
    if account in register.account_files:
        found = read_one(register, account, as_of)
        if found.entries:
            return found
    raise UnknownAccountError(account, ", ".join(difflib.get_close_matches(account, register.account_files, 3, 0.4)))


def read_one(register: Register, account: str, as_of: date | None) -> Account:
    """Fold one account as of a day."""
    return fold(account, entries_of(read_account(register.tree, register.account_files[account])), as_of)


# --- publish: load → fold → project → render → write --------------------------------------------------------------


@dataclass(frozen=True)
class Publication:
    """What a portal is made of."""

    register: PublicRegister
    policies: Mapping[str, Policy]
    texts: Mapping[str, str]
    """Policy id → the regulation's Markdown, where the register has it."""
    commit: str | None
    modified: bool
    """Whether the register differs from `commit`."""


def publication(register: Register, as_of: date) -> Publication:
    """Project what the public may see as of a day. Raises UnbuildableError where the common files cannot be read."""
    from guanhao.load import history
    from guanhao.project.register import Internal, public_register

    common = register.common
    institution = _buildable(register)
    internal = Internal(
        institution=institution,
        platforms=common.platforms,
        units=common.units,
        accounts=read_accounts(register, as_of),
        impostors=models_of(common.documents, Impostor),
        policies=common.readable_policies,
    )
    return Publication(
        register=public_register(internal, as_of),
        policies=common.readable_policies,
        texts=read_texts(register.tree, common.readable_policies),
        commit=history.head_commit(register.root),
        modified=history.is_modified(register.root),
    )


def _buildable(register: Register) -> Institution:
    common = register.common
    for document in common.documents:
        needed = document.kind in ("institution", "platforms", "unit")
        if needed and document.model is None:
            raise UnbuildableError(document.path)
    if common.institution is None:
        raise UnbuildableError(INSTITUTION)
    if not common.platforms:
        raise UnbuildableError(PLATFORMS)
    if common.policy is None:
        raise UnbuildableError(f"policies/{common.institution.policy}.yml")
    return common.institution


@dataclass(frozen=True)
class Frame:
    """What the theme gives: the shell of each depth, and the versions of what rendered them."""

    shells: Mapping[int, Shell]
    versions: Mapping[str, str]


def write_site(publication: Publication, frame: Frame, folder: Path, lang: Language) -> None:
    """Write into `folder` every file that the theme has no hand in, and last the list of all files there."""
    from guanhao.portal import site
    from guanhao.portal.api import BuildFile, dump
    from guanhao.portal.feed import sitemap

    register = publication.register
    write.write_pages(folder, site.data_files(register, lang))
    views = site.shelled_views(register, lang)
    write.write_pages(folder, ((f"{v.path}index.html", frame.shells[v.depth].fill(v)) for v in views))
    write.write_pages(folder, [("sitemap.xml", sitemap(register, write.list_pages(folder)))])
    manifest = BuildFile(
        commit=publication.commit,
        modified=publication.modified,
        as_of=register.as_of,
        versions={"guanhao": __version__, **frame.versions},
        files=write.digests(folder),
    )
    write.write_pages(folder, [(write.MANIFEST, dump(manifest))])


# --- schema: models → write ------------------------------------------------------------------------------------------


def write_schemas(register: Register) -> None:
    """Bring the register's JSON Schemas up to date with the models."""
    from guanhao.desk.schema import schemas

    for path, data in schemas().items():
        write.write_file(register.root / path, data)


# --- new: load → fold → rules → write --------------------------------------------------------------------------------


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
    findings = _judge_grown(register, desk.draft)
    while dialog and _has_error(findings) and dialog.mend(findings):
        findings = _judge_grown(register, desk.draft)
    if _has_error(findings):
        return Outcome(None, findings)
    _check_free(register, desk.draft)
    try:
        write.write_file(register.root / desk.draft.path, desk.draft.data())
    except OSError as error:
        detail = f"写不进去，请检查文件夹和权限\nIt cannot be written ({error.strerror}): check the folder."
        raise RefusedRecordError(desk.draft.path, detail) from error
    return Outcome(desk.draft.path, findings, desk.has_carried)


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
        return [placed.finding for placed in verdict.findings if placed.finding.path == draft.path]
    return judge_document(grown.facts, read_document(grown.tree, File(draft.path, "file", "")))


def _judge_grown(register: Register, draft: Draft) -> tuple[Finding, ...]:
    """Return what a finished draft would add to the findings of the check."""
    severities = (register.common.policy.severity if register.common.policy else None) or {}
    if not draft.is_of_account:
        return tuple(weighed(finding, severities) for finding in _judge_draft(register, draft))
    grown, verdicts = _grown(register, draft), {verdict.account: verdict for verdict in judge_accounts(register)}
    known = {finding.fingerprint for finding in _account_findings(verdicts, draft.target)}
    work = [(draft.target, grown.account_files[draft.target])]
    verdicts[draft.target] = judge_batch(grown.tree, grown.facts, {}, work)[0]
    if verdicts[draft.target].has_order_fault:
        from guanhao.load.history import entry_ranks

        verdicts[draft.target] = judge_batch(grown.tree, grown.facts, entry_ranks(register.root), work)[0]
    found = _account_findings(verdicts, draft.target)
    return tuple(weighed(finding, severities) for finding in found if finding.fingerprint not in known)


def _account_findings(verdicts: Mapping[str, Verdict], account: str) -> list[Finding]:
    """Return what is found in one account, and between all of them."""
    own = [placed.finding for placed in verdicts[account].findings] if account in verdicts else []
    return [*own, *judge_register([identity for verdict in verdicts.values() for identity in verdict.identities])]


def _has_error(findings: Iterable[Finding]) -> bool:
    return any(finding.severity == "error" for finding in findings)
