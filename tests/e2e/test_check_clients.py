"""The two example clients of the static protocol, as the documentation prints them."""

import re
from typing import Any

import pytest

from tests.e2e.conftest import Open, Portal
from tests.portal.building import REPOSITORY

PAGE = (REPOSITORY / "docs" / "how-to" / "query-by-machine.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"```(js|python)\n(.*?)```", PAGE, re.DOTALL))
WORDS = {
    "evc_official": [("handle", "evc/wechat", None, None)],
    "ＥＶＣ_Official ": [("handle", "evc/wechat", None, None)],
    "gh_e05fe5f39185": [("platform_id", "tourism/wechat", None, "2025-08-22")],
    "gh_e0ffff00aa02": [("platform_id", None, "wechat-bulu", None)],
    "没有登记的词": [],
}
"""Word → field, account, impostor and last day of each claim."""


def told(claims: list[dict[str, Any]]) -> list[tuple[str | None, ...]]:
    return [(claim["field"], claim["account"], claim["impostor"], claim["until"]) for claim in claims]


@pytest.mark.parametrize("text", WORDS)
def test_both_clients_look_a_word_up(opened: Open, portal: Portal, text: str) -> None:
    base = f"{portal.address}api/v1/verify/"
    names: dict[str, Any] = {}
    exec(EXAMPLES["python"], names)  # noqa: S102  our own documentation
    assert told(list(names["look_up"](text, base))) == WORDS[text]
    with opened() as watched:
        watched.page.goto("check/")
        script = f"async ([text, base]) => {{ {EXAMPLES['js']}\nreturn lookUp(text, base); }}"
        assert told(watched.page.evaluate(script, [text, base])) == WORDS[text]


def test_each_client_fits_in_about_twenty_lines() -> None:
    assert {language: len(code.splitlines()) for language, code in EXAMPLES.items()}.keys() == {"js", "python"}
    assert all(len(code.splitlines()) <= 22 for code in EXAMPLES.values())
