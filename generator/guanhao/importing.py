"""A ledger into back-filings: load → read → judge → write. What the register would not take is named by its cell."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guanhao import processes, write
from guanhao.desk.ledgers import compare, drafts
from guanhao.desk.ledgers.drafts import Names, Taken
from guanhao.desk.ledgers.known import IdentityKey, Known, keys_of
from guanhao.desk.ledgers.sheets import ReadSheet, read_sheet
from guanhao.errors import RefusedRecordError
from guanhao.examine import Register, judge_accounts
from guanhao.ledger.fold import fold
from guanhao.load.register import MODELS, entries_of, read_account
from guanhao.load.shape import read_model
from guanhao.load.workbook import read_workbook
from guanhao.model.document import Document
from guanhao.model.ledger import Imported, Remark, Row, RowStatus, Sheet, SheetRead, Spot
from guanhao.rules.hidden_characters import may_hide
from guanhao.rules.judge import identities_of, is_yet_to_seal, judge_account, judge_register, weighed

if TYPE_CHECKING:
    from datetime import date

    from guanhao.desk.draft import Draft
    from guanhao.model.account import Account
    from guanhao.model.finding import Finding, Language
    from guanhao.model.verdict import Identity
    from guanhao.rules.facts import Facts


@dataclass(frozen=True)
class Import:
    """What a ledger comes to: what there is to tell, and the files that it would bring."""

    told: Imported
    files: Mapping[str, bytes]
    """Path from the register's root → record, of every row that is right."""
    sheets: Sequence[Sheet]


def import_ledger(register: Register, ledger: Path, day: date, values: Sequence[tuple[str, str]] = ()) -> Import:
    """Read a ledger and judge what it would bring, as of a day; nothing is written.

    `values` are dotted keys and texts that hold for every row which does not say otherwise. Raises
    UnreadableLedgerError or RefusedRecordError.
    """
    return import_sheets(register, ledger.name, read_workbook(ledger), day, values)


def import_sheets(
    register: Register, name: str, sheets: Sequence[Sheet], day: date, values: Sequence[tuple[str, str]] = ()
) -> Import:
    """Do the same with sheets that were read already, of a file that is called `name`."""
    defaults = drafts.defaults_of(values)
    identities = [identity for verdict in judge_accounts(register) for identity in verdict.identities]
    known = Known(register.facts, identities, _closed(register, {identity.account for identity in identities}))
    read = [read_sheet(sheet, known) for sheet in sheets]
    rows = [taken for sheet in read for taken in sheet.rows]
    for taken in rows:
        drafts.find_present(taken, known)
    present = [taken for taken in rows if taken.is_present]
    for taken, remarks in zip(present, processes.map_batches(partial(_compare_batch, register), present), strict=True):
        taken.reading.remarks += remarks
    new = [taken for taken in rows if not taken.is_present]
    drafts.tell_twins(new, known)
    _draft(new, known, day, name, defaults)
    files = _judge(register, [taken for taken in new if taken.draft], identities, day)
    for taken in new:
        drafts.tell_missing(taken)
    drafted = [t.draft for t in new if t.draft and not t.reading.has_error]
    recipients = register.facts.institution.recipients if register.facts.institution else ()
    right = {draft.path: _filed(draft, recipients) or files[draft.path] for draft in drafted}
    told = Imported(name, day, tuple(_sheet_told(sheet) for sheet in read), is_written=False)
    return Import(told, right, sheets)


def _filed(draft: Draft, recipients: Sequence[str]) -> bytes | None:
    """Return a record with every person in it sealed; None where the institution names no recipients."""
    if not recipients:
        return None
    from guanhao.desk.seal import sealed_draft

    return sealed_draft(draft, recipients).data()


