"""What a change does to the filing, and which identifiers were held when (design 1.2, 1.6)."""

from datetime import date
from typing import Any

import pytest

from guanhao.ledger.fold import fold
from guanhao.ledger.values import get_value, same_value
from guanhao.model.account import Account, Held
from guanhao.model.changes import CHANGEABLE
from guanhao.model.filing import Operator
from guanhao.model.types import SEALED
from tests.ledger.entries import ID, entry, on, void_of
from tests.registers import PEOPLE, application, change, closure, filing
from tests.sealed import ARMOUR

NAME = "示例职业学院物理系"


def folded(*changes: Any, **more: Any) -> Account:
    account = fold(ID, [entry(filing()), entry(change(*changes, **more))])
    assert account.faults == ()
    return account


def held(account: Account, field: str) -> list[tuple[str, str, str | None]]:
    return [(h.value, str(h.since), str(h.until) if h.until else None) for h in account.held if h.field == field]


def test_a_filing_opens_what_it_names() -> None:
    account = fold(ID, [entry(filing())])
    day = date(2024, 3, 20)
    assert account.held == (
        Held("name", NAME, day, None),
        Held("handle", "evc_physics", day, None),
        Held("platform_id", "gh_0123456789ab", day, None),
    )


SEALED_PERSON = {"title": "党总支书记", "sealed": ARMOUR}


def test_a_sealed_person_is_on_file_with_what_is_clear() -> None:
    account = folded(
        ("people.responsible", None, SEALED_PERSON),
        ("people.supervisor", None, {"name": "李四"}),
        ("people.supervisor.phone", None, {"sealed": ARMOUR}),
    )
    head, supervisor = get_value(account.filing, "people.responsible"), get_value(account.filing, "people.supervisor")
    assert (head.name, head.phone, head.title) == (SEALED, SEALED, "党总支书记")
    assert (supervisor.name, supervisor.phone, supervisor.sealed) == ("李四", SEALED, None)


def test_of_a_sealed_person_the_clear_part_is_compared() -> None:
    sealed, anew = (Operator.model_validate(SEALED_PERSON | {"staff": "true"}) for _ in range(2))
    clear = Operator.model_validate({"name": "张三", "title": "党总支书记", "staff": "true"})
    student = clear.model_copy(update={"staff": False})
    assert same_value(sealed, clear, is_personal=True)
    assert same_value((clear,), (sealed,), is_personal=True)
    assert same_value(sealed, anew.model_copy(update={"sealed": "other"}), is_personal=True)
    assert not same_value(sealed, student, is_personal=True)
    assert not same_value(sealed, anew.model_copy(update={"phone": None, "title": "主任"}), is_personal=True)


def test_an_application_holds_nothing_yet() -> None:
    assert fold(ID, [entry(application())]).held == ()


def test_a_rename_keeps_the_former_name() -> None:
    account = folded(("account.name", NAME, "物理学院"))
    assert held(account, "name") == [(NAME, "2024-03-20", "2024-09-01"), ("物理学院", "2024-09-02", None)]


def test_a_correction_leaves_no_former_name() -> None:
    account = folded(("account.name", NAME, "物理学院"), correction="true")
    assert held(account, "name") == [("物理学院", "2024-03-20", None)]


def test_a_correction_of_a_rename_keeps_the_name_before() -> None:
    records = [
        entry(filing()),
        entry(change(("account.name", NAME, "物里学院"))),
        entry(on("2024-09-05", change(("account.name", "物里学院", "物理学院"), correction="true"))),
    ]
    expected = [(NAME, "2024-03-20", "2024-09-01"), ("物理学院", "2024-09-02", None)]
    assert held(fold(ID, records), "name") == expected


def test_a_correction_adds_what_the_filing_forgot() -> None:
    account = folded(("account.qr", None, "http://weixin.qq.com/r/x"), correction="true")
    assert held(account, "qr") == [("http://weixin.qq.com/r/x", "2024-03-20", None)]


def test_a_change_adds_from_its_approval() -> None:
    account = folded(("account.qr", None, "http://weixin.qq.com/r/x"))
    assert held(account, "qr") == [("http://weixin.qq.com/r/x", "2024-09-02", None)]


def test_a_correction_takes_away() -> None:
    assert held(folded(("account.handle", "evc_physics", None), correction="true"), "handle") == []


def test_a_name_borne_twice_is_held_twice() -> None:
    records = [
        entry(filing()),
        entry(change(("account.name", NAME, "甲"))),
        entry(on("2024-10-02", change(("account.name", "甲", NAME), happened_on="2024-10-01"))),
    ]
    assert held(fold(ID, records), "name") == [
        (NAME, "2024-03-20", "2024-09-01"),
        ("甲", "2024-09-02", "2024-10-01"),
        (NAME, "2024-10-02", None),
    ]


def test_no_interval_ends_before_it_begins() -> None:
    """Two renames, both filed late: the second happened before the first was approved."""
    records = [
        entry(filing()),
        entry(change(("account.name", NAME, "甲")), approved_on=date(2024, 9, 20)),
        entry(on("2024-09-10", change(("account.name", "甲", "乙"), happened_on="2024-09-08"))),
    ]
    account = fold(ID, records)
    assert all(h.until is None or h.since <= h.until for h in account.held)


