"""What is said of ledgers: every message is met, in both languages, and none repeats what is personal."""

import json

import pytest

from guanhao.examine import Register
from guanhao.importing import Import
from guanhao.report.ledger import as_json, as_text
from guanhao.report.ledger_words import LEFT, MESSAGES, WHY_LEFT
from tests.desk.ledgers.test_untidy import imported
from tests.desk.ledgers.untidy import made

PERSONAL = ("张三", "李四", "王五", "赵六", "1380000", "1390000", "7311234567")
ELSEWHERE = {"differs", "differs-person", "differs-note", "two-accounts", "unreadable-account", "closed", "not-filed"}
"""What is said of accounts on file alone, which test_round_trip.py tests."""


@pytest.fixture(scope="module")
def imports(register: Register) -> list[Import]:
    return [imported(register, make()) for make in made().values()]


def test_every_message_is_met(imports: list[Import]) -> None:
    sheets = [sheet for one in imports for sheet in one.told.sheets]

    assert set(MESSAGES) - {r.code for s in sheets for r in s.remarks if not r.rule} == ELSEWHERE
    assert {line.why for sheet in sheets for line in sheet.left} == set(LEFT)
    assert {sheet.why_left for sheet in sheets} - {""} == set(WHY_LEFT)


def test_no_report_repeats_what_is_personal(imports: list[Import]) -> None:
    for one in imports:
        for report in (as_text(one.told, "zh"), as_text(one.told, "en"), as_json(one.told, "zh")):
            assert not [value for value in PERSONAL if value in report]


def test_the_report_for_programs_names_rows_cells_and_columns(imports: list[Import]) -> None:
    report = json.loads(as_json(imports[0].told, "en"))
    sheet = report["sheets"][0]

    assert report["counts"] == {"right": 2, "faulty": 0, "present": 0}
    assert [row["row"] for row in sheet["rows"]] == [5, 6]
    assert [row["status"] for row in sheet["rows"]] == ["right", "right"]
    assert sheet["tables"][0]["header_rows"] == [4]
    assert sheet["tables"][0]["columns"][1] == {
        "column": "B",
        "header": "主办单位",
        "field": "unit",
        "cells_not_taken": 0,
    }
    assert [line["why"] for line in sheet["left"]] == ["title", "title", "total", "note", "note"]
    assert report["sheets"][1]["left_out"] == "no ledger: no header was recognised"
