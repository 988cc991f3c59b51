"""Out and in again changes nothing; in twice writes nothing the second time; the marked copy keeps every value."""

import io
import json
import shutil
from pathlib import Path

import pytest
import python_calamine
from click.testing import CliRunner

from guanhao import exporting, importing, pipeline
from guanhao.cli import cli
from guanhao.examine import Register
from guanhao.load.workbook import read_sheets
from tests.desk.ledgers.conftest import REPOSITORY
from tests.desk.ledgers.test_untidy import imported
from tests.desk.ledgers.untidy import DATA, DEFAULTS, made
from tests.registers import AS_OF, Sandbox, application, closure, filing

SETTINGS = [part for key, value in DEFAULTS.items() for part in ("--set", f"{key}={value}")]


@pytest.fixture(scope="module")
def sample_register() -> Register:
    return pipeline.open_register(REPOSITORY)


@pytest.mark.parametrize(("kind", "lang"), [("xlsx", "zh"), ("xlsx", "en"), ("csv", "zh"), ("json", "zh")])
def test_what_goes_out_comes_in_as_it_was(kind: str, lang: str, sample_register: Register) -> None:
    count, data = exporting.export_bytes(sample_register, kind, AS_OF, lang)  # type: ignore[arg-type]
    sheets = read_sheets(f"e.{kind}", data)

    told = importing.import_sheets(sample_register, f"e.{kind}", sheets, AS_OF).told

    assert count > 60
    assert [row.status for row in told.rows] == ["present"] * count
    assert [remark for sheet in told.sheets for remark in sheet.remarks] == []
    assert exporting.export_bytes(sample_register, kind, AS_OF, lang)[1] == data  # type: ignore[arg-type]


def test_in_twice_writes_once(ledger_root: Path, tmp_path: Path) -> None:
    root, ledger = tmp_path / "register", made()["merged_down"]()
    shutil.copytree(ledger_root, root, ignore=shutil.ignore_patterns(".guanhao"))
    file = tmp_path / ledger.name
    file.write_bytes(ledger.data)
    command = ["import", str(file), "--root", str(root), "--as-of", str(AS_OF), *SETTINGS]

    trial = CliRunner().invoke(cli, command, standalone_mode=False)
    assert "什么都没有写" in trial.output
    assert not (root / "registry/accounts").exists()
    written = CliRunner().invoke(cli, [*command, "--write", "--format", "json"], standalone_mode=False)
    report = json.loads(written.output)
    paths = sorted(str(path.relative_to(root)) for path in root.rglob("*-filing.yml"))
    again = CliRunner().invoke(cli, [*command, "--write"], standalone_mode=False)

    assert report["written"] is True
    assert report["counts"] == {"right": 2, "faulty": 1, "present": 0}
    assert paths == sorted(row["path"] for row in report["sheets"][0]["rows"] if row["path"])
    assert paths == [f"registry/accounts/physics/{name}/{AS_OF}-filing.yml" for name in ("wechat-2", "wechat")]
    assert "已在册 2" in again.output
    assert len(list(root.rglob("*-filing.yml"))) == 2
    assert not pipeline.check(pipeline.open_register(root), AS_OF).is_gated
    record = (root / paths[1]).read_text(encoding="utf-8")
    assert f"按台账补办备案：merged-down.xlsx，工作表“{DATA}”第 2 行。" in record
    assert (tmp_path / "merged-down-已标注.xlsx").is_file()
    _, data = exporting.export_bytes(pipeline.open_register(root), "xlsx", AS_OF, "zh")
    back = importing.import_sheets(pipeline.open_register(root), "e.xlsx", read_sheets("e.xlsx", data), AS_OF).told
    assert [(row.status, sheet.remarks) for sheet in back.sheets for row in sheet.rows] == [("present", ())] * 2


def test_a_row_added_to_an_export_is_read_as_any_ledger(sample_register: Register) -> None:
    _, data = exporting.export_bytes(sample_register, "csv", AS_OF, "zh")
    head = data.decode("utf-8-sig").splitlines()[0].split(",")
    stated = {
        "主办单位": "图书馆",
        "平台": "同上",
        "账号名称": "示例职院图书馆读者",
        "管理员1姓名": "张三（辅导员）",
        "签字人": "见附件",
    }
    row = ",".join(stated.get(header, "") for header in head)

    told = importing.import_sheets(sample_register, "e.csv", read_sheets("e.csv", data + row.encode()), AS_OF).told

    (added,) = [row for row in told.rows if row.status != "present"]
    codes = {r.code: str(r.spot) for r in told.sheets[0].remarks if r.row == added.number and r.code != "missing"}
    assert codes == {"person": f"e!BI{added.number}"}


