"""What can be pasted as it stands says what was meant, and is not offered where that is not certain."""

from datetime import date
from typing import Any

import pytest
import yaml

from guanhao.desk.mends import change_that_says, mend_of
from guanhao.ledger.fold import fold
from guanhao.ledger.order import record_order
from guanhao.load.shape import read_model
from guanhao.load.yaml_document import parse_text
from guanhao.model.account import Account, Entry
from guanhao.model.finding import Finding
from guanhao.model.location import Keys, Pointer
from guanhao.model.records import ACCOUNT_KINDS
from tests.registers import SIGNED, Raw, application, change, closure, dump, filing, name_of, order, review
from tests.sealed import ARMOUR

DAY = date(2026, 11, 23)
PATH = "registry/accounts/physics/wechat/2026-11-23-change.yml"


def folded(*raws: Raw) -> Account:
    entries = []
    for raw in raws:
        name, day = name_of(raw), date.fromisoformat(raw["filed_on"])
        model, _ = read_model(ACCOUNT_KINDS[raw["kind"]], raw)
        entries.append(Entry(name, name, record_order(day, raw["kind"], name), day, model, raw))
    return fold("physics/wechat", entries)


def edited(**changes: Any) -> Raw:
    raw = filing()
    return raw | changes | {"account": raw["account"] | changes.get("account", {})}


@pytest.mark.parametrize(
    "changes",
    [
        {"account": {"name": "示例职业学院物理与电子系"}},
        {"account": {"platform_id": "gh_0123456789a1", "handle": None}},
        {"account": {"certified": {"on": "2024-03-15"}}, "scope": ["通知公告", "招生"]},
        {"purpose": "两行。\n第二行。", "tier": 3, "service": {"phone": "0000-0000000"}, "back_filing": "true"},
        {"people": {"responsible": {"name": "已删除"}, "supervisor": {"name": "已删除", "title": "副主任"}}},
        {"people": {"responsible": {"title": "党总支副书记", "sealed": ARMOUR}}},
        {"monitoring": "24h", "note": "冒号: 和 # 号", "copied_to": ["it-office"], "unit": "chemistry"},
    ],
)
def test_the_change_says_what_the_edit_said(changes: dict[str, Any]) -> None:
    before, after = folded(filing()), folded(edited(**changes))
    mend = change_that_says(before, after, DAY, ["2024-03-20-filing.yml"])
    assert mend is not None
    assert (mend.kind, mend.path, mend.is_masked) == ("file", PATH, False)
    assert mend.blanks == ("happened_on", "reason", "signed")
    parsed = parse_text(mend.text)
    assert not parsed.problems
    raw = parsed.value
    assert [key for key, value in raw.items() if value is None] == list(mend.blanks)
    filled = raw | {"happened_on": str(DAY), "reason": "更正。", "signed": SIGNED}
    said = folded(filing(), filled)
    assert not said.faults
    assert said.filing == after.filing


def test_what_later_records_changed_is_stated_as_it_is_now() -> None:
    renamed = change(("account.name", "示例职业学院物理系", "示例职业学院物电系"))
    after = folded(edited(account={"handle": "evc_wuli"}), renamed)
    mend = change_that_says(folded(filing(), renamed), after, DAY, [])
    assert mend is not None
    assert yaml.safe_load(mend.text)["changes"] == [
        {"field": "account.handle", "from": "evc_physics", "to": "evc_wuli"}
    ]


def test_persons_are_masked() -> None:
    people = {"responsible": {"name": "张小山", "phone": "13800138000", "email": "zhang@example.edu.cn"}}
    after = folded(edited(people=people, note="由张小山负责，13800138000。", service={"email": "wuli@example.edu.cn"}))
    mend = change_that_says(folded(filing()), after, DAY, [])
    assert mend is not None
    assert mend.is_masked
    for secret in ("张小山", "13800138000", "zhang@"):
        assert secret not in mend.text
    for shown in ("张**", "138****8000", "z***@example.edu.cn", "wuli@example.edu.cn"):
        assert shown in mend.text


def test_the_file_takes_the_next_number() -> None:
    mend = change_that_says(folded(filing()), folded(edited(tier=3)), DAY, ["2026-11-23-change.yml"])
    assert mend is not None
    assert mend.path == PATH.replace("change", "change-2")


def test_a_platform_id_can_only_be_corrected() -> None:
    mend = change_that_says(folded(filing()), folded(edited(account={"platform_id": "gh_0123456789a1"})), DAY, [])
    assert mend is not None
    assert "correction: true\n" in mend.text
    mend = change_that_says(folded(filing()), folded(edited(tier=3)), DAY, [])
    assert mend is not None
    assert "correction" not in mend.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (folded(filing()), folded(filing())),
        (folded(filing()), folded(filing(signed=SIGNED | {"name": "李四"}))),
        (folded(filing()), folded(filing({"opened_on": "2024-03-11"}))),
        (folded(filing()), folded(application())),
        (folded(filing()), folded()),
        (folded(filing()), folded(edited(tier=9))),
        (folded(application()), folded(application(tier=3))),
        (folded(filing(), closure()), folded(edited(tier=3), closure())),
    ],
    ids=["nothing", "the form's own", "what never changes", "no filing", "gone", "unreadable", "not filed", "closed"],
)
def test_no_change_where_none_can_say_it(before: Account, after: Account) -> None:
    assert change_that_says(before, after, DAY, []) is None


