"""Several records at once: the year's reviews of a unit, and all accounts of a merged unit."""

from pathlib import Path

import pytest

from guanhao import batch, pipeline
from guanhao.desk.batch import Judged
from guanhao.desk.request import Request
from tests.desk.terminal import SIGNED, Terminal
from tests.desk.test_new_by_questions import Person
from tests.gate.requests import LI, WANG, examine_branch, rules_of
from tests.history import Content, History, files_in
from tests.registers import AS_OF, BASE, Sandbox, application, closure, dump, filing, incident, order, review

UNIT = ("--unit", "physics")
SUMMARY = ("--set", "report.summary=正常", "--set", "result=pass", *SIGNED)
MERGED = ("--from", "physics", "--to", "science")
MOVED = (*MERGED, "--set", "happened_on=2026-11-20", "--set", "reason=并入理学院", *SIGNED)
ENDORSED = ("--set", "endorsements=[{unit: science, name: 钱七, on: 2026-11-20}]")


def sheet(*rows: str) -> str:
    return "\n".join(["account,last_post_on,posts,followers", *rows, ""])


@pytest.fixture
def reviewing(sample: Sandbox) -> Sandbox:
    """Return a register whose two accounts owe the review of 2026, and sheets of its ten months."""
    rules = {"annual-review": {"month": 12, "warn_days": 45}}
    sample.write("policies/measures.yml", dump({"title": "办法", "articles": {"第一条": {"rules": rules}}}))
    for month in range(1, 11):
        day = f"2026-{month:02}-20"
        rows = (f"physics/wechat,{day},{month},{1000 + month}", f"physics/weibo,{day},1,{month}")
        sample.write(f"registry/activity/2026-{month:02}.csv", sheet(*rows))
    sample.add("physics/wechat", incident(filed_on="2026-03-02", happened_on="2026-03-01", reported_on="2026-03-02"))
    return sample


def written(sandbox: Sandbox, account: str, kind: str = "review") -> str:
    path = sandbox.root / f"registry/accounts/{account}/2026-11-23-{kind}.yml"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


# --- reviews ---------------------------------------------------------------------------------------------------------


def test_the_year_s_figures_come_from_sheets_and_incidents(terminal: Terminal, reviewing: Sandbox) -> None:
    result = terminal.new("review", *UNIT, *SUMMARY)
    assert (result.code, result.err) == (0, "")
    assert "2026 年度年审" in result.out
    assert "发布条数按 2026-01 至 2026-10 的活跃情况表合计" in result.out
    text = written(reviewing, "physics/wechat")
    assert "year: 2026\n" in text
    for line in ("posts: 55", "followers: 1010", "last_post_on: 2026-10-20", "incidents: 1", "summary: 正常"):
        assert f"  {line}\n" in text
    assert "  incidents: 0\n" in written(reviewing, "physics/weibo")
    assert reviewing.complaints() == []


def test_a_second_run_has_nothing_to_do(terminal: Terminal, reviewing: Sandbox) -> None:
    terminal.new("review", *UNIT, *SUMMARY)
    again = terminal.new("review", *UNIT, *SUMMARY)
    assert again.code == 0
    assert "physics/wechat  已有 2026 年度年审（2026-11-23-review.yml）" in again.out
    assert "没有要写的" in again.out
    assert not list(reviewing.root.glob("registry/accounts/*/*/*-review-2.yml"))


