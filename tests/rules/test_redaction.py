"""The one permitted edit of a merged record, to the letter: which lines may differ, and which may not."""

import pytest

from guanhao.load.register import read_document
from guanhao.load.yaml_document import positions
from guanhao.model.file import File
from guanhao.model.location import Pointer
from guanhao.rules.redaction import beyond_redaction
from guanhao.rules.request import Version
from tests.sealed import ARMOUR

PATH = "registry/accounts/physics/wechat/2024-03-20-filing.yml"

MERGED = """\
# 备案表
kind: filing
people:
  responsible: {name: 张三, title: 党总支书记,
    phone: "1"}  # 办公室
  # 信息员
  operators:
    - {name: 王五,
       title: 辅导员}
    - {name: 赵六}
commitment:
  signed_by: 张三
  signed_on: 2024-03-18
# 以下为签字

signed: {name: 张三, on: 2024-03-19}
"""


class Text:
    """A tree of one file."""

    def __init__(self, text: str) -> None:
        self.text = text

    def files(self) -> list[File]:
        return [File(PATH, "file", "")]

    def read(self, _: str) -> bytes:
        return self.text.encode()


def version(text: str) -> Version:
    return Version(read_document(Text(text), File(PATH, "file", "")), text, positions(text))


def judged(before: str, after: str) -> Pointer | None:
    return beyond_redaction(version(before), version(after))


COMMITMENT = "commitment:\n  signed_by: 张三\n  signed_on: 2024-03-18\n"
OPERATOR = "    - {name: 王五,\n       title: 辅导员}\n"
RESPONSIBLE = '  responsible: {name: 张三, title: 党总支书记,\n    phone: "1"}'

PERMITTED = {
    "a value": ("name: 赵六", "name: 已删除"),
    "a value beside others": ("{name: 张三, on: 2024-03-19}", "{name: 已删除, on: 2024-03-19}"),
    "on the second line of a mapping": ('phone: "1"', "phone: 已删除"),
    "its comment too": ('phone: "1"}  # 办公室', "phone: 已删除}"),
    "a mapping of several lines": (COMMITMENT, "commitment: 已删除\n"),
    "a value on the line after its key": (COMMITMENT, "commitment:\n  已删除\n"),
    "an item of a list": (OPERATOR, "    - 已删除\n"),
    "the last item of a list": ("    - {name: 赵六}\n", "    - 已删除\n"),
    "the last value of the file": ("signed: {name: 张三, on: 2024-03-19}", "signed: 已删除"),
    "a mapping that ends on another's line": (RESPONSIBLE, "  responsible: 已删除"),
}


@pytest.mark.parametrize("name", PERMITTED)
def test_permitted(name: str) -> None:
    before, after = PERMITTED[name]
    assert before in MERGED
    assert judged(MERGED, MERGED.replace(before, after)) is None


def test_what_is_sealed_is_redacted_with_all_its_lines() -> None:
    sealed = "\n    ".join(ARMOUR.splitlines())
    before = MERGED.replace("signed_by: 张三", f"sealed: |-\n    {sealed}")
    after = MERGED.replace("signed_by: 张三", "sealed: 已删除")
    assert judged(before, after) is None
    assert judged(before, after.replace("2024-03-18", "2024-03-19")) is not None
    assert judged(before, MERGED) is not None


BEYOND = {
    "a comment elsewhere": [("# 备案表", "# 表")],
    "a comment after the value's lines": [(COMMITMENT + "# 以下为签字", "commitment: 已删除\n# 签字")],
    "a comment taken away after them": [(COMMITMENT + "# 以下为签字\n", "commitment: 已删除\n")],
    "a comment put after them": [("{name: 赵六}\n", "已删除\n# 已离任\n")],
    "a blank line after them": [(COMMITMENT, "commitment: 已删除\n\n")],
    "a blank line at the end": [("name: 张三, on: 2024-03-19}\n", "name: 已删除, on: 2024-03-19}\n\n")],
    "the line before, in the same mapping": [
        ("{name: 王五,", "{name: 王五,  # 兼"),
        ("title: 辅导员", "title: 已删除"),
    ],
    "the line after, in the same mapping": [
        ("{name: 王五,", "{name: 已删除,"),
        ("title: 辅导员}", "title: 辅导员}  # 兼"),
    ],
    "another's comment": [("name: 赵六", "name: 已删除"), ("  # 信息员", "  # 员")],
    "another value": [("name: 赵六", "name: 已删除"), ("title: 辅导员", "title: 教师")],
    "another person": [("赵六", "孙七")],
    "half of a value": [("赵六", "赵已删除")],
    "nothing but line ends": [("\n", "\r\n")],
    "one person less": [("    - {name: 赵六}\n", "")],
    "a key more": [("{name: 赵六}", "{name: 已删除, title: 教师}")],
    "a value that was not there": [("{name: 赵六}", "{name: 已删除, phone: 已删除}")],
    "what is no person's": [("kind: filing", "kind: 已删除")],
    "the whole record": [(MERGED, "已删除\n")],
    "what cannot be read": [("signed: {name: 张三, on: 2024-03-19}", "signed: {name: 已删除")],
}


@pytest.mark.parametrize("name", BEYOND)
def test_beyond(name: str) -> None:
    edited = MERGED
    for before, after in BEYOND[name]:
        assert before in edited
        edited = edited.replace(before, after)
    assert judged(MERGED, edited) is not None


def test_a_mapping_and_the_next_on_one_line() -> None:
    before = "people: {responsible: {name: 张三,\n  title: 书记}, operators: [{name: 王五}]}\nnote: 无\n"
    assert judged(before, "people: {responsible: 已删除, operators: [{name: 王五}]}\nnote: 无\n") is None
    assert judged(before, "people: {responsible: 已删除, operators: [{name: 王五}]}  # x\nnote: 无。\n") is not None


def test_two_of_one_line() -> None:
    before = "people: {operators: [{name: 王五}, {name: 赵六}]}\n"
    assert judged(before, "people: {operators: [已删除, {name: 已删除}]}\n") is None


def test_the_place_is_where_the_edited_file_differs() -> None:
    edited = MERGED.replace("赵六", "已删除").replace("# 以下为签字", "# 签字")
    assert judged(MERGED, edited) == Pointer(mark=(14, 1))
    assert judged(MERGED, MERGED.replace("赵六", "孙七")) == Pointer(("people", "operators", 1, "name"))
    assert judged(MERGED, MERGED.removesuffix("signed: {name: 张三, on: 2024-03-19}\n")) == Pointer(())


@pytest.mark.parametrize("broken", ["kind: [\n", "a: 1\n---\nb: 2\n"])
def test_a_record_that_cannot_be_read_is_not_redacted(broken: str) -> None:
    """Nobody could tell what else was changed."""
    assert judged(broken, MERGED) == Pointer()
    assert judged(MERGED, broken) == Pointer()
    assert beyond_redaction(None, version(MERGED)) == Pointer()
    assert beyond_redaction(version(MERGED), None) == Pointer()