def test_a_closure_ends_what_is_held() -> None:
    account = fold(ID, [entry(filing()), entry(closure(successor="physics/weibo"))])
    assert {h.until for h in account.held} == {date(2025, 6, 29)}
    assert (account.closed_on, account.successor) == (date(2025, 6, 29), "physics/weibo")


def test_a_second_filing_after_a_voided_one() -> None:
    wrong = entry(filing())
    right = entry(on("2024-04-01", filing({"handle": "evc_right"})))
    account = fold(ID, [wrong, void_of(wrong, "2024-03-25"), right])
    assert held(account, "handle") == [("evc_right", "2024-04-01", None)]
    assert account.valid_since == date(2024, 4, 1)


def test_a_transfer_keeps_the_path() -> None:
    account = folded(("unit", "physics", "propaganda"))
    assert account.id == ID
    assert account.filing
    assert account.filing.unit == "propaganda"


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("purpose", "发布物理系动态。", "服务师生。"),
        ("scope", ["通知公告"], ["通知公告", "学生活动"]),
        ("tier", "2", "1"),
        ("service", None, {"phone": "0000-0000000"}),
        ("service.email", None, "physics@example.edu.cn"),
        ("monitoring", None, "24h"),
        ("maintenance", None, "students"),
        ("copied_to", None, ["it-office"]),
        ("back_filing", "false", "true"),
        ("account.certified", None, {"on": "2024-03-15", "subject": "示例职业学院"}),
        ("account.followers", None, "100"),
        ("commitment", None, {"signed_by": "张三", "signed_on": "2024-03-18"}),
        ("people", PEOPLE, {"responsible": {"name": "李四"}}),
        ("people.responsible", PEOPLE["responsible"], {"name": "李四"}),
        ("people.responsible.name", "张三", "李四"),
        ("people.supervisor", None, {"name": "李四"}),
        ("people.supervisor.name", None, "李四"),
        ("people.operators", [], [{"name": "王五", "staff": "true"}]),
    ],
)
def test_fields_that_change(field: str, before: Any, after: Any) -> None:
    account = folded((field, before, after))
    assert get_value(account.filing, field) is not None
    assert get_value(account.filing, field) != get_value(entry(filing()).record, field)
    assert [s.path for s in account.settings] == [field]


def test_the_fields_of_the_contract_can_change() -> None:
    assert {"account.name", "people.operators", "unit", "account.certified", "account.platform_id"} <= set(CHANGEABLE)
    assert not {"kind", "filed_on", "account", "account.platform", "account.opened_on"} & set(CHANGEABLE)


def test_a_stale_change_changes_nothing_at_all() -> None:
    account = fold(ID, [entry(filing()), entry(change(("tier", "2", "3"), ("account.name", "别的", "物理学院")))])
    assert [(f.rule, f.code, f.keys) for f in account.faults] == [("stale-change", "stale", ("changes", 1, "from"))]
    assert account.filing
    assert account.filing.tier == 2


def test_a_person_s_former_value_need_not_be_stated() -> None:
    raw = change(("people.responsible.name", None, "李四"))
    del raw["changes"][0]["from"]
    assert fold(ID, [entry(filing()), entry(raw)]).faults == ()


@pytest.mark.parametrize("stated", [{"name": "已删除", "title": "党总支书记"}, PEOPLE["responsible"]])
def test_a_redacted_person_equals_what_stood_there(stated: Any) -> None:
    redacted = filing(people={"responsible": {"name": "已删除", "title": "党总支书记"}})
    raw = change(("people.responsible", stated, {"name": "李四"}))
    assert fold(ID, [entry(redacted), entry(raw)]).faults == ()
    assert fold(ID, [entry(filing()), entry(raw)]).faults == ()


def test_people_redacted_below_equal_what_stood_there() -> None:
    redacted = filing(people={"responsible": {"name": "已删除", "title": "党总支书记"}})
    raw = change(("people", PEOPLE, {"responsible": {"name": "李四"}}))
    # BUG: a redaction is seen in the value and in its own keys, not two levels down.
    assert fold(ID, [entry(redacted), entry(raw)]).faults == ()


@pytest.mark.parametrize(
    ("stated", "present", "same"),
    [
        ("a", "a", True),
        ("a", "b", False),
        (None, None, True),
        ("a", None, False),
        (("a", "b"), ("a", "b"), True),
        (("a", "b"), ("b", "a"), False),
        (("a",), ("a", "b"), False),
        (1, 1, True),
        (0, None, False),
        ((), None, True),
    ],
)
def test_same_value(stated: Any, present: Any, *, same: bool) -> None:
    for is_personal in (True, False):
        assert same_value(stated, present, is_personal=is_personal) is same
        assert same_value(present, stated, is_personal=is_personal) is same


def test_a_redaction_stands_for_a_personal_value_alone() -> None:
    assert same_value("已删除", "张三", is_personal=True)
    assert not same_value("已删除", "张三", is_personal=False)
