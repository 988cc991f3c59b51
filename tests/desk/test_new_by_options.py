"""`guanhao new` by options: every kind passes the check; what would not is not written."""

from pathlib import Path

import pytest

from guanhao import pipeline
from guanhao.desk.form import KINDS
from tests.desk.terminal import SIGNED, Terminal
from tests.registers import Sandbox, application, change, closure, filing, name_of, order

WECHAT = "physics/wechat"
DECLARED = (
    "--set", "tier=2", "--set", "account.name=示例职业学院物理系团总支", "--set", "account.platform=wechat-official",
    "--set", "purpose=发布团学动态: 活动 #1", "--set", "scope=[通知公告, 学生活动]",
    "--set", "people={responsible: {name: 张三}, operators: [{name: 王五, staff: true, phone: '0123'}]}",
)  # fmt: skip

BY_OPTIONS: dict[str, tuple[str, ...]] = {
    "application": ("physics/league", *DECLARED, *SIGNED),
    "filing": (
        "physics/league", *DECLARED, *SIGNED, "--set", "account.platform_id=gh_00112233aabb",
        "--set", "account.handle=evc_league", "--set", "account.opened_on=2026-11-01",
    ),
    "change": (
        WECHAT, "--set", "happened_on=2026-11-20", "--set", "reason=更名", *SIGNED,
        "--field", "account.name", "--to", "示例职业学院物理系官微", "--field", "people.operators",
        "--to", "[{name: 赵六, staff: true}]",
    ),
    "review": (
        WECHAT, "--set", "year=2026", "--set", "report={posts: 1, followers: 2, incidents: 0, summary: 正常}",
        "--set", "result=pass", *SIGNED,
    ),
    "order": (WECHAT, "--set", "order=suspend", "--set", "grounds={article: 第一条, text: 长期未更新}", *SIGNED),
    "incident": (
        WECHAT, "--set", "happened_on=2026-11-20", "--set", "reported_on=2026-11-20", "--set", "summary=已处置",
        *SIGNED,
    ),
    "closure": (WECHAT, "--set", "happened_on=2026-11-20", "--set", "reason=unused", *SIGNED),
    "void": ("physics/weibo", "--set", "voids=2024-03-21-filing.yml", "--set", "reason=填报有误", *SIGNED),
    "release": (
        "open-day", "--set", "unit=physics", "--set", f"channel={WECHAT}", "--set", "planned_on=2026-12-01",
        "--set", "title=开放日: 预告", "--set", "text_chars=280", "--set", "summary=预告", *SIGNED,
        "--set", "images=[{file: a.png, format: png, bytes: 275456}]",
    ),
    "impostor": (
        "fake", "--set", "name=示例职业学院招办", "--set", "platform=weibo", "--set", "platform_id=9876543210",
    ),
    "waiver": (
        "wechat-quiet", "--set", "rule=inactive", "--set", f"account={WECHAT}", "--set", "reason=假期",
        "--set", "approved_by=赵老师", "--set", "document=示院宣函〔2026〕6号", "--set", "granted=2026-11-20",
        "--set", "expires=2027-02-28",
    ),
    "unit": ("chemistry", "--set", "name=化学系", "--set", "kind=school", "--set", "maintainers=[li-chem]"),
}  # fmt: skip

WRITTEN = {
    "release": "registry/releases/2026/2026-11-23-open-day.yml",
    "impostor": "registry/impostors/fake.yml",
    "waiver": "registry/waivers/wechat-quiet.yml",
    "unit": "registry/units/chemistry.yml",
}


def _path(kind: str) -> str:
    return WRITTEN.get(kind, f"registry/accounts/{BY_OPTIONS[kind][0]}/2026-11-23-{kind}.yml")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_passes_the_check(kind: str, terminal: Terminal, sample: Sandbox) -> None:
    result = terminal.new(kind, *BY_OPTIONS[kind])
    assert (result.code, result.err) == (0, "")
    assert _path(kind) in result.out
    assert "合并请求" in result.out
    assert sample.complaints() == []
    first = (sample.root / _path(kind)).read_text(encoding="utf-8").splitlines()[0]
    schema = (sample.root / _path(kind)).parent / first.removeprefix("# yaml-language-server: $schema=")
    assert schema.resolve() == (sample.root / f"registry/schema/{kind}.json").resolve()


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_one_of_the_day_takes_the_next_number_or_is_refused(kind: str, terminal: Terminal) -> None:
    path = terminal.root / _path(kind)
    terminal.new(kind, *BY_OPTIONS[kind])
    before = path.read_bytes()
    result = terminal.new(kind, *BY_OPTIONS[kind])
    assert path.read_bytes() == before
    if kind in ("review", "incident", "order"):
        assert result.code == 0
        assert path.with_name(f"2026-11-23-{kind}-2.yml").is_file()
    else:
        assert result.code in (0, 1, 2)


