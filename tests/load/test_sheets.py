"""The registrar's sheets."""

import pytest

from guanhao.load.sheets import SHEETS, read_sheet
from guanhao.report.words import fix
from tests.registers import Sandbox

HEAD = "account,last_post_on,posts,followers\n"
PATH = "registry/activity/2024-05.csv"

SHEETS_AND_FAULTS: list[tuple[str, str | bytes, list[tuple[str, str, int, int]]]] = [
    ("right", "physics/wechat,2024-05-30,3,100\nphysics/weibo,,,\n", []),
    ("nothing but the header", "", []),
    ("blank lines", "\n\nphysics/wechat,2024-05-30,3,100\n,,,\n\n", []),
    ("spaces", "physics/wechat , 2024-05-30,3 ,100\n", []),
    ("quotes", '"physics/wechat","2024-05-30","3","100"\n', []),
    ("no line end", "physics/wechat,2024-05-30,3,100", []),
    ("date of another form", "physics/wechat,2024/5/30,3,100\n", [("schema", "date", 2, 16)]),
    ("date of a spreadsheet", "physics/wechat,45442,3,100\n", [("schema", "date", 2, 16)]),
    ("no such day", "physics/wechat,2024-02-30,3,100\n", [("schema", "no-such-day", 2, 16)]),
    ("figure with a comma", 'physics/wechat,2024-05-30,"1,000",100\n', [("schema", "integer", 2, 27)]),
    ("figure with a fraction", "physics/wechat,2024-05-30,3.0,100\n", [("schema", "integer", 2, 27)]),
    ("negative figure", "physics/wechat,2024-05-30,-3,100\n", [("schema", "integer", 2, 27)]),
    ("no account", ",2024-05-30,3,100\n", [("schema", "empty", 2, 1)]),
    ("no path", "物理系公众号,2024-05-30,3,100\n", [("schema", "account-id", 2, 1)]),
    ("unknown account", "physics/wechat,,,\nphysics/nothing,,,\n", [("unknown-reference", "account", 3, 1)]),
    ("unknown account, near", "physics/wechatt,,,\n", [("unknown-reference", "account-near", 2, 1)]),
    ("row too short", "physics/wechat,2024-05-30\nphysics/weibo,,,\n", [("schema", "cells", 2, 1)]),
    ("row too long", "physics/wechat,2024-05-30,3,1,000\n", [("schema", "cells", 2, 1)]),
    ("open quotes", 'physics/weibo,,,\n"physics/wechat,2024-05-30,3,100\n', [("schema", "cells", 3, 1)]),
    ("two faults in a row", "x,y,3,100\n", [("schema", "account-id", 2, 1), ("schema", "date", 2, 3)]),
    ("a cell too large", "physics/wechat," + "9" * 200_000 + ",3,100\n", [("schema", "date", 2, 16)]),
]


@pytest.mark.parametrize(("rows", "faults"), [s[1:] for s in SHEETS_AND_FAULTS], ids=[s[0] for s in SHEETS_AND_FAULTS])
def test_rows(sample: Sandbox, rows: str, faults: list[tuple[str, str, int, int]]) -> None:
    sample.write(PATH, HEAD + rows)
    assert places(sample) == faults


def places(sandbox: Sandbox) -> list[tuple[str, str, int, int]]:
    return [(p.finding.rule, p.finding.code, p.line, p.column) for p in sandbox.findings()]


@pytest.mark.parametrize(("mark", "end"), [("\ufeff", "\r\n"), ("\ufeff", "\n"), ("", "\r\n")])
def test_what_a_spreadsheet_saves_is_a_notice_and_the_rest_is_judged(sample: Sandbox, mark: str, end: str) -> None:
    rows = HEAD + "physics/wechat,2024-05-30,3,100\nphysics/weibo,x,,\n"
    sample.write(PATH, mark + rows.replace("\n", end))
    assert places(sample) == [("yaml", "spreadsheet", 1, 1), ("schema", "date", 3, 15)]
    assert sample.findings()[0].finding.severity == "notice"


@pytest.mark.parametrize(
    "head",
    [
        b"account;last_post_on;posts;followers\n",
        "账号,最近发布日期,发布条数,关注人数\n".encode(),
        b"Account,Last_post_on,Posts,Followers\n",
        b"physics/wechat,2024-05-30,3,100\n",
    ],
)
def test_another_header_is_one_finding(sample: Sandbox, head: bytes) -> None:
    sample.write(PATH, head + b"physics/wechat,x,y,z\n")
    assert sample.brief() == [("schema", "header", "activity/2024-05.csv", 1)]


