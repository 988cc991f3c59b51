"""`guanhao new` question by question: through a scripted person, and on a real terminal."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from guanhao import drafting, pipeline
from guanhao.desk.form import KINDS
from guanhao.desk.request import Outcome, Request
from guanhao.desk.talk import Talk
from guanhao.model.finding import Finding
from guanhao.report.words import message
from tests.desk.terminal import converse
from tests.registers import AS_OF, Sandbox, application, change

WECHAT = "physics/wechat"

ANSWERS: dict[str, str] = {
    "tier": "2",
    "account.name": "示例职业学院物理系团总支",
    "account.platform": "微信公众号",
    "account.platform_id": "gh_00112233aabb",
    "account.handle": "evc_league",
    "account.opened_on": "2026年11月1日",
    "purpose": "发布团学动态。",
    "scope": "通知公告、学生活动",
    "people.responsible.name": "张三",
    "signed.name": "张三",
    "happened_on": "2026/11/20",
    "reported_on": "2026.11.20",
    "reason": "更名",
    "report.posts": "１２０",
    "report.followers": "3000",
    "report.incidents": "0",
    "report.summary": "正常",
    "result": "合格",
    "order": "暂停",
    "grounds.article": "第一条",
    "grounds.text": "长期未更新",
    "summary": "已处置",
    "voids": "1",
    "unit": "物理系",
    "channel": WECHAT,
    "planned_on": "2026-12-01",
    "title": "开放日",
    "text_chars": "280",
    "name": "示例职业学院招办",
    "platform": "新浪微博",
    "platform_id": "9876543210",
    "rule": "inactive",
    "account": WECHAT,
    "approved_by": "赵老师",
    "document": "示院宣函〔2026〕6号",
    "granted": "2026-11-20",
    "expires": "2027-02-28",
    "kind": "院系",
    "changes.1.to": "示例职业学院物理系官微",
}


@dataclass
class Person:
    """Answers each question by its key, the others by a part of their words, and takes Enter for the rest."""

    answers: dict[str, str | list[str]]
    lang: str = "zh"
    screen: list[str] = field(default_factory=list)

    def ask(self, prompt: str) -> str:
        self.screen.append(prompt)
        assert len(self.screen) < 300, "asked without end"
        key = re.search(r"[（(]([a-z_]+(?:\.[a-z_0-9]+)*)[）)]", prompt.splitlines()[0])
        name = key[1] if key else next((words for words in self.answers if words in prompt), "")
        answer = self.answers.get(name, "")
        if isinstance(answer, list):
            return answer.pop(0) if answer else ""
        return answer

    @property
    def talk(self) -> Talk:
        def word(finding: Finding) -> str:
            return message(finding, "zh")

        return Talk("en" if self.lang == "en" else "zh", self.ask, self.screen.append, word)


Ask = Callable[..., tuple[Outcome, Person]]


@pytest.fixture
def ask(sample: Sandbox) -> Ask:
    """Return a function that holds the conversation about a new record."""

    def hold(
        kind: str, target: str | None, answers: dict[str, str | list[str]], *values: tuple[str, str]
    ) -> tuple[Outcome, Person]:
        person = Person(answers)
        register = pipeline.open_register(sample.root)
        return drafting.new_record(register, Request(kind, target, values), person.talk, AS_OF), person

    return hold


def _target(kind: str) -> str:
    return {"application": "physics/league", "filing": "physics/league"}.get(
        kind, "some-name" if kind in ("release", "impostor", "waiver", "unit") else WECHAT
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_answered_and_passes_the_check(kind: str, ask: Ask, sample: Sandbox) -> None:
    specific: dict[str, str | list[str]] = {"closure": {"reason": "不再使用"}, "unit": {"name": "化学系"}}.get(kind, {})  # type: ignore[assignment]
    outcome, _ = ask(kind, _target(kind), {**ANSWERS, "管理员”第": "否", "要变更哪一项": "账号名称", **specific})
    assert outcome.path is not None
    assert outcome.path.startswith("registry/")
    assert sample.complaints() == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_optional_part_can_be_reached_and_skipped(kind: str, ask: Ask, sample: Sandbox) -> None:
    answers: dict[str, str | list[str]] = {
        **ANSWERS,
        "还有选填项": "是",
        "要变更哪一项": "1",
        "changes.1.to": "propaganda",
    }
    if kind == "closure":
        answers["reason"] = "unused"
    outcome, person = ask(kind, _target(kind), {**answers, "管理员”第": "否"})
    assert outcome.path is not None
    assert any("可不填" in line for line in person.screen)
    assert sample.complaints() == []


def test_a_wrong_answer_is_told_in_the_words_of_the_check_and_asked_again(ask: Ask) -> None:
    wrong: dict[str, str | list[str]] = {
        "account.platform_id": ["gh_XX", "gh_00112233aabb"],
        "account.opened_on": ["昨天", "", "2026-11-01"],
        "tier": ["9", "三级", "2"],
        "account.platform": ["微信", "wechat-official"],
    }
    outcome, person = ask("filing", "physics/league", {**ANSWERS, **wrong, "管理员”第": "否"})
    screen = "\n".join(person.screen)
    assert outcome.path is not None
    for words in (
        "格式不对，应如 gh_0123456789ab",
        "应为日期，如 2024-03-19，现在写的是“昨天”",
        "没有填写，请回答",
        "只能是 1, 2, 3",
    ):
        assert words in screen
    assert "应为编号" in screen


def test_what_only_shows_at_the_end_can_be_corrected(ask: Ask) -> None:
    twice: dict[str, str | list[str]] = {"account.platform_id": ["gh_0123456789ab", "gh_00112233aabb"]}
    outcome, person = ask("filing", "physics/league", {**ANSWERS, **twice, "管理员”第": "否"})
    assert outcome.path is not None
    assert any("还不能通过校验" in line for line in person.screen)


def test_who_gives_up_writes_nothing(ask: Ask, sample: Sandbox) -> None:
    answers: dict[str, str | list[str]] = {**ANSWERS, "account.platform_id": "gh_0123456789ab", "现在改正吗": "否"}
    outcome, _ = ask("filing", "physics/league", {**answers, "管理员”第": "否"})
    assert outcome.path is None
    assert outcome.findings
    assert not (sample.root / "registry/accounts/physics/league").exists()


def test_an_impostor_without_any_identifier_is_asked_for_one(ask: Ask) -> None:
    answers: dict[str, str | list[str]] = {**ANSWERS, "platform_id": ["", "9876543210"]}
    outcome, person = ask("impostor", "fake", answers)
    assert outcome.path is not None
    assert any("至少要写一个" in line for line in person.screen)


def test_operators_are_asked_one_by_one(ask: Ask, sample: Sandbox) -> None:
    answers: dict[str, str | list[str]] = {
        **ANSWERS,
        "管理员”第": ["是", "是", "否"],
        "people.operators.1.name": "王五",
        "people.operators.1.staff": "是",
        "people.operators.2.name": "赵六",
        "people.operators.2.email": ["不知道", ""],
    }
    outcome, _ = ask("filing", "physics/league", answers)
    written = (sample.root / str(outcome.path)).read_text(encoding="utf-8")
    assert "  operators:\n    - {name: 王五, staff: true}\n    - {name: 赵六}\n" in written


def test_enter_leaves_a_list_that_was_begun_by_mistake(ask: Ask, sample: Sandbox) -> None:
    outcome, _ = ask("filing", "physics/league", ANSWERS)
    assert "operators" not in (sample.root / str(outcome.path)).read_text(encoding="utf-8")


def test_several_fields_change_at_once_and_a_value_can_be_emptied(ask: Ask, sample: Sandbox) -> None:
    sample.add("physics/wechat", change(("service.phone", None, "0000-1")))
    answers: dict[str, str | list[str]] = {
        **ANSWERS,
        "要变更哪一项": ["账号名称", "service.phone", "people.operators"],
        "changes.2.to": "",
        "changes.3.to.1.name": "钱七",
        "还变更其他项目": ["是", "是", "否"],
        "管理员”第": ["是", "否"],
    }
    outcome, person = ask("change", WECHAT, answers)
    written = (sample.root / str(outcome.path)).read_text(encoding="utf-8")
    assert '  - field: service.phone\n    from: "0000-1"\n    to: null\n' in written
    assert "  - field: people.operators\n    to:\n      - {name: 钱七}\n" in written
    assert any("现为：0000-1" in line for line in person.screen)
    assert sample.brief() == []


def test_a_platform_id_can_only_be_corrected(ask: Ask, sample: Sandbox) -> None:
    answers: dict[str, str | list[str]] = {
        **ANSWERS,
        "要变更哪一项": "account.platform_id",
        "changes.1.to": "gh_00112233aabb",
    }
    outcome, _ = ask("change", WECHAT, answers)
    assert "correction: true" in (sample.root / str(outcome.path)).read_text(encoding="utf-8")
    assert sample.brief() == []


def test_the_application_is_offered_as_the_filings_answers(ask: Ask, sample: Sandbox) -> None:
    sample.add("physics/league", application(filed_on="2026-11-01"))
    outcome, person = ask(
        "filing", "physics/league",
        {"account.platform_id": "gh_00112233aabb", "account.handle": "evc_league", "account.opened_on": "2026-11-10"},
    )  # fmt: skip
    assert outcome.path is not None
    assert any("［示例职业学院物理系］" in line for line in person.screen)
    assert sample.brief() == []


def test_what_an_option_said_is_not_asked(ask: Ask) -> None:
    _, person = ask("closure", WECHAT, {"reason": "unused"}, ("happened_on", "2026-11-20"), ("signed.name", "张三"))
    assert not any("（happened_on）" in line or "（signed.name）" in line for line in person.screen)


def test_the_account_is_asked_for_where_it_is_not_named(ask: Ask) -> None:
    outcome, _ = ask("closure", None, {**ANSWERS, "账号（单位/账号）": WECHAT, "reason": "unused"})
    assert outcome.path == f"registry/accounts/{WECHAT}/2026-11-23-closure.yml"


CLOSURE = ["", "2026年11月20日", "不知道", "不再使用", "张三", "书记", "", "否"]


@pytest.mark.parametrize("environment", [{"LANG": "C", "LC_ALL": "C"}, {"LANG": "C.UTF-8", "LC_ALL": ""}])
def test_on_a_real_terminal(environment: dict[str, str], sample: Sandbox) -> None:
    code, screen = converse(sample.root, ["closure", WECHAT], CLOSURE, **environment)
    assert code == 0, screen
    assert "只能是 unused" in screen
    assert "已写入 registry/accounts/physics/wechat/2026-11-23-closure.yml" in screen
    assert sample.brief() == []


def test_on_a_real_terminal_in_english(sample: Sandbox) -> None:
    answers = ["", "2026-11-20", "no longer used", "Zhang", "", "", "no"]
    code, screen = converse(sample.root, ["closure", WECHAT, "--lang", "en"], answers)
    assert code == 0, screen
    assert "such as 2026-11-23" in screen
    assert "Wrote registry/accounts/physics/wechat/2026-11-23-closure.yml" in screen
    assert not re.search("[一-鿿]", screen.replace("张三", "").replace("党总支书记", "")), screen


def test_the_end_of_input_ends_the_conversation(sample: Sandbox) -> None:
    code, screen = converse(sample.root, ["closure", WECHAT], ["", "\x04"])
    assert code == 2
    assert "Traceback" not in screen
    assert not list(sample.root.glob("registry/accounts/*/*/*closure*"))
