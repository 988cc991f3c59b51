"""How the posts of one person may be written, and what is none of them."""

import pytest

from guanhao.rules.responsible_person import _is_any

NAMES = ("物理系", "示例职业学院物理系", "党委宣传部")
ALLOWED = ("系主任", "部长", "党总支书记", "Party Secretary")


@pytest.mark.parametrize(
    "title",
    [
        "系主任",
        "系　主　任",
        "物理系系主任",
        "物理系主任",
        "物理系 系主任",
        "示例职业学院物理系主任",
        "党委宣传部部长",
        "党委宣传部长",
        "教授、系主任",
        "教授，系主任",
        "教授,系主任",
        "教授；系主任",
        "教授;系主任",
        "教授/系主任",
        "教授／系主任",
        "教授 系主任",
        "教授　系主任",
        "系主任、教授",
        "党总支副书记兼系主任",
        "党总支副书记 兼 系主任",
        "党总支副书记兼任系主任",
        "系主任（兼）",
        "party secretary",
        "Dean, Party Secretary",
    ],
)
def test_one_of_the_posts_suffices(title: str) -> None:
    assert _is_any(title, ALLOWED, NAMES)


@pytest.mark.parametrize(
    "title",
    [
        "教授",
        "副系主任",
        "副 系主任",
        "副  系主任",
        "物理系副系主任",
        "化学系系主任",
        "党委宣传部副部长",
        "系主任助理",
        "党总支副书记",
        "党总支 副书记",
        "Vice Party Secretary",
        "Party  Secretary Assistant",
        "物理系",
    ],
)
def test_no_other_post_does(title: str) -> None:
    assert not _is_any(title, ALLOWED, NAMES)


def test_a_post_that_is_listed_as_several_words_is_one() -> None:
    assert _is_any("学院办公室主任、党委办公室主任", ["学院办公室主任、党委办公室主任"], NAMES)