def test_a_suspended_account_changes_too() -> None:
    held = order("suspend")
    assert change_that_says(folded(filing(), held), folded(edited(tier=3), held), DAY, []) is not None


def mended(raw: Raw, rule: str, code: str, keys: Keys, before: Account | None = None, **params: str) -> str | None:
    source = dump(raw)
    marks = {line.split(":")[0].strip(" -"): number for number, line in enumerate(source.splitlines(), 1)}
    line = marks.get(str(keys[-1]), 1) if keys else 1
    mend = mend_of(Finding(rule, code, PATH, Pointer(keys), params), raw, source, line, before)
    return mend.text or mend.path if mend else None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024/3/1", "filed_on: 2024-03-01"),
        ("2024年3月1日", "filed_on: 2024-03-01"),
        ("２０２４.3.1", "filed_on: 2024-03-01"),
        ("2024-02-30", None),
        ("3/1/2024", None),
        ("昨天", None),
    ],
)
def test_a_date_written_in_another_way(written: str, meant: str | None) -> None:
    assert mended(review(filed_on=written), "schema", "date", ("filed_on",)) == meant


@pytest.mark.parametrize(
    ("written", "meant"), [("３０", "  posts: 30"), (" 30 ", "  posts: 30"), ("30条", None), ("三十", None)]
)
def test_a_number_written_in_another_way(written: str, meant: str | None) -> None:
    raw = review(report=review()["report"] | {"posts": written})
    assert mended(raw, "schema", "integer", ("report", "posts")) == meant


@pytest.mark.parametrize(
    ("written", "meant"), [("是", "back_filing: true"), ("No", "back_filing: false"), ("大概", None)]
)
def test_a_flag_in_words(written: str, meant: str | None) -> None:
    assert mended(filing(back_filing=written), "schema", "flag", ("back_filing",)) == meant


@pytest.mark.parametrize(("written", "meant"), [("合格", "result: pass"), ("不合格", "result: fail"), ("良好", None)])
def test_a_choice_in_words(written: str, meant: str | None) -> None:
    raw = review(result=written)
    assert mended(raw, "schema", "choice", ("result",), choices="pass, rectify, fail") == meant


def test_the_canonical_address() -> None:
    raw = filing({"url": "https://weibo.com/1?x=1"})
    right = "https://weibo.com/u/1"
    assert mended(raw, "canonical-url", "not-canonical", ("account", "url"), right=right) == f"  url: {right}"


def test_a_line_that_holds_more_gives_key_and_value_alone() -> None:
    finding = Finding("schema", "date", PATH, Pointer(("signed", "on")))
    mend = mend_of(
        finding, {"signed": {"name": "张三", "on": "2024/3/1"}}, "signed: {name: 张三, on: 2024/3/1}\n", 1, None
    )
    assert mend is not None
    assert mend.text == "on: 2024-03-01"


def test_text_without_what_does_not_show() -> None:
    raw = filing({"name": "物\u200b理\u202e系"})
    assert mended(raw, "hidden-characters", "hidden", ("account", "name")) == "name: 物理系"


def test_no_person_is_named() -> None:
    people = {"responsible": {"name": "张\u200b三"}}
    keys = ("people", "responsible", "name")
    assert mended(filing(people=people), "hidden-characters", "hidden", keys) is None
    raw = change(("people.responsible.name", None, "张\u200b三"))
    assert mended(raw, "hidden-characters", "hidden", ("changes", 0, "to")) is None
    assert mended(change(reason="请找\u200b张三"), "hidden-characters", "hidden", ("reason",)) is None


def test_the_present_value_where_another_was_stated() -> None:
    raw = change(("account.handle", "evc_old", "evc_new"))
    keys = ("changes", 0, "from")
    assert mended(raw, "stale-change", "stale", keys, folded(filing())) == "  from: evc_physics"
    assert mended(raw, "stale-change", "stale", keys, None) is None
    done = change(("account.handle", "evc_old", "evc_physics"))
    assert mended(done, "stale-change", "stale", keys, folded(filing())) is None, "nothing is left to change"
    whole = change(("scope", ["x"], ["y"]))
    assert mended(whole, "stale-change", "stale", keys, folded(filing())) is None
    wrong = change(("account.nothing", "x", "y"))
    assert mended(wrong, "stale-change", "stale", keys, folded(filing())) is None


def test_the_right_name() -> None:
    assert (
        mended(review(), "file-name", "filed-on", ("filed_on",), right="2024-12-02-review.yml")
        == "2024-12-02-review.yml"
    )
    assert mended(review(result="?"), "file-name", "record-name", ()) == "2024-12-02-review.yml"
    assert mended(review(filed_on="?"), "file-name", "record-name", ()) is None
    assert mended({"kind": "x", "filed_on": "2024-12-02"}, "file-name", "record-name", ()) is None


def test_what_is_a_guess_is_not_offered() -> None:
    assert mended(review(), "schema", "unknown-key-near", ("result",), near="results") is None
    assert mended(review(), "schema", "missing", ()) is None
