"""A change by editing the present values: only what differs is recorded, and nothing that was typed is lost."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from guanhao import changing, pipeline
from guanhao.changing import Edited
from guanhao.desk.edit_text import present_text, with_notes, without_notes
from guanhao.desk.request import Request
from tests.desk.terminal import Terminal
from tests.desk.test_new_by_questions import Person
from tests.registers import AS_OF, Sandbox, change, closure, filing

WECHAT = "physics/wechat"
RECORD = f"registry/accounts/{WECHAT}/2026-11-23-change.yml"
NAME = "  name: 示例职业学院物理系\n"

Edit = Callable[[str], str | None]


def filled(text: str) -> str:
    """Fill in the head, as everybody has to."""
    return text.replace("happened_on:\n", "happened_on: 2026-11-20\n").replace("reason:\n", "reason: 更名。\n")


def renamed(text: str) -> str:
    return filled(text).replace(NAME, "  name: 示例职业学院物理系官微\n")


def edited(sandbox: Sandbox, *edits: Edit, person: Person | None = None, **options: bool) -> Edited:
    """Edit the present values in rounds; return what came of it."""
    person, register, rounds = person or Person({}), pipeline.open_register(sandbox.root), iter(edits)
    desk = changing.begin_change(register, Request("change", WECHAT), None, AS_OF)

    def edit_next(text: str) -> str | None:
        return next(rounds)(text)

    return changing.change_by_editing(
        register, desk, edit_next, person.talk, AS_OF, is_asked=options.get("is_asked", True)
    )


def text_of(sandbox: Sandbox, lang: str = "zh", account: str = WECHAT) -> str:
    desk = changing.begin_change(pipeline.open_register(sandbox.root), Request("change", account), None, AS_OF)
    return present_text(desk, Person({}, lang).talk)


def test_only_what_differs_is_recorded(sample: Sandbox) -> None:
    def several(text: str) -> str:
        text = renamed(text).replace("scope: [通知公告", "scope: [学生活动, 通知公告")
        return text.replace("# monitoring:", "monitoring: 24h").replace("title: 党总支书记}", "title: 书记}")

    done = edited(sample, several)
    assert done.path == RECORD
    assert not done.is_refused
    assert done.told[0] == "变更了：账号名称、信息发布范围、值守方式、第一责任人：职务"
    text = (sample.root / RECORD).read_text(encoding="utf-8")
    assert "happened_on: 2026-11-20\nreason: 更名。\n" in text
    assert "  - field: account.name\n    from: 示例职业学院物理系\n    to: 示例职业学院物理系官微\n" in text
    assert "  - field: monitoring\n    from: null\n    to: 24h\n" in text
    assert "  - field: people.responsible.title\n    to: 书记\n" in text
    assert text.count("- field:") == 4
    assert sample.complaints() == []


@pytest.mark.parametrize(
    "edit", [filled, lambda text: text.replace("tier: 2", 'tier: "2"'), lambda text: text + "\n# 好\n"]
)
def test_nothing_new_writes_nothing(edit: Edit, sample: Sandbox) -> None:
    done = edited(sample, edit)
    assert (done.path, done.is_refused) == (None, False)
    assert "没有改动" in done.told[0]
    assert not (sample.root / RECORD).exists()


@pytest.mark.parametrize("edit", [lambda _: None, lambda text: text, lambda _: "", lambda _: "# 只有说明\n"])
def test_giving_up(edit: Edit, sample: Sandbox) -> None:
    done = edited(sample, edit)
    assert (done.path, done.is_refused) == (None, False)
    assert "没有保存" in done.told[0]


@pytest.mark.parametrize(
    ("edit", "told", "line"),
    [
        (lambda text: renamed(text).replace("reason: 更名。", "reason:"), "还缺变更原因（reason）", "reason:"),
        (lambda text: filled(text).replace("wechat-official", "weibo"), "account.platform 不能变更", "  platform:"),
        (lambda text: filled(text).replace("2024-03-10", "2024-03-11"), "account.opened_on 不能变更", "  opened_on:"),
        (lambda text: renamed(text) + "kind: review\n", "kind 不能变更", "kind: review"),
        (lambda text: filled(text).replace("tier: 2", "tier: 4"), "级别", "tier:"),
        (lambda text: renamed(text) + "porpose: 错\n", "是不是“purpose”", "porpose:"),
        (lambda text: renamed(text).replace("2026-11-20", "昨天"), "应为日期", "happened_on: 昨天"),
        (lambda text: filled(text).replace("gh_0123456789ab", "gh_0123456789ac"), "更正", "  platform_id:"),
        (lambda text: filled(text).replace("unit: physics", "unit: phisics"), "phisics", "unit:"),
        (lambda text: renamed(text) + "tier: 3\n", "tier", "tier: 3"),
        (lambda text: renamed(text) + "scope2\n", "", ""),
        (lambda text: filled(text).replace("purpose: 发布", "purpose:  # 发布"), "开办宗旨", "purpose:"),
        (lambda _: "- 一\n- 二\n", "应由若干", ""),
    ],
)
def test_faults_are_written_above_what_was_typed(edit: Edit, told: str, line: str, sample: Sandbox) -> None:
    shown: list[str] = []

    def second(text: str) -> None:
        shown.append(text)

    person = Person({"再打开编辑器": ["是", "否"]})
    done = edited(sample, edit, second, person=person)
    assert (done.path, done.is_refused) == (None, True)
    first, *notes = [note for note in shown[0].splitlines() if note.startswith("#×")]
    assert first.startswith("#× 还不能写入")
    assert told in "".join(notes)
    assert without_notes(shown[0]) == edit(text_of(sample))
    if line:
        number = int("".join(c for c in notes[0].split("行")[0] if c.isdigit()))
        assert shown[0].splitlines()[number - 1].startswith(line)
    assert not (sample.root / RECORD).exists()


def test_what_is_mended_is_written_and_notes_do_not_pile_up(sample: Sandbox) -> None:
    def worse(text: str) -> str:
        assert text.count("#× 还不能写入") == 1
        return text.replace("tier: 4", "tier: 5")

    done = edited(
        sample,
        lambda text: renamed(text).replace("tier: 2", "tier: 4"),
        worse,
        lambda text: worse(text).replace("tier: 5", "tier: 3"),
    )
    assert done.path == RECORD
    assert "#×" not in (sample.root / RECORD).read_text(encoding="utf-8")


def test_closing_the_editor_later_loses_nothing(sample: Sandbox) -> None:
    shown: list[str] = []

    def look(text: str) -> None:
        shown.append(text)

    edited(
        sample,
        lambda text: renamed(text).replace("tier: 2", "tier: 4"),
        look,
        look,
        person=Person({"再打开": ["", "", "否"]}),
    )
    assert shown[0] == shown[1]
    assert "物理系官微" in shown[0]


def test_nobody_is_asked_where_nobody_sits(sample: Sandbox) -> None:
    person = Person({})
    done = edited(sample, lambda text: text.replace("tier: 2", "tier: 4"), person=person, is_asked=False)
    assert done.is_refused
    assert any("级别" in line for line in person.screen)


def test_a_correction_of_the_platform_s_id(sample: Sandbox) -> None:
    def corrected(text: str) -> str:
        text = filled(text).replace("# correction:", "correction: true")
        return text.replace("gh_0123456789ab", "gh_0123456789ac")

    assert edited(sample, corrected).path == RECORD
    assert sample.complaints() == []


def test_a_value_is_taken_out_by_what_follows_its_colon(sample: Sandbox) -> None:
    sample.add(WECHAT, change(("service", None, {"phone": "0000", "email": "a@b.cn"})))
    text = text_of(sample)
    assert 'service: {phone: "0000", email: a@b.cn}\n' in text
    assert "还可写：reply_within_days" in text
    assert edited(sample, lambda text: filled(text).replace(", email: a@b.cn", "")).path == RECORD
    assert "  - field: service.email\n    from: a@b.cn\n    to: null\n" in (sample.root / RECORD).read_text("utf-8")


def test_an_offer_is_taken_by_its_sign_and_what_is_left_open_is_not_there(sample: Sandbox) -> None:
    def serving(text: str) -> str:
        assert "# service: {reply_within_days: , phone: , email: }\n" in text
        text = filled(text).replace("# service: {reply_within_days: ,", "service: {reply_within_days: 3,")
        return text.replace("2026-11-20", "2026年11月20日")

    assert edited(sample, serving).path == RECORD
    text = (sample.root / RECORD).read_text("utf-8")
    assert "happened_on: 2026-11-20\n" in text
    assert "    from: null\n    to: {reply_within_days: 3}\n" in text


def test_what_was_redacted_stands_and_is_no_change(sample: Sandbox) -> None:
    (sample.root / f"registry/accounts/{WECHAT}/2024-03-20-filing.yml").unlink()
    person = {"name": "已删除", "phone": "已删除"}
    sample.add(WECHAT, filing(people={"responsible": person}, signed={"name": "已删除", "on": "已删除"}))
    text = text_of(sample)
    assert "responsible: {name: 已删除" in text
    assert "signed: {on: 2026-11-23}" in text
    done = edited(sample, lambda text: renamed(text).replace("signed: {", "signed: {name: 张三, "))
    assert done.told[0] == "变更了：账号名称"


def test_awkward_values_come_back_as_they_were(sample: Sandbox) -> None:
    sample.add(
        WECHAT,
        change(
            ("purpose", "发布物理系动态。", "第一行: #1\n\n  缩进\n#× 像说明"),
            ("account.name", "示例职业学院物理系", "no"),
        ),
    )
    assert "没有改动" in edited(sample, filled).told[0]


def test_english(sample: Sandbox) -> None:
    text = text_of(sample, "en")
    assert "# ---- what is on file ----" in text
    assert "Change what is on file of physics/wechat" in text


def test_notes_of_a_record_cannot_leave_their_comment(sample: Sandbox) -> None:
    noted = with_notes("a: 1\n", [((), "甲\nb: 2")], Person({}).talk)
    assert without_notes(noted) == "a: 1\n"


# --- the command -----------------------------------------------------------------------------------------------------


def test_a_printed_copy_goes_back_in(terminal: Terminal, tmp_path: Path) -> None:
    printed = terminal.new("change", WECHAT, "--print")
    copy = tmp_path / "values.yml"
    for data in (renamed(printed.out).encode(), renamed(printed.out).replace("\n", "\r\n").encode("gb18030")):
        copy.write_bytes(data)
        done = terminal.new("change", WECHAT, "--from-file", str(copy))
        assert done.code == 0
        assert f"已写入 {RECORD}" in done.out
        assert "    to: 示例职业学院物理系官微\n" in (terminal.root / RECORD).read_text(encoding="utf-8")
        (terminal.root / RECORD).unlink()
    copy.write_text(printed.out.replace("tier: 2", "tier: 4"), encoding="utf-8")
    refused = terminal.new("change", WECHAT, "--from-file", str(copy))
    assert (refused.code, refused.out) == (1, "")
    assert "第 " in refused.err
    assert "没有写入任何文件" in refused.err
    assert terminal.new("change", WECHAT, "--from-file", str(tmp_path / "none.yml")).code == 2


def test_an_editor_that_is_named_is_opened(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "VISUAL", "sed -i -e s/物理系$/物理系官微/ -e 's/^reason:/& 更名/' -e 's/^happened_on:/& 2026-11-20/'"
    )
    assert terminal.new("change", WECHAT, "--edit").code == 0
    assert (terminal.root / RECORD).is_file()
    monkeypatch.setenv("VISUAL", "false")
    failed = terminal.new("change", "physics/weibo", "--edit")
    assert failed.code == 2
    assert "没有正常结束" in failed.err


@pytest.mark.parametrize(
    ("words", "is_opened"),
    [((), True), (("--no-edit",), False), (("--field", "tier", "--to", "3"), False), (("--set", "changes=[]"), False)],
)
def test_on_a_terminal_a_named_editor_takes_the_place_of_the_questions(
    words: tuple[str, ...], *, is_opened: bool, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    result = terminal.new("change", WECHAT, *words)
    assert ("没有保存" in result.out) is is_opened
    assert "Traceback" not in result.err


@pytest.mark.parametrize(
    "words",
    [
        ("review", WECHAT, "--edit"),
        ("change", WECHAT, "--edit", "--field", "tier", "--to", "3"),
        ("change", WECHAT, "--edit", "--print"),
    ],
)
def test_wrong_usage(words: tuple[str, ...], terminal: Terminal) -> None:
    assert terminal.new(*words).code == 2


def test_an_account_that_takes_no_change_is_not_opened(terminal: Terminal, sample: Sandbox) -> None:
    sample.add(WECHAT, closure())
    result = terminal.new("change", WECHAT, "--print")
    assert (result.code, result.out) == (2, "")
    assert "已注销" in result.err
