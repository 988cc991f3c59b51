"""How persons are shown: by what cannot be looked up."""

import pytest

from guanhao.model.filing import Operator, Person
from guanhao.model.personal import Mask, mask_email, mask_name, mask_number, mask_value
from guanhao.model.persons import SealedText
from guanhao.model.types import REDACTED, SEALED
from guanhao.project.wording import Wording
from guanhao.report.request.pen import Pen
from guanhao.report.request.values import value
from tests.sealed import ARMOUR


@pytest.mark.parametrize(
    ("name", "mask"),
    [("张三", "张*"), ("欧阳修远", "欧***"), ("张", "张*"), ("Zhang San", "Z***"), ("", ""), (REDACTED, REDACTED)],
)
def test_a_name(name: str, mask: str) -> None:
    assert mask_name(name) == mask


@pytest.mark.parametrize(
    ("number", "mask"), [("13800130000", "138****0000"), ("10000", "1****"), ("0000-0000000", "000****0000"), ("", "")]
)
def test_a_number(number: str, mask: str) -> None:
    assert mask_number(number) == mask


def test_an_address() -> None:
    assert mask_email("zhang.san@example.edu.cn") == "z***@example.edu.cn"
    assert mask_email(REDACTED) == REDACTED


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电话13800130000，", "电话138****0000，"),
        ("+86 138 0013 0000", "+86****0000"),
        ("１３８００１３００００", "１３８****００００"),
        ("110101199001011237", "110****1237"),
        ("发到a.b+c@example.edu.cn吧", "发到a***@example.edu.cn吧"),
        ("12345678901234567890", "12345678901234567890"),
        ("2024-03-01 共 120 条", "2024-03-01 共 120 条"),
    ],
)
def test_numbers_in_text(text: str, shown: str) -> None:
    assert Mask.numbers(text) == shown


def test_whom_records_name_is_masked_in_any_text() -> None:
    raw = {
        "people": {
            "responsible": {"name": "张三", "title": "主任", "wechat": "zhangsan-evc"},
            "operators": [{"name": "张三丰"}],
        },
        "signed": {"name": "李四", "on": "2024-03-01"},
        "commitment": REDACTED,
        "endorsements": [{"unit": "youth-league", "name": "王五"}],
        "changes": [{"field": "people.supervisor.name", "to": "赵六"}, {"field": "account.name", "to": "物理系"}, "?"],
    }
    text = "主任张三、张三丰（zhangsan-evc）、李四、王五、赵六，物理系，youth-league，2024-03-01"
    shown = "主任张*、张**（z****）、李*、王*、赵*，物理系，youth-league，2024-03-01"
    assert Mask.of([raw, None, "?"]).text(text) == shown.replace("z****", "zha****-evc")


def test_what_is_sealed_is_said_once() -> None:
    person = Operator.model_validate({"title": "辅导员", "staff": "true", "sealed": ARMOUR})
    alone = Person.model_validate({"name": "张三", "phone": SEALED})
    pen = Pen("zh", {}, {})
    assert value(pen, "people.operators", (person,)) == "已密封（辅导员、教职工）"
    assert value(pen, "people.responsible", alone) == "`张*`（联系电话 已密封）"
    assert value(pen, "people.responsible.phone", SealedText(sealed=ARMOUR)) == SEALED
    wording = Wording({}, {})
    assert wording.say("people", person).zh == "已密封（辅导员，教职工）"
    assert wording.say("people", alone).en == "张三 (telephone sealed)"
    assert value(Pen("en", {}, {}), "people.operators", (person,)) == "sealed (辅导员, staff)"


def test_what_is_sealed_hides_nothing_else() -> None:
    raw = {"people": {"responsible": {"title": "主任", "sealed": ARMOUR}}, "signed": {"sealed": "已密封"}}
    assert Mask.of([raw]).persons == {}
    assert mask_name(SEALED) == mask_number(SEALED) == mask_email(SEALED) == SEALED
    assert mask_value("responsible", {"title": "主任", "sealed": ARMOUR}) == {"title": "主任", "sealed": ARMOUR}