HEADERS: list[tuple[str, str, str, list[tuple[str, str, int, int]]]] = [
    ("missing", "account,last_post_on,posts", "physics/wechat,x,3", [("schema", "column-missing", 1, 1)]),
    ("unknown", HEAD.strip() + ",fans", "physics/wechat,x,3,4,5", [("schema", "column-unknown", 1, 38)]),
    ("unnamed", HEAD.strip() + ",", "physics/wechat,x,3,4,", [("schema", "column-unknown", 1, 38)]),
    ("twice", HEAD.strip() + ",posts", "physics/wechat,x,3,4,y", [("schema", "column-twice", 1, 38)]),
    ("order", "account,posts,last_post_on,followers", "physics/wechat,3,x,4", [("schema", "column-order", 1, 1)]),
    (
        "misspelt",
        "account,last_post_on,post,followers",
        "physics/wechat,x,y,4",
        [("schema", "column-missing", 1, 1), ("schema", "column-unknown", 1, 22)],
    ),
]


@pytest.mark.parametrize(("head", "row", "faults"), [h[1:] for h in HEADERS], ids=[h[0] for h in HEADERS])
def test_a_fault_in_the_header_keeps_no_row_from_being_judged(
    sample: Sandbox, head: str, row: str, faults: list[tuple[str, str, int, int]]
) -> None:
    sample.write(PATH, f"{head}\n{row}\n")
    column = row.index("x") + 1
    assert places(sample) == [*faults, ("schema", "date", 2, column)]


def test_without_a_column_that_every_row_needs_no_row_is_accused(sample: Sandbox) -> None:
    sample.write(PATH, "last_post_on,posts,followers\nx,3,4\n")
    assert places(sample) == [("schema", "column-missing", 1, 1)]


@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf", b" , ,\r\n"])
def test_an_empty_sheet(sample: Sandbox, data: bytes) -> None:
    sample.write(PATH, data)
    assert places(sample) == [("yaml", "empty", 1, 1)]


def test_a_header_below_blank_lines(sample: Sandbox) -> None:
    sample.write(PATH, f"\n\n{HEAD}physics/wechat,x,,\n")
    assert places(sample) == [("schema", "date", 4, 16)]
    sample.write(PATH, "\n\n账号\n")
    assert places(sample) == [("schema", "header", 3, 1)]


def test_the_second_row_of_an_account_is_not_taken(sample: Sandbox) -> None:
    sample.write(PATH, HEAD + "physics/wechat,2024-05-30,3,100\nphysics/weibo,,,\nphysics/wechat,2024-05-01,9,9\n")
    assert places(sample) == [("schema", "row-twice", 4, 1)]
    sheet, _ = read_sheet(SHEETS["activity"], (sample.root / PATH).read_bytes())
    assert sheet is not None
    assert [line.number for line in sheet.lines] == [2, 3]
    before = sample.findings()[0].finding.fingerprint
    sample.write(PATH, "\n" + (sample.root / PATH).read_text("utf-8"))
    assert sample.findings()[0].finding.fingerprint == before, "lines are no part of it"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_sheet_of_another_encoding(sample: Sandbox, encoding: str) -> None:
    text = "date,topic,unit,people\n2024-05-01,培训,physics,2\n"
    sample.write("registry/trainings/2024.csv", text.encode(encoding))
    sample.write(PATH, HEAD + "physics/wechat,x,,\n")
    line = 1 if encoding == "utf-16" else 2
    assert sample.brief() == [
        ("schema", "date", "activity/2024-05.csv", 2),
        ("yaml", "csv-encoding", "trainings/2024.csv", line),
    ]
    assert "CSV UTF-8" in fix(sample.findings()[1].finding, "zh")


def test_each_sheet_names_units_that_exist(sample: Sandbox) -> None:
    sample.write("registry/trainings/2024.csv", "date,topic,unit,people\n2024-05-01,培训,astronomy,2\n")
    sample.write("registry/contributions/2024.csv", "unit,item,date,title,url\nphisics,pushed,2024-05-01,题,x\n")
    assert sample.brief() == [
        ("schema", "url", "contributions/2024.csv", 2),
        ("unknown-reference", "unit", "trainings/2024.csv", 2),
    ]


def test_a_row_over_two_lines_is_placed_on_the_first() -> None:
    data = b'date,topic,unit,people\n2024-05-01,"a\nb",physics,2\n2024-05-02,c,physics,x\n'
    sheet, problems = read_sheet(SHEETS["trainings"], data)
    assert sheet is not None
    assert [(p.code, p.where.mark) for p in problems] == [("one-line", (2, 12)), ("integer", (4, 22))]


@pytest.mark.parametrize("data", [b"\x00", b"\xff\xfe", b'"', b'"\n"', b"a" * 300_000, b"\r", b'"""\r\r"'])
@pytest.mark.parametrize("kind", SHEETS)
def test_no_bytes_are_too_odd(kind: str, data: bytes) -> None:
    sheet, problems = read_sheet(SHEETS[kind], data)
    assert sheet is None
    assert problems
