"""What is due, in every format; the calendar is read back by the library that calendars are read with."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from guanhao import pipeline
from guanhao.model.due import DueList
from guanhao.report import DUE_FORMATS
from tests.registers import Sandbox, dump, filing, review
from tests.test_cli import run

DUE_ON = date(2026, 12, 31)
NAME = "示例职业学院物理系 | <b>*x*</b> @all, [x](y); \\n"


@pytest.fixture
def owing(minimal: Sandbox) -> Sandbox:
    """Return a register whose one account owes the reviews of 2025 and 2026."""
    minimal.write(
        "policies/measures.yml",
        dump(
            {
                "title": "办法",
                "effective_on": "2024-09-01",
                "articles": {"第一条": {"rules": {"annual-review": {"month": 12, "warn_days": 30}}}},
            }
        ),
    )
    minimal.write("registry/units/physics.yml", dump({"name": NAME.strip(), "kind": "school"}))
    minimal.add("physics/wechat", filing(), review())
    return minimal


def due(sandbox: Sandbox, as_of: date, within: int | None = None, *, everything: bool = False) -> DueList:
    return pipeline.due(pipeline.open_register(sandbox.root), as_of, within, everything=everything)


def outcomes(listed: DueList) -> list[tuple[str, str]]:
    return [(str(duty.judgement.ruling.due_on), duty.judgement.outcome) for duty in listed.duties]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2026, 11, 30), [("2025-12-31", "fail")]),
        (date(2026, 12, 1), [("2025-12-31", "fail"), ("2026-12-31", "due-soon")]),
        (date(2026, 12, 31), [("2025-12-31", "fail"), ("2026-12-31", "due-soon")]),
        (date(2027, 1, 1), [("2025-12-31", "fail"), ("2026-12-31", "fail")]),
    ],
)
def test_a_duty_is_soon_due_then_failed(owing: Sandbox, as_of: date, expected: list[tuple[str, str]]) -> None:
    assert outcomes(due(owing, as_of)) == expected


def test_within_sets_how_far_ahead(owing: Sandbox) -> None:
    day = DUE_ON - timedelta(days=60)
    assert outcomes(due(owing, day, 59)) == [("2025-12-31", "fail")]
    assert outcomes(due(owing, day, 60)) == [("2025-12-31", "fail"), ("2026-12-31", "due-soon")]


def test_all_lists_every_outcome_with_its_proof(owing: Sandbox) -> None:
    listed = due(owing, date(2026, 11, 1), everything=True)
    assert outcomes(listed) == [("2024-12-31", "pass"), ("2025-12-31", "fail"), ("2026-12-31", "not-applicable")]
    report = json.loads(DUE_FORMATS["json"](listed, "zh"))
    done = report["duties"][0]
    assert done["evidence"] == {"path": "registry/accounts/physics/wechat/2024-12-02-review.yml", "line": 2}
    assert report["duties"][1]["evidence"]["path"].endswith("2024-03-20-filing.yml")


def test_json_is_the_contract_s(owing: Sandbox) -> None:
    report = json.loads(DUE_FORMATS["json"](due(owing, date(2026, 12, 5)), "zh"))
    assert (report["version"], report["as_of"]) == (1, "2026-12-05")
    for duty in report["duties"]:
        assert list(duty) == ["rule", "account", "unit", "due_on", "outcome", "message", "article", "evidence"]
    assert report["duties"][1]["article"] == {
        "policy": "measures",
        "article": "第一条",
        "page": "policies/measures/#第一条",
    }
    assert report["duties"][1]["unit"] == "physics"


def test_calendar_reads_back(owing: Sandbox) -> None:
    text = DUE_FORMATS["ics"](due(owing, date(2026, 12, 5)), "zh")
    calendar = Calendar.from_ical(text)
    events = calendar.walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [date(2025, 12, 31), DUE_ON]
    assert [event.decoded("dtend") - event.decoded("dtstart") for event in events] == [timedelta(days=1)] * 2
    assert "physics/wechat" in str(events[1]["summary"])
    assert len({str(event["uid"]) for event in events}) == 2
    assert text == DUE_FORMATS["ics"](due(owing, date(2026, 12, 5)), "zh")
    later = Calendar.from_ical(DUE_FORMATS["ics"](due(owing, date(2026, 12, 6)), "en"))
    assert [str(e["uid"]) for e in later.walk("VEVENT")] == [str(e["uid"]) for e in events]
    assert max(map(len, text.encode().split(b"\r\n"))) <= 75


def test_markdown_cannot_be_broken(owing: Sandbox) -> None:
    text = DUE_FORMATS["markdown"](due(owing, date(2026, 12, 5)), "zh")
    assert "<b>" not in text
    assert "@all" not in text
    assert all(line.count("|") - line.count("\\|") == 8 for line in text.splitlines() if line.startswith("|"))


def test_text_counts_what_it_does_not_list(owing: Sandbox) -> None:
    text = DUE_FORMATS["text"](due(owing, date(2026, 11, 1)), "zh")
    assert "共 2 项，未做到 1，即将到期 0，已做到 1，已豁免 0，无法判断 0" in text
    assert "第一条" in text
    assert "due_on" not in text


def test_the_command_never_gates(owing: Sandbox, tmp_path: Path) -> None:
    done = run("due", "--root", str(owing.root), "--as-of", "2027-06-01", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 0
    assert "2 duties" not in done.stderr
    assert "failed" in done.stdout
