"""The registrar's sheets."""

import pytest

from guanhao.load.sheets import SHEETS, read_sheet
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
    ("CRLF", "physics/wechat,2024-05-30,3,100\r\nphysics/weibo,x,,\r\n", [("schema", "date", 3, 15)]),
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
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_rows(sample: Sandbox, rows: str, faults: list[tuple[str, str, int, int]], mark: str) -> None:
    sample.write(PATH, mark + HEAD + rows)
    found = [(p.finding.rule, p.finding.code, p.line, p.column) for p in sample.findings()]
    assert found == faults


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\n",
        b"account,posts,last_post_on,followers\n",
        b"account;last_post_on;posts;followers\n",
        "账号,最近发布日期,发布条数,关注人数\n".encode(),
        b"account,last_post_on,posts\n",
        b"Account,Last_post_on,Posts,Followers\n",
        b"physics/wechat,2024-05-30,3,100\n",
    ],
)
def test_another_header_is_one_finding(sample: Sandbox, head: bytes) -> None:
    sample.write(PATH, head + b"physics/wechat,x,y,z\n")
    assert sample.brief() == [("schema", "header", "activity/2024-05.csv", 1)]


def test_a_sheet_of_another_encoding(sample: Sandbox) -> None:
    sample.write("registry/trainings/2024.csv", "date,topic,unit,people\n2024-05-01,培训,physics,2\n".encode("gbk"))
    assert sample.brief() == [("yaml", "encoding", "trainings/2024.csv", 2)]


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