def test_every_kind_names_what_is_missing_and_does_not_wait(terminal: Terminal) -> None:
    for kind in KINDS:
        result = terminal.new(kind, BY_OPTIONS[kind][0])
        assert result.code == 2
        assert "--set" in result.err
        assert "Traceback" not in result.err


def test_a_change_states_the_present_value_but_not_under_people(terminal: Terminal) -> None:
    terminal.new("change", *BY_OPTIONS["change"])
    written = (terminal.root / _path("change")).read_text(encoding="utf-8")
    assert "    from: 示例职业学院物理系\n    to: 示例职业学院物理系官微\n" in written
    assert "  - field: people.operators\n    to:\n      - {name: 赵六, staff: true}\n" in written


def test_a_stated_former_value_is_judged(terminal: Terminal) -> None:
    result = terminal.new(
        "change", *BY_OPTIONS["change"][:7], *SIGNED, "--field", "account.name", "--from", "旧", "--to", "新"
    )
    assert result.code == 1
    assert "变更前" in result.err
    assert not (terminal.root / _path("change")).exists()


def test_the_second_change_of_a_day_starts_from_the_first(terminal: Terminal, sample: Sandbox) -> None:
    core = (
        WECHAT,
        "--set",
        "happened_on=2026-11-20",
        "--set",
        "reason=更名",
        *SIGNED,
        "--field",
        "account.name",
        "--to",
    )
    terminal.new("change", *core, "示例职业学院甲")
    terminal.new("change", *core, "示例职业学院乙")
    written = sample.root / f"registry/accounts/{WECHAT}/2026-11-23-change-2.yml"
    assert "from: 示例职业学院甲" in written.read_text(encoding="utf-8")
    assert sample.brief() == []


def test_a_filing_takes_over_what_its_application_says(terminal: Terminal, sample: Sandbox) -> None:
    sample.add("physics/league", application(filed_on="2026-11-01"))
    result = terminal.new(
        "filing", "physics/league", "--set", "account.platform_id=gh_00112233aabb", "--set",
        "account.handle=evc_league", "--set", "account.opened_on=2026-11-10", *SIGNED,
    )  # fmt: skip
    assert result.code == 0
    assert "开通申请" in result.out
    written = (sample.root / "registry/accounts/physics/league/2026-11-23-filing.yml").read_text(encoding="utf-8")
    assert "  name: 示例职业学院物理系\n" in written
    assert sample.brief() == []


@pytest.mark.parametrize(
    ("kind", "records", "words"),
    [
        ("review", [application(filed_on="2026-11-01")], "已批准、待开通"),
        ("review", [filing(), closure()], "已注销"),
        ("filing", [filing()], "new change"),
        ("application", [filing(), order("suspend")], "已暂停"),
    ],
)
def test_kinds_that_the_state_does_not_allow_are_refused_in_plain_words(
    kind: str, records: list[dict[str, object]], words: str, terminal: Terminal, sample: Sandbox
) -> None:
    for path in (sample.root / f"registry/accounts/{WECHAT}").iterdir():
        path.unlink()
    sample.add(WECHAT, *records)
    result = terminal.new(kind, *(WECHAT, *BY_OPTIONS[kind][1:]))
    assert result.code == 2
    assert words in result.err
    assert sorted(p.name for p in (sample.root / f"registry/accounts/{WECHAT}").iterdir()) == [
        name_of(r) for r in records
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("review", "physics/wechta"), "physics/wechat"),
        (("filing", "phisics/weibo"), "physics"),
        (("chagne", WECHAT), "change"),
        (("review", "WeChat"), "单位/账号"),
        (("unit", "化学系"), "小写字母"),
        (("review",), "guanhao new review"),
        (("review", WECHAT, "--set", "year"), "项目=内容"),
        (("review", WECHAT, "--set", "a..b=1"), "account.name"),
        (("review", WECHAT, "--set", "report=[a", *SIGNED), "读不出来"),
        (("review", WECHAT, "--set", "year=2026", "--set", "year.a=1"), "整项"),
        (("change", WECHAT, "--field", "account.name"), "--to"),
        (("review", WECHAT, "--field", "account.name", "--to", "a"), "--set"),
    ],
)
def test_wrong_usage_says_what_was_meant(words: tuple[str, ...], said: str, terminal: Terminal) -> None:
    result = terminal.new(*words)
    assert result.code == 2
    assert said in result.err
    assert result.out == ""


