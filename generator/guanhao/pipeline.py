"""The whole product, top to bottom: load → fold → rules → project → render → write.

A stage that takes long to load (Git, templates) is imported where it is reached: a check needs none of them.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from guanhao import auditing, clock, compliance, write
from guanhao.checking import check, check_request, select
from guanhao.errors import OccupiedFolderError, UnbuildableError, UnknownAccountError, UnwritableError
from guanhao.examine import Lines, Register, judge_accounts, open_register
from guanhao.ledger.fold import fold
from guanhao.load.register import (
    INSTITUTION,
    entries_of,
    read_account,
)
from guanhao.model.account import Account, Entry
from guanhao.model.assessment import Assessment
from guanhao.model.due import DueList, Duty
from guanhao.model.request import Brief
from guanhao.model.verdict import Audit
from guanhao.publication import Frame, Publication, buildable, project, terms_of, write_site

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from guanhao.gate import Request
    from guanhao.internal_publication import InternalPublication
    from guanhao.model.finding import Language
    from guanhao.model.public import PublicRegister
    from guanhao.model.public_policy import RulePage
    from guanhao.verify.match import Answer


__all__ = ["Frame", "Register", "check", "check_request", "open_register", "select", "write_site"]


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
    accounts = read_accounts(register, as_of)
    judged = list(compliance.judge_due(register, accounts, as_of, within))
    shown = [j for j in judged if everything or j.outcome in ("fail", "due-soon")]
    shown.sort(key=lambda j: (j.unit or "", j.ruling.due_on or date.max, j.account or "", j.rule, j.article))
    lines = Lines(register.tree)
    return DueList(
        as_of=as_of,
        policy=register.facts.policy,
        duties=tuple(Duty(j, lines.find(e.path, e.where)[0] if (e := j.ruling.evidence) else None) for j in shown),
        counts=Counter(j.outcome for j in judged),
        units={id_: unit.name for id_, unit in register.common.units.items()},
        names={account.id: account.filing.account.name for account in accounts if account.filing},
        contacts=compliance.contacts_of(accounts),
        institution=register.common.institution,
    )


def write_notices(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write notices, name → bytes, into a new or empty folder, so that none of another day lies among them.

    Raises OccupiedFolderError, and UnwritableError where the folder cannot be written.
    """
    try:
        lying = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
        if lying:
            raise OccupiedFolderError(str(folder), lying[0])
        for name, data in files.items():
            write.write_file(folder / name, data)
    except OSError as error:
        raise UnwritableError(str(folder), str(error.strerror)) from error


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
    return [rule_page(rule, policy, terms_of(register) if register else {}) for rule in rules]


# --- audit: load → rules ----------------------------------------------------------------------------------------------


def audit(register: Register, as_of: date) -> Audit:
    """Tell of every record how it came to the main branch, and find what no approver brought there."""
    return auditing.audit(register, as_of)


def check_history(register: Register) -> None:
    """Raise HistoryError or ShallowHistoryError where nobody can tell which records were approved."""
    register.approvals.of("")


# --- publish: load → fold → project → render → write --------------------------------------------------------------


def publication(register: Register, as_of: date) -> Publication:
    """Project what the public may see as of a day. Raises UnbuildableError where the common files cannot be read."""
    return project(register, as_of)


def internal(register: Register, as_of: date) -> InternalPublication:
    """Project what the registrar's intranet may see beside that."""
    from guanhao import internal_publication

    return internal_publication.project(register, as_of)


def write_internal(
    internal: InternalPublication, public: Publication, frame: Frame, folder: Path, last: Path | None, lang: Language
) -> None:
    """Write an internal edition: the public site with a bar on each page, and the internal pages beside it."""
    from guanhao import internal_publication as edition

    write_site(public, replace(frame, shells=edition.barred_shells(frame.shells, lang)), folder, last, lang)
    edition.write_internal(internal, public.register, edition.Place(frame.shells, folder, last, lang))


# --- verify: load → fold → project → match ---------------------------------------------------------------------------


def verify(register: Register, query: str, on: date) -> tuple[Answer, PublicRegister]:
    """Answer whether what was asked is an official account on a day; return too the register as it stood that day.

    A past day is answered with hindsight, as the page answers it: what was given up is not vouched for between the day
    it was given up and the day on which that was filed.
    """
    from guanhao.verify.index import Index

    as_of = max(on, today(register))
    known = publication(register, as_of).register
    answer = Index(known).ask(query, on)
    if on == as_of:
        return answer, known
    then = publication(register, on).register
    accounts = tuple(then.account_by_id.get(account.id, account) for account in known.accounts)
    return answer, replace(known, as_of=on, accounts=accounts)


# --- codeowners: load → fold → rules ---------------------------------------------------------------------------------


def code_owners(register: Register, as_of: date) -> str:
    """Return what CODEOWNERS should say. Raises UnbuildableError where the common files cannot be read."""
    from guanhao.rules.codeowners import codeowners

    buildable(register)
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