def test_what_differs_is_told_by_cell(ledger_root: Path, tmp_path: Path) -> None:
    ledger = made()["merged_down"]()
    root = tmp_path / "register"
    shutil.copytree(ledger_root, root, ignore=shutil.ignore_patterns(".guanhao"))
    importing.write_import(pipeline.open_register(root), imported(pipeline.open_register(root), ledger))
    head = ["单位", "账号名称", "平台", "原始ID", "管理员", "电话"]
    rows = "\n".join(
        ",".join(row) for row in [head, ["物理系", "示例职院改名", "公众号", "gh_000000000005", "王五", "1111111"]]
    )

    told = importing.import_sheets(
        pipeline.open_register(root), "b.csv", read_sheets("b.csv", rows.encode()), AS_OF
    ).told

    assert [(str(r.spot), r.code, r.severity) for r in told.sheets[0].remarks] == [
        ("b!B2", "differs", "notice"),
        ("b!E2", "differs-person", "notice"),
    ]
    assert [row.status for row in told.rows] == ["present"]


def test_the_marked_copy_keeps_every_value(register: Register, tmp_path: Path) -> None:
    for name in ("days", "two_rows", "merged_down", "errors", "sheets"):
        made_of = imported(register, made()[name]())
        file = tmp_path / f"{name}.xlsx"
        told = importing.write_marked(made_of, made_of.told, file, "zh")
        copy = python_calamine.load_workbook(io.BytesIO(file.read_bytes()))
        for sheet in made_of.sheets:
            page = copy.get_sheet_by_name(sheet.name)
            rows = [[None if v == "" else v for v in row] for row in page.to_python(skip_empty_area=False)]
            kept = [[v for v in row if v is not None] for row in rows]
            shown = [
                [v for column, v in enumerate(row, 1) if v is not None and (number, column) not in sheet.errors]
                for number, row in enumerate(sheet.rows, 1)
            ]
            assert [row for row in kept if row and row != ["#N/A"]] == [r for r in shown if r] or name == "errors"
        assert "问题清单" in copy.sheet_names
        listed = copy.get_sheet_by_name("问题清单").to_python()
        assert {row[0] for row in listed[1:]} == made()[name]().faults
        again = tmp_path / "again.xlsx"
        importing.write_marked(made_of, made_of.told, again, "zh")
        assert again.read_bytes() == file.read_bytes()
        assert told.marked == str(file)


def test_what_is_on_file_otherwise_is_told(ledger_root: Path, tmp_path: Path) -> None:
    root = tmp_path / "register"
    shutil.copytree(ledger_root, root, ignore=shutil.ignore_patterns(".guanhao"))
    sandbox = Sandbox(root)
    for number in range(5):
        account = {"platform_id": f"gh_{number:012x}", "handle": f"evc_unit{number}"}
        sandbox.add(f"physics/wechat-{number}", filing(account))
    sandbox.add("physics/wechat-0", closure())
    sandbox.add("physics/wechat-9", application())
    sandbox.write("registry/accounts/physics/wechat-8/2024-03-20-filing.yml", "kind: filing\n")
    rows = [
        ["账号路径", "单位", "账号名称", "平台", "原始ID", "微信号", "备注", "账号状态"],
        ["", "物理系", "示例职业学院物理系", "公众号", "gh_000000000000", "", "", ""],
        ["", "物理系", "示例职业学院物理系", "公众号", "gh_000000000001", "evc_unit2", "", ""],
        ["", "物理系", "示例职业学院物理系", "公众号", "gh_000000000003", "", "新情况", "已停用"],
        ["physics/wechat-8", "物理系", "示例职业学院物理系", "公众号", "", "", "", ""],
        ["physics/wechat-9", "物理系", "示例职业学院物理系", "公众号", "", "", "", ""],
    ]
    data = "\n".join(",".join(row) for row in rows).encode()

    told = importing.import_sheets(pipeline.open_register(root), "c.csv", read_sheets("c.csv", data), AS_OF).told

    remarks = [(str(r.spot), r.code, r.severity) for r in told.sheets[0].remarks]
    assert [remark for remark in remarks if remark[1] not in ("no-column", "missing")] == [
        ("c!C2", "closed", "error"),
        ("c!3:3", "two-accounts", "error"),
        ("c!G4", "differs-note", "notice"),
        ("c!H4", "differs", "notice"),
        ("c!5:5", "unreadable-account", "notice"),
        ("c!6:6", "not-filed", "notice"),
    ]
    assert [row.status for row in told.rows] == ["faulty", "faulty", "present", "present", "present"]


def test_a_marked_copy_names_its_sheets_as_excel_lets_it(register: Register, tmp_path: Path) -> None:
    name = "2024年[最终版]新媒体账号备案登记汇总表：宣传部修改后再次提交的一份.csv"
    sheets = read_sheets(name, "单位,账号名称,平台\n某处,某号,公众号\n".encode())
    made_of = importing.import_sheets(register, name, [*sheets, *sheets], AS_OF)

    importing.write_marked(made_of, made_of.told, tmp_path / "a.xlsx", "zh")

    names = python_calamine.load_workbook(tmp_path / "a.xlsx").sheet_names
    assert len({*names}) == 3
    assert max(map(len, names)) <= 31