@pytest.mark.parametrize(
    ("month", "content", "told"),
    [
        ("2026-04", None, "没有 2026-04 的活跃情况表"),
        ("2026-05", sheet("physics/weibo,2026-05-01,3,9"), "2026-05 的活跃情况表没有写明"),
        ("2026-06", sheet("physics/wechat,2026-06-01,,9", "physics/weibo,2026-06-01,1,1"), "2026-06 的活跃情况表没有"),
        ("2026-07", "读不出来\n", "没有 2026-07 的活跃情况表"),
    ],
)
def test_what_the_sheets_do_not_say_is_not_made_up(
    month: str, content: str | None, told: str, terminal: Terminal, reviewing: Sandbox
) -> None:
    path = reviewing.root / f"registry/activity/{month}.csv"
    path.write_text(content, encoding="utf-8") if content else path.unlink()
    result = terminal.new("review", *UNIT, *SUMMARY)
    assert result.code == 1
    assert told in result.err
    assert "还缺：--set report.posts（" in result.err
    assert written(reviewing, "physics/wechat") == ""
    assert bool(written(reviewing, "physics/weibo")) is (month in ("2026-05", "2026-06"))


def test_a_month_that_is_not_over_counts_if_there_is_a_sheet(terminal: Terminal, reviewing: Sandbox) -> None:
    reviewing.write("registry/activity/2026-11.csv", sheet("physics/wechat,2026-11-22,45,2000"))
    terminal.new("review", *UNIT, *SUMMARY)
    text = written(reviewing, "physics/wechat")
    assert "  posts: 100\n  followers: 2000\n  last_post_on: 2026-11-22\n" in text
    assert "  posts: 10\n" in written(reviewing, "physics/weibo")


def test_months_before_the_account_was_opened_are_not_missed(terminal: Terminal, reviewing: Sandbox) -> None:
    for month in range(1, 6):
        (reviewing.root / f"registry/activity/2026-{month:02}.csv").unlink()
    late = filing({"platform_id": "gh_02", "handle": "evc_late", "opened_on": "2026-06-30"}, filed_on="2026-07-01")
    reviewing.add("physics/late", late)
    for month in range(6, 11):
        path = reviewing.root / f"registry/activity/2026-{month:02}.csv"
        path.write_text(f"{path.read_text()}physics/late,2026-{month:02}-30,2,7\n", encoding="utf-8")
    happened = incident(filed_on="2026-08-02", happened_on="2025-12-31", reported_on="2026-01-01")
    reviewing.add("physics/late", happened)
    result = terminal.new("review", *UNIT, *SUMMARY)
    assert "2026-06 至 2026-10" in result.out
    assert "  posts: 10\n" in written(reviewing, "physics/late")
    assert "  incidents: 0\n" in written(reviewing, "physics/late")
    assert not written(reviewing, "physics/wechat")


def test_what_was_given_stands(terminal: Terminal, reviewing: Sandbox) -> None:
    given = ("--set", "report={posts: 7, summary: 正常}", "--set", "result=pass", *SIGNED)
    assert terminal.new("review", *UNIT, "--year", "2026", *given).code == 0
    assert "  posts: 7\n  followers: 1010\n" in written(reviewing, "physics/wechat")


def test_who_owes_none_is_named_with_the_reason(terminal: Terminal, reviewing: Sandbox) -> None:
    reviewing.add("physics/league", application(filed_on="2026-11-01"))
    reviewing.add("physics/weibo", order("suspend", filed_on="2026-11-01"))
    done = terminal.new("review", *UNIT, *SUMMARY)
    assert "physics/league  还没有备案" in done.out
    assert "physics/weibo  2026 年度不用审" in done.out
    assert written(reviewing, "physics/wechat")
    assert "没有要写的" in terminal.new("review", "--unit", "propaganda").out


def test_the_faulty_are_named_and_the_right_ones_written(terminal: Terminal, reviewing: Sandbox) -> None:
    reviewing.add("physics/weibo", review(filed_on="2026-11-01", year="今年"))
    result = terminal.new("review", *UNIT, *SUMMARY)
    assert result.code == 1
    assert "physics/weibo" in result.err
    assert "有记录读不出来" in result.err
    assert "report.incidents" in result.err
    assert written(reviewing, "physics/wechat")
    assert not written(reviewing, "physics/weibo")
    late = terminal.new("review", "--unit", "physics", "--year", "2026", *SUMMARY, "--set", "result=ok")
    assert (late.code, "只能是" in late.err) == (1, False)


