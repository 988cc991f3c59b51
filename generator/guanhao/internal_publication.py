"""The internal edition, shown on the registrar's intranet beside the portal: load → fold → rules → project → write.

The public build knows nothing of it: only this module brings the internal projection and its pages together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from guanhao import auditing, compliance, write
from guanhao.examine import Register
from guanhao.ledger.fold import fold
from guanhao.ledger.order import parse_name
from guanhao.load.layout import place_of
from guanhao.load.register import entries_of, read_account
from guanhao.model.types import Label
from guanhao.portal import preview
from guanhao.portal.api import BuildFile, dump
from guanhao.portal.internal import banner, site
from guanhao.project.internal import Dossier, Everything, Stray, Words, internal_register
from guanhao.report.audit import approval_words
from guanhao.report.words import remedy, sentence, visible
from guanhao.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from guanhao.model.finding import Language
    from guanhao.model.internal import InternalRegister
    from guanhao.model.judgement import Judgement
    from guanhao.model.public import PublicRegister
    from guanhao.portal.shell import Shell


@dataclass(frozen=True)
class InternalPublication:
    """What the internal pages are made of."""

    internal: InternalRegister
    is_preview: bool
    """Whether records that are not in effect are shown as if they were."""
    shell_depths: tuple[int, ...] = site.SHELL_DEPTHS
    """Depths at which the edition needs a shell, those of its public pages included."""


def project(register: Register, as_of: date) -> InternalPublication:
    """Project everything on file as of a day, for the intranet alone."""
    dossiers = [_dossier(register, account, as_of) for account in register.account_files]
    dossiers = [dossier for dossier in dossiers if dossier.account.entries or dossier.pending]
    accounts = [dossier.account for dossier in dossiers]
    judged = list(compliance.judge_compliance(register, accounts, as_of))
    everything = Everything(
        units=register.common.units,
        platforms=register.common.platforms,
        dossiers=dossiers,
        judgements=judged,
        strays=list(_strays(register, as_of)),
    )
    return InternalPublication(internal_register(everything, _words(), as_of), register.is_preview)


def _dossier(register: Register, account: str, as_of: date) -> Dossier:
    entries = entries_of(read_account(register.tree, register.account_files[account]), register.approvals)
    in_effect = [entry for entry in entries if register.counts(entry.path)]
    lying = [entry for entry in entries if not register.counts(entry.path) and entry.approved_on <= as_of]
    return Dossier(fold(account, in_effect, as_of), sorted(lying, key=lambda entry: entry.order))


def _strays(register: Register, as_of: date) -> Iterator[Stray]:
    for path, approval in auditing.pending(register, as_of).items():
        place = place_of(path)
        named = parse_name(path.rsplit("/", 1)[1])
        kind = place.kind if place.kind in ("release", "impostor") else named[1] if named else ""
        yield Stray(visible(path), kind or "", place.account, approval)


def _words() -> Words:
    return Words(
        message=lambda judgement: _both(sentence, judgement),
        remedy=lambda judgement: _both(remedy, judgement),
        proof=_proof,
        approval=lambda approval: Label(approval_words(approval, "zh"), approval_words(approval, "en")),
        titles={rule.id: rule.title for rule in RULES},
        duties=frozenset(rule.id for rule in RULES if rule.duty),
    )


def _proof(judgement: Judgement) -> str | None:
    """Return the waiver, or the record or row that an outcome rests on; a row of a sheet with its line."""
    evidence = judgement.ruling.evidence
    if judgement.waived or evidence is None:
        return visible(judgement.waived or judgement.path) or None
    return visible(evidence.path) + (f":{evidence.where.mark[0]}" if evidence.where.mark else "")


def _both(say: object, judgement: Judgement) -> Label:
    ruling = judgement.ruling
    if not ruling.code:
        return Label("", "")
    zh, en = (say(judgement.rule, ruling.code, ruling.params, lang) for lang in ("zh", "en"))  # type: ignore[operator]
    return Label(zh, en)


def barred_shells(shells: Mapping[int, Shell], lang: Language) -> dict[int, Shell]:
    """Return the shells of the public pages of an internal edition: each with the bar that says what it is part of."""
    return {depth: shell.changed(partial(banner.barred, depth=depth, lang=lang)) for depth, shell in shells.items()}


@dataclass(frozen=True)
class Place:
    """Where an internal edition is written, and in what frame and language."""

    shells: Mapping[int, Shell]
    folder: Path
    last: Path | None
    """The site that was built before, if there is one to link from."""
    lang: Language


def write_internal(publication: InternalPublication, public: PublicRegister, place: Place) -> None:
    """Bring a public site that was just written in barred shells up to an internal edition.

    Its other pages get the bar too, the internal pages come beside them, and the list of files is made anew.
    """
    folder, last, lang = place.folder, place.last, place.lang
    shells = {depth: shell.changed(partial(_marked, publication, lang)) for depth, shell in place.shells.items()}
    manifest = BuildFile.model_validate_json((folder / write.MANIFEST).read_bytes())
    put = {**manifest.files}
    put |= write.mark_pages(folder, lambda path, page: banner.barred(page, path.count("/"), lang, path))
    views = site.internal_views(publication.internal, public, lang)
    put |= write.put_pages(folder, last, ((f"{v.path}index.html", shells[v.depth].fill(v)) for v in views))
    files = {path: digest for path, digest in write.settle(folder, last, put).items() if path != write.MANIFEST}
    whole = manifest.model_copy(update={"audience": "internal", "files": files})
    write.write_pages(folder, [(write.MANIFEST, dump(whole))])


def _marked(publication: InternalPublication, lang: Language, shell: str) -> str:
    marked = banner.marked(shell, lang)
    return preview.marked(marked) if publication.is_preview else marked
