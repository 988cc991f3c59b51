"""The whole product, top to bottom: load → fold → rules → project → render → write.

A stage that takes long to load (Git, templates) is imported where it is reached: a check needs none of them.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from guanhao import __version__, auditing, clock, compliance, write
from guanhao.checking import check, check_request, select
from guanhao.errors import UnbuildableError, UnknownAccountError
from guanhao.examine import Lines, Register, judge_accounts, open_register
from guanhao.ledger.fold import fold
from guanhao.load.register import (
    INSTITUTION,
    PLATFORMS,
    entries_of,
    models_of,
    read_account,
    read_texts,
)
from guanhao.model.account import Account, Entry
from guanhao.model.approval import Approval
from guanhao.model.assessment import Assessment
from guanhao.model.due import DueList, Duty
from guanhao.model.finding import Language
from guanhao.model.institution import Institution
from guanhao.model.records import Impostor
from guanhao.model.request import Brief
from guanhao.model.types import Label
from guanhao.model.verdict import Audit

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from guanhao.gate import Request
    from guanhao.model.public import PublicRegister
    from guanhao.model.public_assessment import PublicAssessment
    from guanhao.model.public_policy import PublicPolicy, RulePage
    from guanhao.portal.shell import Shell
    from guanhao.project.policies import Figures


__all__ = ["Register", "check", "check_request", "open_register", "select"]


def today(register: Register) -> date:
    """Return the day it is at the institution."""
    return clock.today(register.timezone)


# --- check: load → fold → rules (a register: `check`; a request: `open_request`, then `check_request`) ----------------


def open_request(root: Path, ref: str) -> AbstractContextManager[Request]:
    """Read what merging HEAD into `ref` would change. Raises what `gate.open_request` does."""
    from guanhao import gate

    return gate.open_request(root, ref)


def brief(request: Request, as_of: date, actor: str | None, requested_on: date) -> Brief:
    """Judge a request, and return all that its reviewer is told."""
    from guanhao import briefing

    examination = check_request(request, as_of, actor, requested_on)
    return briefing.brief(request, examination, actor, requested_on)


# --- show: load → fold ----------------------------------------------------------------------------------------------


def read_accounts(register: Register, as_of: date | None) -> list[Account]:
    """Fold every account of the register as of a day (as of all its records where that is None)."""
    return [read_one(register, account, as_of) for account in register.account_files]


def find_account(register: Register, account: str, as_of: date) -> Account:
    """Fold the account that was asked for. Raises UnknownAccountError where there is none on that day."""
    if account in register.account_files:
        found = read_one(register, account, as_of)
        if found.entries or pending_in(register, account, as_of):
            return found
    raise UnknownAccountError(account, ", ".join(difflib.get_close_matches(account, register.account_files, 3, 0.4)))


def read_one(register: Register, account: str, as_of: date | None) -> Account:
    """Fold those records of one account that are in effect, as of a day."""
    return fold(account, [entry for entry in _entries(register, account) if register.counts(entry.path)], as_of)


def pending_in(register: Register, account: str, as_of: date) -> list[Entry]:
    """Return the records of an account that lie there by a day and that nobody approved, in order."""
    lying = [e for e in _entries(register, account) if not e.approval.counts and e.approved_on <= as_of]
    return sorted(lying, key=lambda entry: entry.order)


def _entries(register: Register, account: str) -> list[Entry]:
    return entries_of(read_account(register.tree, register.account_files[account]), register.approvals)


# --- due: load → fold → rules ----------------------------------------------------------------------------------------


def due(register: Register, as_of: date, within: int | None = None, *, everything: bool = False) -> DueList:
    """Judge every duty as of a day; list those that failed or are soon due, or all.

    `within` sets how many days ahead a duty is soon due, in place of what its rule says.
    """
    judged = list(compliance.judge_due(register, read_accounts(register, as_of), as_of, within))
    shown = [j for j in judged if everything or j.outcome in ("fail", "due-soon")]
    shown.sort(key=lambda j: (j.unit or "", j.ruling.due_on or date.max, j.account or "", j.rule, j.article))
    lines = Lines(register.tree)
    return DueList(
        as_of=as_of,
        policy=register.facts.policy,
        duties=tuple(Duty(j, lines.find(e.path, e.where)[0] if (e := j.ruling.evidence) else None) for j in shown),
        counts=Counter(j.outcome for j in judged),
        units={id_: unit.name for id_, unit in register.common.units.items()},
    )


# --- assessment: load → fold → rules ----------------------------------------------------------------------------------


def assess(register: Register, year: int, as_of: date) -> Assessment:
    """Count the contributions of a year as of a day.

    Raises NotAssessedError where the policy in force sets no assessment of the year, UnreadableSheetError where its
    contributions cannot be read.
    """
    return compliance.assess(register, read_accounts(register, as_of), year, as_of)


# --- explain: rules, their tested cases, and where the policy binds them ----------------------------------------------


def explain(root: Path, rules: Iterable[str]) -> list[RulePage]:
    """Return the pages of some rules; where there is a register, with what its policy in force sets."""
    from guanhao.explain import rule_page

    register = open_register(root) if (root / INSTITUTION).is_file() else None
    policy = register.facts.policy if register else None
    return [rule_page(rule, policy, _terms(register) if register else {}) for rule in rules]


def _terms(register: Register) -> dict[str, Label]:
    """Name what parameters name by its id."""
    return {id_: Label(unit.name, unit.name) for id_, unit in register.common.units.items()}


# --- audit: load → rules ----------------------------------------------------------------------------------------------


def audit(register: Register, as_of: date) -> Audit:
    """Tell of every record how it came to the main branch, and find what no approver brought there."""
    return auditing.audit(register, as_of)


def check_history(register: Register) -> None:
    """Raise HistoryError or ShallowHistoryError where nobody can tell which records were approved."""
    register.approvals.of("")


# --- publish: load → fold → project → render → write --------------------------------------------------------------


@dataclass(frozen=True)
class Publication:
    """What a portal is made of."""

    register: PublicRegister
    texts: Mapping[str, str]
    """Policy id → the regulation's Markdown, where the register has it."""
    commit: str | None
    modified: bool
    """Whether the register differs from `commit`."""
    pending: Mapping[str, Approval]
    """Path → what is lacking, of each record that is not in effect."""
    is_preview: bool
    """Whether those are shown all the same."""


