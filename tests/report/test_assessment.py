"""A year's assessment, in every format and through the command."""

import csv
import io
import json
from datetime import date

import pytest

from guanhao import pipeline
from guanhao.model.assessment import Assessment
from guanhao.report import ASSESSMENT_FORMATS
from guanhao.report.columns import aligned, width
from tests.registers import Sandbox, dump, filing, order
from tests.test_cli import run

PARAMS = {
    "items": {"pushed": {"points": 1}, "event": {"points": 2, "cap": 4}, "award": {"points": 3}},
    "total_cap": 6,
    "threshold": 5,
    "veto": ["suspend"],
}
HEAD = "unit,item,date,title,url\n"
SHEET = "registry/contributions/2025.csv"
ROWS = """\
physics,pushed,2025-03-10,开放日,
physics,event,2025-04-10,直播一,
physics,event,2025-04-11,直播二,
physics,event,2025-04-12,直播三,
physics,award,2025-05-10,省级奖,https://www.example.edu.cn/award
propaganda,event,2025-06-10,答题,
"""
OVER = date(2026, 11, 23)


@pytest.fixture
def assessed(minimal: Sandbox) -> Sandbox:
    """Return a register in which physics has the most points and propaganda too few."""
    bind(minimal, PARAMS)
    minimal.write(SHEET, HEAD + ROWS)
    return minimal


def bind(sandbox: Sandbox, params: object, **policy: str) -> None:
    articles = {"第一条": {"rules": {"assessment": params}}}
    sandbox.write("policies/measures.yml", dump({"title": "办法", **policy, "articles": articles}))


def assess(sandbox: Sandbox, year: int = 2025, as_of: date = OVER) -> Assessment:
    return pipeline.assess(pipeline.open_register(sandbox.root), year, as_of)


