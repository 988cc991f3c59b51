"""The exported workbook: what it holds, how it helps, and that nothing in it is a formula."""

import io
import re
import zipfile
from pathlib import Path

import pytest
import python_calamine
from click.testing import CliRunner

from guanhao import exporting, importing, pipeline
from guanhao.advice import words
from guanhao.cli import cli
from guanhao.errors import UnreadableLedgerError
from guanhao.load.workbook import read_sheets, read_workbook
from tests.registers import AS_OF, Sandbox, filing

HOSTILE = ('=HYPERLINK("http://example.com","示例职业学院物理系")', "+1", "-1", "@示例", "＝1+1", "'=1", "<b>&amp;</b>")


@pytest.fixture
def hostile(minimal: Sandbox) -> Sandbox:
    for number, name in enumerate(HOSTILE):
        account = {"name": name, "platform_id": f"gh_{number:012x}", "handle": f"evc_unit{number}"}
        minimal.add(f"physics/wechat-{number + 1}", filing(account, purpose=f"{name}\n第二行", note=name))
    return minimal


@pytest.mark.parametrize("kind", ["xlsx", "csv", "json"])
def test_hostile_text_stays_text_and_comes_back(kind: str, hostile: Sandbox) -> None:
    register = pipeline.open_register(hostile.root)
    _, data = exporting.export_bytes(register, kind, AS_OF, "zh")
    told = importing.import_sheets(register, f"e.{kind}", read_sheets(f"e.{kind}", data), AS_OF).told

    assert [row.status for row in told.rows] == ["present"] * len(HOSTILE)
    assert [remark for sheet in told.sheets for remark in sheet.remarks] == []
    if kind == "xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            pages = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
        assert not [page for page in pages if "<f>" in page or "<hyperlink" in page]
    if kind == "csv":
        cells = re.split(r"[,\r\n]", data.decode("utf-8-sig"))
        assert not [cell for cell in cells if cell.lstrip('"')[:1] in ("=", "+", "-", "@", "＝")]


def test_the_workbook_helps_who_fills_it_in(hostile: Sandbox) -> None:
    count, data = exporting.export_bytes(pipeline.open_register(hostile.root), "xlsx", AS_OF, "zh")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
    book = python_calamine.load_workbook(io.BytesIO(data))
    figures = book.get_sheet_by_name("统计").to_python()

    assert book.sheet_names == ["登记册", "待办", "统计", "说明", "选项"]
    assert count == len(HOSTILE)
    assert 'state="frozen"' in page
    assert "<autoFilter" in page
    assert page.count('<dataValidation type="list"') == 7
    assert ["平台", "微信公众号", 7.0, 0.0, 7.0, 0.0, 0.0, 0.0] in figures
    assert ["状态", "正常", 7.0, 0.0, 7.0, 0.0, 0.0, 0.0] in figures


def test_an_export_says_what_it_holds(hostile: Sandbox, tmp_path: Path) -> None:
    root = ["--root", str(hostile.root), "--as-of", str(AS_OF)]
    outside = CliRunner().invoke(cli, ["export", str(tmp_path / "out.xlsx"), *root], standalone_mode=False)
    inside = CliRunner().invoke(cli, ["export", str(hostile.root / "out.csv"), *root], standalone_mode=False)
    english = CliRunner().invoke(
        cli, ["export", str(tmp_path / "out.json"), *root, "--lang", "en"], standalone_mode=False
    )
    wrong = CliRunner().invoke(cli, ["export", str(tmp_path / "out.pdf"), *root], standalone_mode=False)

    assert "里面有姓名、电话等个人信息" in outside.output
    assert "不要提交到 Git" not in outside.output
    assert "不要提交到 Git" in inside.output
    assert "names and telephone numbers" in english.output
    assert ".xlsx、.csv 或 .json" in words(wrong.exception)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.xlsx", b"", "不是 Excel 文件"),
        ("a.xlsx", b"PK\x03\x04 broken", "不是 Excel 文件"),
        ("a.xls", b"<html></html>", "不是 Excel 文件"),
        ("a.csv", b"\xff\xfe\xff", "文字编码"),
        ("a.json", b"[]", "guanhao export"),
        ("a.json", b'{"accounts": [1]}', "guanhao export"),
    ],
)
def test_what_is_no_spreadsheet_is_said(name: str, data: bytes, why: str) -> None:
    with pytest.raises(UnreadableLedgerError) as raised:
        read_sheets(name, data)

    assert why in words(raised.value)


def test_a_packed_file_that_would_fill_the_memory_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 1_000_000)
    monkeypatch.setattr("guanhao.load.workbook.MAX_UNPACKED", 999_999)
    with pytest.raises(UnreadableLedgerError) as raised:
        read_sheets("a.xlsx", packed.getvalue())

    assert "文件太大" in words(raised.value)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableLedgerError) as raised:
        read_workbook(tmp_path / "没有.xlsx")

    assert "没有这个文件" in words(raised.value)
