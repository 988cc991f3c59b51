"""A register into a ledger: load → fold → rules → rows → write. It holds what only the registrar may see."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from guanhao import compliance, write
from guanhao.desk.ledgers.export import Export, workbook
from guanhao.desk.ledgers.known import Known
from guanhao.desk.ledgers.register_rows import register_rows
from guanhao.errors import RefusedRecordError
from guanhao.ledger.fold import fold
from guanhao.load.register import entries_of, read_account
from guanhao.report.words import OUTCOME, remedy, say, sentence
from guanhao.spreadsheet import as_csv

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from guanhao.examine import Register
    from guanhao.model.account import Account
    from guanhao.model.finding import Language
    from guanhao.model.judgement import Judgement

FORMATS = ("xlsx", "csv", "json")


@dataclass(frozen=True)
class Exported:
    """What was written."""

    accounts: int
    is_in_register: bool
    """Whether the file lies in the register's own folder, where it might be committed."""


def export_register(register: Register, path: Path, as_of: date, lang: Language) -> Exported:
    """Write what is in effect as of a day into a file whose name says the format. Raises RefusedRecordError."""
    kind = path.suffix.lower().removeprefix(".")
    if kind not in FORMATS:
        raise RefusedRecordError(
            str(path), "文件名要以 .xlsx、.csv 或 .json 结尾\nThe file's name must end in .xlsx, .csv or .json."
        )
    data = export_bytes(register, kind, as_of, lang)
    try:
        write.write_file(path, data[1])
    except OSError as error:
        detail = f"写不进去，请检查文件夹和权限\nIt cannot be written ({error.strerror}): check the folder."
        raise RefusedRecordError(str(path), detail) from error
    return Exported(data[0], path.resolve().is_relative_to(register.root.resolve()))


def export_bytes(register: Register, kind: str, as_of: date, lang: Language) -> tuple[int, bytes]:
    """Return how many accounts there are as of a day, and the file of a format."""
    accounts = list(_accounts(register, as_of))
    known = Known(register.facts)
    if kind == "json":
        plain = register_rows(accounts, known, None)
        fields = [heading.field for heading in plain.headings]
        rows = [{field: row[field] for field in fields if row.get(field)} for row in plain.rows]
        told = {"version": 1, "as_of": str(as_of), "accounts": rows}
        return len(accounts), (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
    table = register_rows(accounts, known, lang)
    if kind == "csv":
        heads = [say(heading.label, lang) for heading in table.headings]
        lines = [[row.get(heading.field) for heading in table.headings] for row in table.rows]
        return len(accounts), as_csv([heads, *lines]).encode()
    institution = register.common.institution
    name = institution.name if institution else ""
    duties = list(_duties(register, accounts, known, as_of, lang))
    return len(accounts), workbook(Export(name, as_of, table, duties, known, lang))


def _accounts(register: Register, as_of: date) -> Iterator[Account]:
    for id_ in sorted(register.account_files):
        entries = entries_of(read_account(register.tree, register.account_files[id_]), register.approvals)
        account = fold(id_, [entry for entry in entries if register.counts(entry.path)], as_of)
        if account.entries:
            yield account


def _duties(
    register: Register, accounts: Sequence[Account], known: Known, as_of: date, lang: Language
) -> Iterator[list[str]]:
    """Yield what is overdue or soon due, the earliest last day first, a row each."""
    judged = [j for j in compliance.judge_due(register, accounts, as_of) if j.outcome in ("fail", "due-soon")]
    for judgement in sorted(judged, key=_order):
        ruling = judgement.ruling
        yield [
            str(ruling.due_on or ""),
            say(OUTCOME[judgement.outcome], lang),
            known.unit_word(judgement.unit) if judgement.unit else "",
            judgement.account or "",
            sentence(judgement.rule, ruling.code, ruling.params, lang),
            remedy(judgement.rule, ruling.code, ruling.params, lang),
            f"{judgement.rule} {judgement.article}",
        ]


def _order(judgement: Judgement) -> tuple[str, str, str]:
    return str(judgement.ruling.due_on or "9"), judgement.account or "", judgement.rule