def publication(register: Register, as_of: date) -> Publication:
    """Project what the public may see as of a day. Raises UnbuildableError where the common files cannot be read."""
    from guanhao.explain import rule_pages
    from guanhao.load import history
    from guanhao.project.policies import figures_of
    from guanhao.project.register import Internal, public_register

    common = register.common
    institution = _buildable(register)
    accounts = read_accounts(register, as_of)
    judged = list(compliance.judge_compliance(register, accounts, as_of))
    terms = _terms(register)
    internal = Internal(
        institution=institution,
        platforms=common.platforms,
        units=common.units,
        accounts=accounts,
        impostors=models_of((d for d in common.documents if register.counts(d.path)), Impostor),
        policies=_policies(register, institution, figures_of(judged), terms),
        rules=rule_pages(register.facts.policy, terms),
        assessments=_assessments(register, accounts, as_of),
        unconfirmed=frozenset(
            j.account for j in judged if j.account and (j.rule, j.outcome) == ("unconfirmed", "fail")
        ),
    )
    return Publication(
        register=public_register(internal, as_of),
        texts=read_texts(register.tree, common.readable_policies),
        commit=history.head_commit(register.root),
        modified=history.is_modified(register.root),
        pending=auditing.pending(register, as_of),
        is_preview=register.is_preview,
    )


def _assessments(register: Register, accounts: Sequence[Account], as_of: date) -> list[PublicAssessment] | None:
    """Project the years that have a sheet, the latest first; None where the policy in force sets no assessment."""
    from guanhao.project.assessment import public_assessment
    from guanhao.rules.wording import term

    if not compliance.is_assessed(register):
        return None
    years = compliance.assessed_years(register, as_of)
    return [public_assessment(compliance.assess(register, accounts, year, as_of), term) for year in years]


def _policies(
    register: Register, institution: Institution, figures: Figures, terms: Mapping[str, Label]
) -> list[PublicPolicy]:
    """Project the policies, the one in force first and with its figures."""
    from guanhao.project.policies import public_policy
    from guanhao.rules.wording import in_words

    readable, bindings = register.common.readable_policies, register.common.bindings
    ordered = sorted(readable, key=lambda id_: (id_ != institution.policy, id_))
    return [
        public_policy(
            readable[id_], bindings[id_], figures if id_ == institution.policy else None, partial(in_words, terms=terms)
        )
        for id_ in ordered
    ]


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
    from guanhao.portal.preview import marked

    register = publication.register
    write.write_pages(folder, site.data_files(register, lang))
    views = site.shelled_views(register, lang)
    write.write_pages(folder, ((f"{v.path}index.html", frame.shells[v.depth].fill(v)) for v in views))
    write.write_pages(folder, [("sitemap.xml", sitemap(register, write.list_pages(folder)))])
    if publication.is_preview:
        write.rewrite_pages(folder, marked)
    manifest = BuildFile(
        commit=publication.commit,
        modified=publication.modified,
        as_of=register.as_of,
        versions={"guanhao": __version__, **frame.versions},
        files=write.digests(folder),
    )
    write.write_pages(folder, [(write.MANIFEST, dump(manifest))])


# --- codeowners: load → fold → rules ---------------------------------------------------------------------------------


def code_owners(register: Register, as_of: date) -> str:
    """Return what CODEOWNERS should say. Raises UnbuildableError where the common files cannot be read."""
    from guanhao.rules.codeowners import codeowners

    _buildable(register)
    reviewing = register.facts.reviewing
    if reviewing is None:
        raise UnbuildableError(INSTITUTION)
    identities = [identity for verdict in judge_accounts(register) for identity in verdict.identities]
    made = codeowners(reviewing, identities, as_of)
    return "".join(f"{line}\n" for line in made.lines)


# --- schema: models → write ------------------------------------------------------------------------------------------


def write_schemas(register: Register) -> None:
    """Bring the register's JSON Schemas up to date with the models."""
    from guanhao.desk.schema import schemas

    for path, data in schemas().items():
        write.write_file(register.root / path, data)