@pytest.mark.parametrize(
    ("option", "rule_words"),
    [
        ("year=二〇二六", "整数"),
        ("result=ok", "只能是"),
        ("reprot=1", "是不是“report”"),
        ("filed_on=2026-02-30", "日历上没有这一天"),
        ("note=a\x07b", "U+0007"),
        ("note=a\tb", "U+0009"),
        ("note=甲\u200b乙", "U+200B"),
        ("note=\udc80", "UTF-8"),
        ("signed.on=昨天", "应为日期"),
    ],
)
def test_what_would_not_pass_is_told_as_by_the_check_and_not_written(
    option: str, rule_words: str, terminal: Terminal
) -> None:
    result = terminal.new("review", *BY_OPTIONS["review"], "--set", option)
    assert result.code == 1
    assert rule_words in result.err
    assert not list(terminal.root.glob("registry/accounts/*/*/*review*"))


def test_an_identity_that_another_account_has_is_refused(terminal: Terminal) -> None:
    result = terminal.new("filing", *BY_OPTIONS["filing"], "--set", "account.platform_id=gh_0123456789ab")
    assert result.code == 1
    assert WECHAT in result.err
    assert not (terminal.root / "registry/accounts/physics/league").exists()


def test_a_link_in_the_way_is_not_written_through(terminal: Terminal, tmp_path: Path) -> None:
    link = terminal.root / "registry/units/chemistry.yml"
    link.symlink_to(tmp_path / "elsewhere")
    assert terminal.new("unit", *BY_OPTIONS["unit"]).code == 2
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_cannot_be_written_is_named_without_a_traceback(terminal: Terminal) -> None:
    (terminal.root / "registry/impostors").write_text("in the way")
    result = terminal.new("impostor", *BY_OPTIONS["impostor"])
    assert result.code == 2
    assert "写不进去" in result.err


def test_a_late_record_that_upsets_a_merged_one_is_refused(terminal: Terminal, sample: Sandbox) -> None:
    sample.add(WECHAT, change(("account.name", "示例职业学院物理系", "示例职业学院甲")))
    terminal.git("init", "-q")
    terminal.git("add", "-A")
    terminal.git("commit", "-q", "-m", "1")
    result = terminal.new("change", *BY_OPTIONS["change"], "--set", "filed_on=2024-08-01")
    assert result.code == 1
    assert "提交得晚" in result.err


def test_faults_of_other_records_do_not_stand_in_the_way(terminal: Terminal, sample: Sandbox) -> None:
    sample.write("registry/accounts/physics/weibo/2024-09-02-change.yml", "kind: change\n")
    before = sample.findings()
    assert before
    assert terminal.new("review", *BY_OPTIONS["review"]).code == 0
    assert len(sample.findings()) == len(before)


def test_what_was_redacted_is_not_taken_over(terminal: Terminal, sample: Sandbox) -> None:
    sample.add("physics/league", application(filed_on="2026-11-01", people={"responsible": {"name": "已删除"}}))
    result = terminal.new("filing", "physics/league", *SIGNED)
    assert result.code == 2
    assert "people.responsible.name" in result.err


def test_awkward_text_is_kept_as_it_is(terminal: Terminal, sample: Sandbox) -> None:
    for number, text in enumerate(
        ("no", "0123", "@甲: 乙 #1", "👨\u200d👩\u200d👧", "- a", "'单引号", '"双"引号', "{a}")
    ):
        result = terminal.new("unit", f"unit-{number}", "--set", f"name={text}", "--set", "kind=class")
        assert result.code == 0, text
    names = [unit.name for unit in pipeline.open_register(sample.root).facts.units.values()]
    assert {"no", "0123", "@甲: 乙 #1", "👨\u200d👩\u200d👧", "- a", "'单引号", '"双"引号', "{a}"} <= set(names)


def test_english(terminal: Terminal) -> None:
    result = terminal.new("review", *BY_OPTIONS["review"], "--set", "result=ok", "--lang", "en")
    assert result.code == 1
    assert "can only be" in result.err
    assert "应" not in result.err