def test_json_is_the_contract_s(assessed: Sandbox) -> None:
    done = run("assessment", "--year", "2025", "--format", "json", "--as-of", str(OVER), cwd=assessed.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {
        "version": 1,
        "year": 2025,
        "units": [
            {
                "unit": "physics",
                "points": 6,
                "items": {"pushed": 1, "event": 4, "award": 3},
                "vetoed": False,
                "eligible": True,
            },
            {
                "unit": "propaganda",
                "points": 2,
                "items": {"pushed": 0, "event": 2, "award": 0},
                "vetoed": False,
                "eligible": False,
            },
        ],
    }


def test_a_veto_is_said_and_its_grounds_are_not(assessed: Sandbox) -> None:
    assessed.add("physics/wechat", filing(), order("suspend", grounds={"article": "第一条", "text": "内部理由"}))
    for form, write in ASSESSMENT_FORMATS.items():
        text = write(assess(assessed), "zh")
        assert "内部理由" not in text
        assert form == "json" or "一票否决" in text
    (physics, _) = assess(assessed).units
    assert (physics.vetoed, physics.eligible) == (True, False)


def test_the_table_is_aligned_though_letters_differ_in_width(assessed: Sandbox) -> None:
    lines = ASSESSMENT_FORMATS["text"](assess(assessed), "zh").splitlines()
    assert lines[0] == "2025 年度考核（依据第一条，截至 2026-11-23）"
    head, physics, propaganda = lines[2:5]
    ends = [head.index("评优资格"), physics.index("具备"), propaganda.index("不具备")]
    assert len({width(line[:end]) for line, end in zip(lines[2:5], ends, strict=True)}) == 1
    assert "共 2 个单位；具备 1 个；不具备：未达到 5 分 1 个。" in lines


def test_english(assessed: Sandbox) -> None:
    text = ASSESSMENT_FORMATS["text"](assess(assessed), "en")
    assert "2 units; 1 eligible; 1 not eligible: under 5 points." in text
    assert "online event" in text
    assert "award" in text, "an item without a name of its own"


def test_an_unfinished_year_accuses_nobody(assessed: Sandbox) -> None:
    text = ASSESSMENT_FORMATS["text"](assess(assessed, as_of=date(2025, 12, 31)), "zh")
    assert "尚未达到 5 分" in text
    assert "不具备" not in text
    assert "年度还没有结束" in text
    assert "年度还没有结束" not in ASSESSMENT_FORMATS["text"](assess(assessed, as_of=date(2026, 1, 1)), "zh")


def test_rows_with_a_fault_are_counted_as_not_counted(assessed: Sandbox) -> None:
    faulty = "physics,prize,2025-05-10,x,\nastronomy,pushed,2025-05-10,y,\nphysics,pushed,5月,z,\nphysics,pushed\n"
    assessed.write(SHEET, HEAD + ROWS + faulty + ROWS.splitlines()[0] + "\n")
    year = assess(assessed)
    assert year.uncounted == 5
    assert {unit.unit for unit in year.units} == {"physics", "propaganda"}
    assert "登记表里有 5 行有错" in ASSESSMENT_FORMATS["text"](year, "zh")
    done = run("assessment", "--year", "2025", "--format", "csv", "--lang", "en", cwd=assessed.root)
    assert "5 rows of the sheet have a fault" in done.stderr, "a program's reader is told too"
    assert "fault" not in done.stdout


def test_a_unit_whose_only_row_is_wrong_is_listed_without_points(assessed: Sandbox) -> None:
    assessed.write(SHEET, HEAD + "physics,prize,2025-05-10,x,\n")
    assert [(unit.unit, unit.points) for unit in assess(assessed).units] == [("physics", 0)]


def test_a_year_without_a_sheet_says_so(assessed: Sandbox) -> None:
    assessed.add("physics/wechat", filing())
    year = assess(assessed, 2024)
    assert [(unit.unit, unit.points) for unit in year.units] == [("physics", 0)]
    assert "没有 registry/contributions/2024.csv" in ASSESSMENT_FORMATS["text"](year, "zh")


def test_a_year_of_nobody(assessed: Sandbox) -> None:
    assert "共 0 个单位。" in ASSESSMENT_FORMATS["text"](assess(assessed, 2024), "zh")
    assert json.loads(ASSESSMENT_FORMATS["json"](assess(assessed, 2024), "zh"))["units"] == []


def test_the_year_is_this_one_unless_told(assessed: Sandbox) -> None:
    done = run("assessment", "--as-of", "2025-07-01", "--format", "json", cwd=assessed.root)
    assert json.loads(done.stdout)["year"] == 2025


@pytest.mark.parametrize("year", ["1989", "2100", "next", ""])
def test_a_year_that_is_none_is_wrong_usage(assessed: Sandbox, year: str) -> None:
    assert run("assessment", "--year", year, cwd=assessed.root).returncode == 2


def test_a_policy_without_an_assessment_is_wrong_usage(minimal: Sandbox) -> None:
    done = run("assessment", "--year", "2025", cwd=minimal.root)
    assert (done.returncode, done.stdout) == (2, "")
    assert "policies/measures.yml" in done.stderr
    assert "guanhao explain assessment" in done.stderr


def test_a_policy_that_came_later_assesses_nothing_before(assessed: Sandbox) -> None:
    bind(assessed, PARAMS, effective_on="2026-01-01")
    assert run("assessment", "--year", "2025", cwd=assessed.root).returncode == 2
    bind(assessed, PARAMS, effective_on="2025-12-31")
    assert run("assessment", "--year", "2025", cwd=assessed.root).returncode == 0


def test_a_sheet_that_cannot_be_read_counts_as_nothing_less(assessed: Sandbox) -> None:
    assessed.write(SHEET, (HEAD + ROWS).encode("gbk"))
    done = run("assessment", "--year", "2025", "--format", "json", cwd=assessed.root)
    assert (done.returncode, done.stdout) == (1, "")
    assert SHEET in done.stderr


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", '=HYPERLINK("x")', "a,b"])
def test_no_cell_of_the_csv_is_a_formula(assessed: Sandbox, name: str) -> None:
    assessed.write("registry/units/physics.yml", dump({"name": name, "kind": "school"}))
    text = ASSESSMENT_FORMATS["csv"](assess(assessed), "zh")
    assert text.startswith("\ufeff")
    head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert head == ["单位编号", "单位", "主账号采用", "线上活动", "award", "总分", "一票否决", "评优资格"]
    assert rows[0] == ["physics", name if name == "a,b" else f"'{name}", "1", "4", "3", "6", "否", "是"]
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in ("=", "+", "-", "@")]


def test_nothing_of_a_name_moves_the_cursor(assessed: Sandbox) -> None:
    assessed.write("registry/units/physics.yml", 'name: "物理\\e[31m\\u202e系"\nkind: school\n')
    text = ASSESSMENT_FORMATS["text"](assess(assessed), "zh")
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_columns_are_as_wide_as_they_look() -> None:
    assert [width(text) for text in ("ab", "单位", "A单", "é", "e\u0301", "（）")] == [2, 4, 3, 1, 1, 4]
    lines = aligned([["单位", "points"], ["a", 7], ["物理系", 12]])
    assert lines == ["单位    points", "a            7", "物理系      12"]