def test_the_year_under_way_is_the_policy_s(terminal: Terminal, reviewing: Sandbox) -> None:
    def year(day: str) -> str:
        register = pipeline.open_register(reviewing.root)
        begun = batch.prepare_reviews(register, Request("review", None), "physics", None, AS_OF.fromisoformat(day))
        return begun.title.en[:23]

    assert year("2026-11-15") == "The reviews of 2025 of "
    assert year("2026-11-16") == "The reviews of 2026 of "
    reviewing.write("policies/measures.yml", dump({"title": "办法", "articles": {"第一条": {"manual": "无"}}}))
    assert year("2026-02-01") == "The reviews of 2026 of "


def test_on_a_terminal_each_is_asked_for_what_it_lacks_and_the_signature_once(reviewing: Sandbox) -> None:
    (reviewing.root / "registry/activity/2026-04.csv").unlink()
    person = Person(
        {
            "report.posts": ["51", "9"],
            "report.summary": ["微信正常", "微博正常"],
            "result": ["合格", "限期整改"],
            "signed.name": ["张三"],
        }
    )
    judged = filed(reviewing, person)
    assert [one.path is not None for one in judged] == [True, True]
    assert "  posts: 9\n  followers: 10\n" in written(reviewing, "physics/weibo")
    assert "summary: 微博正常" in written(reviewing, "physics/weibo")
    assert sum("signed.name" in line for line in person.screen) == 1
    assert any("没有 2026-04 的活跃情况表" in line for line in person.screen)
    assert reviewing.complaints() == []


def filed(sandbox: Sandbox, person: Person) -> list[Judged]:
    register = pipeline.open_register(sandbox.root)
    begun = batch.prepare_reviews(register, Request("review", None), "physics", None, AS_OF)
    return batch.file_batch(register, begun, person.talk, AS_OF)


# --- transfers -------------------------------------------------------------------------------------------------------


@pytest.fixture
def merging(sample: Sandbox) -> Sandbox:
    """Return a register with a unit to which another one's accounts go."""
    sample.write("registry/units/science.yml", dump({"name": "理学院", "kind": "school"}))
    return sample


def test_all_live_accounts_are_handed_over(terminal: Terminal, merging: Sandbox) -> None:
    merging.add("physics/qq", filing({"platform_id": "gh_1", "handle": "one"}, filed_on="2024-05-01"), closure())
    merging.add("physics/league", application(filed_on="2026-11-01"))
    result = terminal.new("transfer", *MOVED, *ENDORSED)
    assert (result.code, result.err) == (0, "")
    for account in ("physics/wechat", "physics/weibo"):
        assert "changes:\n  - field: unit\n    from: physics\n    to: science\n" in written(merging, account, "change")
    assert not written(merging, "physics/qq", "change")
    assert "physics/league  还没有备案，不能移交" in result.out
    assert "registry/units/physics.yml" in result.out
    assert "会签（endorsements）没有写" not in result.out
    again = terminal.new("transfer", *MOVED, *ENDORSED)
    assert again.code == 0
    assert "physics/wechat  已经移交" in again.out


def test_what_changes_with_the_unit_goes_into_the_same_records(terminal: Terminal, merging: Sandbox) -> None:
    person = ("--field", "people.responsible", "--to", "{name: 钱七, title: 党总支书记}")
    result = terminal.new("transfer", *MOVED, *person)
    assert "会签（endorsements）没有写" in result.out
    text = written(merging, "physics/weibo", "change")
    assert "  - field: people.responsible\n    to: {name: 钱七, title: 党总支书记}\n" in text


