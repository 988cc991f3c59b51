"""A printable form: load → fold → the form's values → its template → write."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guanhao import write
from guanhao.desk.word.matter import FORMS, KINDS, FormKind, Matter, Surroundings
from guanhao.errors import (
    NoFormError,
    OccupiedFileError,
    UnbuildableError,
    UnknownAccountError,
    UnknownRecordError,
    UnreadableRecordError,
    UnwritableError,
)
from guanhao.examine import Register
from guanhao.ledger.code import code_of, parse_code
from guanhao.ledger.fold import fold, resume
from guanhao.load.forms import read_template
from guanhao.load.layout import place_of
from guanhao.load.register import INSTITUTION, entries_of, read_account, read_document
from guanhao.model.account import Account, Entry
from guanhao.model.file import File
from guanhao.model.filing import Application, Filing
from guanhao.model.records import Change, Closure, Release, Review
from guanhao.report.words import visible


@dataclass(frozen=True)
class Printed:
    """A form that was written."""

    kind: FormKind
    path: Path
    template: str
    has_persons: bool


def print_form(register: Register, target: str, kind: FormKind | None, docx: Path, day: date) -> Printed:
    """Write the form of an account, of a record, or an empty one, as a Word document.

    `target` is an account's id or code, the path of a record, or a kind of form, which is then left empty. Raises
    UnknownAccountError, UnknownRecordError, UnreadableRecordError, NoFormError, BrokenTemplateError,
    UnknownPlaceholderError, OccupiedFileError, UnwritableError; UnbuildableError without an institution.
    """
    from guanhao.desk.word.fill import fill
    from guanhao.desk.word.values import placeholders

    institution = register.facts.institution
    if institution is None:
        raise UnbuildableError(INSTITUTION)
    matter = find_matter(register, target, kind, day)
    path, template = read_template(register.tree, institution.policy, matter.kind)
    filled = fill(template, placeholders(matter, surroundings(register, matter, day)), path, visible)
    if os.path.lexists(docx):
        raise OccupiedFileError(str(docx))
    try:
        write.write_file(docx, filled)
    except OSError as error:
        raise UnwritableError(str(docx), error.strerror or "") from error
    return Printed(matter.kind, docx, path, has_persons=matter.account is not None)


def find_matter(register: Register, target: str, kind: FormKind | None, day: date) -> Matter:
    """Return what a form is filled with; raises what `print_form` does of accounts and records."""
    if target in KINDS:
        if kind not in (None, target):
            raise NoFormError(target, FORMS[target].zh)  # type: ignore[index]
        return Matter(target, day)  # type: ignore[arg-type]
    if target.endswith((".yml", ".yaml")):
        return _of_record(register, target, kind, day)
    return _of_account(register, _account_id(register, target), kind, day)


def _account_id(register: Register, target: str) -> str:
    if target in register.account_files:
        return target
    code = parse_code(target)
    found = next((account for account in register.account_files if code and code_of(account) == code), None)
    if found:
        return found
    near = difflib.get_close_matches(target, register.account_files, 3, 0.4)
    raise UnknownAccountError(target, ", ".join(near))


# --- an account as it stands ------------------------------------------------------------------------------------------


def _of_account(register: Register, id_: str, asked: FormKind | None, day: date) -> Matter:
    account = _folded(register, id_, day)
    if not account.entries:
        raise UnknownAccountError(id_)
    is_filed = isinstance(account.filing, Filing)
    kind: FormKind = asked or ("filing" if is_filed else "application")
    if account.filing and (kind == "commitment" or (kind == "filing" and is_filed)):
        source = account.declared_by
        return Matter(
            kind,
            day,
            account=id_,
            record=source.record if source and isinstance(source.record, Application | Filing) else None,
            path=source.path if source else None,
            is_in_effect=True,
            state=account.published_state,
            present=account.filing,
        )
    of_kind = [entry for entry in account.applied if entry.record and entry.record.kind == kind]
    found = of_kind[-1] if of_kind else None
    if found is None:
        kinds = {entry.record.kind for entry in account.applied if entry.record}
        raise NoFormError(id_, _listed(form for form in FORMS if form in kinds))
    return _around_record(register, account, found, None)


# --- a record ---------------------------------------------------------------------------------------------------------


def _of_record(register: Register, target: str, kind: FormKind | None, day: date) -> Matter:
    path = _path_in(register, target)
    place = place_of(path)
    if place.kind == "release":
        return _of_release(register, path, kind, day)
    if place.account is None:
        raise NoFormError(path)
    entries = _entries(register, place.account)
    entry = next((entry for entry in entries if entry.path == path), None)
    if entry is None:
        raise UnknownRecordError(path)
    if entry.record is None:
        raise UnreadableRecordError(path)
    others = [e for e in entries if e.path != path and e.order < entry.order and register.counts(e.path)]
    return _around_record(register, fold(place.account, others), entry, kind)


def _around_record(register: Register, before: Account, entry: Entry, kind: FormKind | None) -> Matter:
    """Return the form of a record, `before` being its account without it, or with it and whatever came later."""
    record = entry.record
    if not isinstance(record, Application | Filing | Change | Review | Closure):
        raise NoFormError(entry.path)
    others = [e for e in before.entries if e.order < entry.order]
    earlier = fold(before.id, others)
    after = resume(earlier, [entry])
    own = record if isinstance(record, Application | Filing) else None
    chosen: FormKind = kind or record.kind
    if chosen not in (record.kind, "commitment") or (chosen == "commitment" and not (own or after.filing)):
        raise NoFormError(entry.path, _listed([record.kind, "commitment"]))
    return Matter(
        chosen,
        record.filed_on,
        account=before.id,
        record=record,
        path=entry.path,
        is_in_effect=register.counts(entry.path),
        present=own or after.filing,
        before=earlier.filing,
    )


def _of_release(register: Register, path: str, kind: FormKind | None, day: date) -> Matter:
    record = read_document(register.tree, File(path, "file", "")).model
    if not isinstance(record, Release):
        raise UnreadableRecordError(path)
    if kind not in (None, "release"):
        raise NoFormError(path, _listed(["release"]))
    known = record.channel if record.channel in register.account_files else None
    channel = _folded(register, known, day) if known else None
    return Matter(
        "release",
        record.filed_on,
        account=known,
        record=record,
        path=path,
        is_in_effect=register.counts(path),
        present=channel.filing if channel else None,
    )


def _path_in(register: Register, target: str) -> str:
    """Return a record's path from the register's root, given from there or from the folder stood in."""
    known = {file.path for files in register.account_files.values() for file in files}
    known |= {file.path for file in register.common_files}
    given = target.replace(os.sep, "/").removeprefix("./")
    if given in known:
        return given
    from_here = os.path.relpath(Path(target).absolute(), register.root.absolute()).replace(os.sep, "/")
    if from_here in known:
        return from_here
    near = difflib.get_close_matches(given, known, 3, 0.6)
    raise UnknownRecordError(target, ", ".join(near))


# --- the register around it -------------------------------------------------------------------------------------------


def surroundings(register: Register, matter: Matter, day: date) -> Surroundings:
    """Return what a form says of the register that it belongs to."""
    institution = register.facts.institution
    portal = institution.portal.rstrip("/") + "/" if institution and institution.portal else None
    successor = matter.record.successor if isinstance(matter.record, Closure) else None
    known = successor if successor in register.account_files else None
    filing = _folded(register, known, day).filing if known else None
    return Surroundings(register.facts, register.common.policy, portal, filing.account.name if filing else "")


def _folded(register: Register, account: str, day: date | None) -> Account:
    return fold(account, [entry for entry in _entries(register, account) if register.counts(entry.path)], day)


def _entries(register: Register, account: str) -> list[Entry]:
    return entries_of(read_account(register.tree, register.account_files[account]), register.approvals)


def _listed(kinds: Iterable[str]) -> str:
    return "、".join(f"{FORMS[kind].zh}（{kind}）" for kind in kinds)  # type: ignore[index]
