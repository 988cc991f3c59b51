"""The portal: what was judged → project → render → write."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from guanhao import __version__, auditing, compliance, processes, write
from guanhao.errors import UnbuildableError
from guanhao.load.register import INSTITUTION, PLATFORMS, models_of, read_texts
from guanhao.model.records import Impostor
from guanhao.model.types import Label

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from guanhao.examine import Register
    from guanhao.model.approval import Approval
    from guanhao.model.assessment import Stake
    from guanhao.model.finding import Language
    from guanhao.model.institution import Institution
    from guanhao.model.projected import Projected
    from guanhao.model.public import PublicRegister
    from guanhao.model.public_assessment import PublicAssessment
    from guanhao.model.public_policy import PublicPolicy
    from guanhao.portal.shell import Shell
    from guanhao.project.policies import Figures


MANY = 1_000
"""Accounts from which on lists and index are made in processes of their own."""


def terms_of(register: Register) -> dict[str, Label]:
    """Name what parameters name by its id."""
    return {id_: Label(unit.name, unit.name) for id_, unit in register.common.units.items()}


@dataclass(frozen=True)
class Publication:
    """What a portal is made of."""

    root: Path
    """The register's, where caches lie."""
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
    forms: Mapping[str, bytes]
    """Path → bytes of what the forms of the desk are made of: public facts of register and policy."""


def project(register: Register, as_of: date) -> Publication:
    """Project what the public may see as of a day.

    Raises UnbuildableError where the common files cannot be read.
    """
    from guanhao.explain import rule_pages
    from guanhao.load import history
    from guanhao.project.policies import figures_of
    from guanhao.project.register import Internal, public_register
    from guanhao.projection import project_accounts

    common = register.common
    institution = buildable(register)
    accounts = project_accounts(register, as_of)
    stakes = [projected.stake for projected in accounts]
    identities = [identity for projected in accounts for identity in projected.identities]
    grounds = compliance.grounds_of(register, as_of)
    together = compliance.judge_together(register, grounds, identities, stakes)
    terms = terms_of(register)
    internal = Internal(
        institution=institution,
        platforms=common.platforms,
        units=common.units,
        accounts=accounts,
        impostors=models_of((d for d in common.documents if register.counts(d.path)), Impostor),
        policies=_policies(register, institution, figures_of(accounts, together), terms),
        rules=rule_pages(register.facts.policy, terms),
        assessments=_assessments(register, stakes, as_of),
    )
    commit = history.head_commit(register.root)
    return Publication(
        root=register.root,
        register=replace(public_register(internal, as_of), commit=commit),
        texts=read_texts(register.tree, common.readable_policies),
        commit=commit,
        modified=bool(register.changed),
        pending=auditing.pending(register, as_of),
        is_preview=register.is_preview,
        forms=_forms(register, institution, accounts),
    )


def _forms(register: Register, institution: Institution, accounts: Sequence[Projected]) -> dict[str, bytes]:
    from guanhao.desk.browser import rules_data
    from guanhao.desk.browser_forms import forms_data

    made = {
        "forms": forms_data(register.facts, institution),
        "rules": rules_data(register.facts),
        "declared": {p.account.id: asdict(p.declared) for p in accounts if p.account and p.declared},
    }
    return {
        f"desk/{name}.json": json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        for name, data in made.items()
    }


def _assessments(register: Register, stakes: Sequence[Stake], as_of: date) -> list[PublicAssessment] | None:
    """Project the years that have a sheet, the latest first; None where the policy in force sets no assessment."""
    from guanhao.project.assessment import public_assessment
    from guanhao.rules.wording import term

    if not compliance.is_assessed(register):
        return None
    years = compliance.assessed_years(register, as_of)
    return [public_assessment(compliance.assess_stakes(register, stakes, year, as_of), term) for year in years]


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


def buildable(register: Register) -> Institution:
    """Return the institution. Raises UnbuildableError where a file that every page rests on cannot be read."""
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


def _put_lists(
    register: PublicRegister, shells: Mapping[int, Shell], folder: Path, last: Path | None, lang: Language
) -> dict[str, str]:
    """Write what is made of many accounts at once, beside each other; return path → SHA-256."""
    from guanhao.portal import site

    sources: tuple[Callable[[], Iterable[tuple[str, bytes]]], ...] = (
        lambda: site.index_files(register),
        lambda: site.data_files(register, lang),
        lambda: (site.page_of(view, shells) for view in site.shelled_views(register, lang)),
    )
    tasks = [partial(_put, folder, last, source) for source in sources]
    with processes.without_collector():
        done = processes.run_beside(tasks, is_worth_it=len(register.accounts) >= MANY)
    return {path: digest for put in done for path, digest in put.items()}


def _put(folder: Path, last: Path | None, source: Callable[[], Iterable[tuple[str, bytes]]]) -> dict[str, str]:
    return write.put_pages(folder, last, source())


def write_site(publication: Publication, frame: Frame, folder: Path, last: Path | None, lang: Language) -> None:
    """Write into `folder` every file that the theme has no hand in, and last the list of all files there.

    What the site at `last` has alike is linked from there.
    """
    from guanhao.portal import site
    from guanhao.portal.api import BuildFile, dump
    from guanhao.portal.feed import sitemap
    from guanhao.portal.preview import marked
    from guanhao.rendering import Target, render_accounts

    register, shells = publication.register, frame.shells
    if publication.is_preview:
        write.rewrite_pages(folder, marked)
        shells = {depth: shell.changed(marked) for depth, shell in shells.items()}
    put = _put_lists(register, shells, folder, last, lang)
    put |= write.put_pages(folder, last, publication.forms.items())
    put |= render_accounts(Target(register, lang, shells, folder, last), publication.root)
    pages = site.folders_of(write.list_files(folder))
    write.write_pages(folder, [("sitemap.xml", sitemap(register, pages))])
    manifest = BuildFile(
        commit=publication.commit,
        modified=publication.modified,
        as_of=register.as_of,
        versions={"guanhao": __version__, **frame.versions},
        files=write.settle(folder, last, put),
    )
    write.write_pages(folder, [(write.MANIFEST, dump(manifest))])