def test_an_account_that_is_not_there_yet_on_the_day_is_named(merging: Sandbox) -> None:
    merging.add("physics/late", filing({"platform_id": "gh_02", "handle": "late"}, filed_on="2026-07-01"))
    register, day = pipeline.open_register(merging.root), AS_OF.replace(month=6)
    begun = batch.prepare_transfers(register, Request("change", None), "physics", "science", day)
    assert [one.account for one in begun.prepared] == ["physics/wechat", "physics/weibo"]
    assert [(account, why.zh[:10]) for account, why in begun.skipped] == [("physics/late", "2026-06-23")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--from", "phisics", "--to", "science"), "是不是 physics"),
        (("--from", "physics", "--to", "理学院"), "是不是 science"),
        (("--from", "physics", "--to", "physics"), "同一个单位"),
        (("--from", "physics", "--to", "optics"), "2024-09-01 撤销"),
        (("--to", "science"), "从哪个单位"),
        (("physics/wechat", *MERGED), "从哪个单位"),
        ((*MERGED, "--field", "account.name"), "成对"),
    ],
)
def test_units_that_cannot_be_meant(words: tuple[str, ...], told: str, terminal: Terminal, merging: Sandbox) -> None:
    merging.write("registry/units/optics.yml", dump({"name": "光学所", "kind": "school", "closed_on": "2024-09-01"}))
    result = terminal.new("transfer", *words)
    assert result.code == 2
    assert told in result.err


@pytest.mark.parametrize(
    "words", [("review", "physics/wechat", *UNIT), ("change", *UNIT), ("review", "--year", "2026")]
)
def test_a_unit_is_for_its_reviews_alone(words: tuple[str, ...], terminal: Terminal) -> None:
    result = terminal.new(*words)
    assert result.code == 2
    assert "new review --unit" in result.err


def test_on_a_terminal_a_transfer_is_asked_once(merging: Sandbox) -> None:
    person = Person(
        {
            "happened_on": "2026-11-20",
            "reason": "并入理学院",
            "signed.name": "张三",
            "会签”第 1 项": "是",
            "endorsements.1.unit": "science",
            "endorsements.1.name": "钱七",
        }
    )
    register = pipeline.open_register(merging.root)
    begun = batch.prepare_transfers(register, Request("change", None), "physics", "science", AS_OF)
    judged = batch.file_batch(register, begun, person.talk, AS_OF)
    assert all(one.path for one in judged)
    assert sum("(reason)" in line or "（reason）" in line for line in person.screen) == 1
    assert "endorsements:\n  - {unit: science, name: 钱七" in written(merging, "physics/weibo", "change")


def test_the_receiving_unit_s_request_passes_the_gate(terminal: Terminal, tmp_path: Path) -> None:
    """End to end: physics hands its accounts to chemistry, whose maintainer asks; nobody else's endorsement will do."""
    rules = BASE.parent
    before = files_in(rules / "base", rules / "base-request")
    repository = tmp_path / "repository"
    history = History(repository)
    main = history.commit("main", before)
    endorsed = ("--set", "endorsements=[{unit: physics, name: 张三, on: 2026-11-20}]")
    moved: dict[str, Content] = {}
    for path, content in before.items():
        (terminal.root / path).parent.mkdir(parents=True, exist_ok=True)
        assert isinstance(content, bytes)
        (terminal.root / path).write_bytes(content)
    result = terminal.new("transfer", "--from", "physics", "--to", "chemistry", *MOVED[4:], *endorsed)
    assert result.code == 0, result.err
    for record in terminal.root.glob("registry/accounts/physics/*/2026-11-23-change.yml"):
        moved[record.relative_to(terminal.root).as_posix()] = record.read_bytes()
    assert len(moved) == 2
    history.commit("transfer", moved, main)
    history.write()
    asked = examine_branch(repository, "transfer", LI)
    assert rules_of(asked) == []
    assert rules_of(asked, "warning") == ["not-maintainer"]
    assert rules_of(examine_branch(repository, "transfer", WANG)) == ["not-maintainer"]
