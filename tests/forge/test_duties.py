"""One issue a unit of what is due: found again, whoever else opens what, and closed when all is done."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from guanhao.forge.client import Forge
from guanhao.forge.duties import Action, Issue, known_issues, plan, post_duties, wanted_issues
from guanhao.model.due import DueList, Duty
from guanhao.model.judgement import Judgement, Outcome, Ruling
from tests.forge.fake import ROBOT, Repository, serving, speak
from tests.registers import AS_OF, Sandbox
from tests.test_cli import run

UNITS = {"physics": "物理系", "robotics": "机器人协会 @all\u202e"}


def duty(unit: str, outcome: Outcome, account: str = "physics/wechat") -> Duty:
    ruling = Ruling(outcome, "open", due_on=AS_OF, params={"year": "2026", "due_on": str(AS_OF)})
    return Duty(Judgement("annual-review", "第一条", account, unit, "", ruling))


def due(*duties: Duty) -> DueList:
    return DueList(AS_OF, None, duties, Counter(), UNITS)


def issue(unit: str, body: str = "旧的", *, is_open: bool = True, number: int = 1) -> Issue:
    return Issue("旧标题", f"<!-- guanhao:duties:{unit} -->\n{body}", is_open, number)


def test_each_unit_has_its_own() -> None:
    wanted = wanted_issues(due(duty("robotics", "fail"), duty("physics", "due-soon"), duty("physics", "pass")), "zh")
    assert {unit: made.is_open for unit, made in wanted.items()} == {"physics": True, "robotics": True}
    assert wanted["physics"].title == "到期事项：物理系（physics）"
    assert wanted["physics"].body.startswith("<!-- guanhao:duties:physics -->\n## 到期事项")
    assert "共 2 项" in wanted["physics"].body
    assert wanted["physics"].body.count("\n| ") == 2
    assert "机器人协会" not in wanted["physics"].body


def test_names_neither_mention_nor_turn_text_round() -> None:
    made = wanted_issues(due(duty("robotics", "fail")), "zh")["robotics"]
    assert "@all" not in made.body
    assert "\u202e" not in made.body + made.title


@pytest.mark.parametrize("outcome", ["pass", "waived", "not-assessed", "not-applicable"])
def test_what_nobody_has_to_do_opens_nothing(outcome: Outcome) -> None:
    assert plan({}, wanted_issues(due(duty("physics", outcome)), "zh")) == []


def test_it_is_long_at_most_as_a_forge_takes() -> None:
    many = due(*(duty("physics", "fail", f"physics/account-{n}") for n in range(2000)))
    body = wanted_issues(many, "zh")["physics"].body
    assert 50_000 < len(body) < 65_536
    assert "以下从略" in body


def then(body: str, *, is_open: bool) -> Issue:
    return issue("physics", body, is_open=is_open)._replace(title="新标题", number=0)


@pytest.mark.parametrize(
    ("now", "wanted", "fields"),
    [
        (issue("physics"), then("新的", is_open=True), {"title", "body"}),
        (issue("physics", is_open=False), then("新的", is_open=True), {"title", "body", "state"}),
        (issue("physics"), then("办完了", is_open=False), {"title", "body", "state"}),
        (issue("physics", is_open=False), then("还是办完", is_open=False), None),
        (issue("physics"), issue("physics", number=0), None),
        (issue("physics", "旧的\r\n"), issue("physics", "旧的\n", number=0), None),
        (issue("physics"), None, {"state"}),
    ],
)
def test_what_is_edited(now: Issue, wanted: Issue | None, fields: set[str] | None) -> None:
    actions = plan({"physics": now}, {"physics": wanted} if wanted else {})
    assert [set(action.fields) for action in actions] == ([fields] if fields else [])
    assert all(action.number == now.number for action in actions)


def raw(number: int, body: str | None, login: str = ROBOT, **more: Any) -> dict[str, Any]:
    return {"number": number, "title": "标题", "body": body, "state": "open", "user": {"login": login}} | more


def test_others_may_write_our_marker() -> None:
    marker = "<!-- guanhao:duties:physics -->"
    listed = [
        raw(9, marker),
        raw(8, marker),
        raw(1, marker, "mallory"),
        raw(2, marker, "gitea-actions"),
        raw(3, f"请看：{marker}"),
        raw(4, None),
        raw(5, "<!-- guanhao:duties:../../x -->"),
        raw(6, marker, pull_request={"url": "…"}),
    ]
    assert {unit: i.number for unit, i in known_issues(listed, (ROBOT,)).items()} == {"physics": 8}


def test_a_year_of_a_unit(repository: Repository, forge: Forge) -> None:
    for number in range(1, 8):
        repository.issues.append(raw(number, "别的议题", "somebody"))
    assert [a.done for a in post_duties(forge, due(duty("physics", "due-soon")), "zh")] == ["opened"]
    opened = repository.issues[-1]
    assert (opened["labels"], opened["state"]) == (["guanhao"], "open")
    assert post_duties(forge, due(duty("physics", "due-soon")), "zh") == []
    later = replace(due(duty("physics", "fail")), as_of=AS_OF.replace(month=12))
    assert [(a.done, a.number) for a in post_duties(forge, later, "zh")] == [("edited", 8)]
    assert "2026-12-23" in opened["body"]
    assert [set(a.fields) for a in post_duties(forge, due(duty("physics", "pass")), "zh")] == [{"body", "state"}]
    assert opened["state"] == "closed"
    assert post_duties(forge, due(duty("physics", "pass")), "zh") == []
    assert [a.number for a in post_duties(forge, due(duty("physics", "fail")), "zh")] == [8]
    assert opened["state"] == "open"
    assert len(repository.issues) == 8


def test_gitea_and_forgejo(repository: Repository) -> None:
    """Their labels are numbers, and their robots have other names."""
    repository.robot = "forgejo-actions"
    with serving(repository) as address:
        forge = speak(f"{address}/api/v1")
        actions: list[Action] = post_duties(forge, due(duty("physics", "fail")), "zh")
        assert [action.done for action in actions] == ["opened"]
        assert "labels" not in repository.issues[0]
        assert post_duties(forge, due(duty("physics", "fail")), "zh") == []


def test_the_command(repository: Repository, address: str, sample: Sandbox) -> None:
    policy = "title: 办法\narticles:\n  第一条: {rules: {annual-review: {month: 12, warn_days: 45}}}\n"
    sample.write("policies/measures.yml", policy)
    (sample.root / "policies/measures.md").unlink()
    for said in ("新开议题 1 个，更新 0 个\n", "新开议题 0 个，更新 0 个\n"):
        done = run("forge", "duties", "--as-of", "2026-12-20", cwd=sample.root)
        assert (done.returncode, done.stdout) == (0, said)
    done = run("forge", "duties", "--as-of", "2026-12-21", "--lang", "en", cwd=sample.root)
    assert done.stdout == "0 issues opened, 1 edited\n"
    assert repository.issues[0]["title"] == "What is due: 物理系 (physics)"