def _closed(register: Register, live: Collection[str]) -> Mapping[IdentityKey, str]:
    """Return what the accounts were known by that are no longer live, or cannot be read."""
    found: dict[IdentityKey, str] = {}
    for id_ in register.account_files.keys() - live:
        account = _account(register, id_)
        if account.filing:
            values, unit = account.filing.account.model_dump(), account.filing.unit
            found |= dict.fromkeys(keys_of(values, unit, register.facts.platforms), id_)
    return found


def _compare_batch(register: Register, batch: Sequence[Taken]) -> list[list[Remark]]:
    """Return what differs between rows and the accounts on file that they tell of."""
    told: list[list[Remark]] = []
    for taken in batch:
        reading = replace(taken.reading, remarks=[])
        compare.tell_differences(reading, _account(register, taken.account or ""), register.facts.platforms)
        told.append(reading.remarks)
    return told


def _account(register: Register, id_: str) -> Account:
    return fold(id_, entries_of(read_account(register.tree, register.account_files[id_])))


def write_import(register: Register, made: Import) -> Imported:
    """Write the records of the rows that are right; return what is told then. Raises RefusedRecordError."""
    for path in made.files:
        if os.path.lexists((register.root / path).parent):
            raise RefusedRecordError(
                path, "这个文件夹已经有了，没有改动它\nThis folder is there already and was left as it is."
            )
    try:
        processes.map_batches(partial(_write_batch, register.root), list(made.files.items()))
    except OSError as error:
        raise RefusedRecordError(str(register.root), _CANNOT_WRITE.format(error.strerror)) from error
    return replace(made.told, is_written=True)


_CANNOT_WRITE = "写不进去，请检查文件夹和权限\nIt cannot be written ({}): check the folder."


def _write_batch(root: Path, batch: Sequence[tuple[str, bytes]]) -> list[str]:
    for path, data in batch:
        write.write_file(root / path, data)
    return [path for path, _ in batch]


def _draft(new: Sequence[Taken], known: Known, day: date, file: str, defaults: Mapping[str, Any]) -> None:
    """Make the drafts: rows without a fault come first to the numbers of their accounts."""
    names = Names(known)
    for taken in sorted(new, key=lambda taken: taken.reading.has_error):
        drafts.apply_defaults(taken, defaults)
        taken.account = names.give(taken.reading)
        drafts.begin(taken, day, file)


# --- judging ---------------------------------------------------------------------------------------------------------

Judged = tuple[str, bytes, "tuple[Finding, ...]", "tuple[Identity, ...]"]


def _judge(register: Register, new: Sequence[Taken], known: Sequence[Identity], day: date) -> Mapping[str, bytes]:
    """Judge drafts as the check would, each by itself and all together; return path → file."""
    by_path = {taken.draft.path: taken for taken in new if taken.draft}
    accounts = register.facts.accounts | {taken.account for taken in new if taken.account}
    facts = replace(register.facts, accounts=frozenset(accounts))
    work = [taken.draft for taken in new if taken.draft]
    judged = processes.map_batches(partial(_judge_batch, facts), work)
    identities = [*known, *(identity for one in judged for identity in one[3])]
    found = [finding for one in judged for finding in one[2]]
    found += [f for f in judge_register(facts, identities, day) if f.path in by_path] if judged else []
    for finding in found:
        _tell(by_path[finding.path], weighed(finding, facts.policy))
    return {path: data for path, data, _, _ in judged}


def _judge_batch(facts: Facts, batch: Sequence[Draft]) -> list[Judged]:
    return [_judge_one(facts, draft) for draft in batch]


def _judge_one(facts: Facts, draft: Draft) -> Judged:
    data = draft.data()
    document = _document(draft, data)
    account = fold(draft.target, entries_of([document]))
    findings = judge_account(facts, account, [document], {})
    return draft.path, data, tuple(findings), tuple(identities_of(facts, account))


def _document(draft: Draft, data: bytes) -> Document:
    """Return the document that reading the file would give: what `emit` writes reads back as the same values."""
    model, problems = read_model(MODELS[draft.kind], draft.raw)
    text = data.decode("utf-8", "surrogatepass")
    return Document(draft.path, draft.kind, model, draft.raw, problems, has_hidden=may_hide(text))


def _tell(taken: Taken, finding: Finding) -> None:
    """Bring a finding back to the cell that its value came from. What is missing is told apart."""
    if (finding.rule == "schema" and finding.code == "missing") or is_yet_to_seal(finding):
        return
    reading = taken.reading
    if finding.rule == "duplicate-identity" and any(remark.code == "twin" for remark in reading.remarks):
        return
    keys = [key for key in finding.where.keys if isinstance(key, str)]
    path = ".".join(map(str, finding.where.keys)) if finding.where.keys else ""
    field = "url" if finding.rule == "canonical-url" else finding.params.get("field")
    if finding.code == "missing" and field:
        path, keys = f"account.{field}", ["account", str(field)]
        could_tell = ("id", "url") if field == "url" else ("id", "url", "platform_id", "handle")
        if any(drafts.is_at_fault(taken, f"account.{name}") for name in could_tell):
            return
    spot = drafts.spot_of(taken, path or ".".join(keys))
    is_error = finding.severity == "error"
    reading.remark(finding.code, "error" if is_error else "notice", spot, finding.params, finding.rule)


# --- telling ---------------------------------------------------------------------------------------------------------


def _sheet_told(sheet: ReadSheet) -> SheetRead:
    rows = tuple(map(_row_told, sheet.rows))
    remarks = [*sheet.told.remarks, *(remark for taken in sheet.rows for remark in taken.reading.remarks)]
    order = sorted(dict.fromkeys(map(_key, remarks)))
    by_key = {_key(remark): remark for remark in reversed(remarks)}
    return replace(sheet.told, rows=rows, remarks=tuple(by_key[key] for key in order))


def _key(remark: Remark) -> tuple[int, int, int, str, str, str]:
    spot: Spot = remark.spot
    shown = "".join(f"{k}{v}" for k, v in sorted(remark.params.items(), key=lambda item: item[0]))
    return remark.row or spot.row, spot.row, spot.column, remark.severity, remark.rule + remark.code, shown


def _row_told(taken: Taken) -> Row:
    reading = taken.reading
    status: RowStatus = "faulty" if reading.has_error else "present" if taken.is_present else "right"
    path = taken.draft.path if status == "right" and taken.draft else None
    return Row(reading.number, reading.rows, status, taken.account, path, reading.taken)


def faults_of(told: Iterable[SheetRead]) -> list[Remark]:
    """Return what keeps rows out of the register."""
    return [remark for sheet in told for remark in sheet.remarks if remark.severity == "error"]


# --- the marked copy -------------------------------------------------------------------------------------------------


def marked_beside(ledger: Path) -> Path:
    """Return where the marked copy of a ledger goes."""
    return ledger.with_name(f"{ledger.stem}-已标注.xlsx")


def write_marked(made: Import, told: Imported, path: Path, lang: Language) -> Imported:
    """Write a copy of the ledger with its faults marked; return what is told then. Raises RefusedRecordError."""
    from guanhao.desk.ledgers.marked import marked_copy
    from guanhao.report.ledger_words import fix, message

    faults: dict[Spot, list[tuple[str, str]]] = {}
    heads = {sheet.name: sheet.tables[0][0][-1] for sheet in told.sheets if sheet.tables}
    for remark in faults_of(told.sheets):
        is_of_sheet = remark.code == "no-column"
        spot = Spot(remark.spot.sheet, heads[remark.spot.sheet]) if is_of_sheet else remark.spot
        said = message(remark, lang), fix(remark, lang)
        if said not in faults.setdefault(spot, []):
            faults[spot].append(said)
    try:
        write.write_file(path, marked_copy(made.sheets, faults, told.as_of, lang))
    except OSError as error:
        raise RefusedRecordError(str(path), _CANNOT_WRITE.format(error.strerror)) from error
    return replace(told, marked=str(path))
