"""The client printed in the protocol's page does what the page says."""

import re
from pathlib import Path
from typing import Any

import pytest

from guanhao import pipeline
from guanhao.verify.index import verify_files
from tests.verify.test_never_official import AS_OF, ROOT

PAGE = ROOT / "docs" / "reference" / "verify-protocol.md"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> str:
    root = Path(tmp_path_factory.mktemp("portal"))
    for path, data in verify_files(pipeline.publication(pipeline.open_register(ROOT), AS_OF).register):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return f"{root.as_uri()}/"


@pytest.mark.parametrize(
    ("platform", "value", "told"),
    [
        ("douyin", "EVC.zhaosheng", [("now", "admissions/douyin")]),
        ("wechat-official", "gh_e044f06b918a", [("now", "admissions/wechat")]),
        ("wechat-official", "evc_guanwei", [("2023-04-11", "evc/wechat"), ("impostor", "wechat-guanwei")]),
        ("wechat-official", "nobody_here", []),
    ],
)
def test_the_client_tells_whose_an_identifier_is(portal: str, platform: str, value: str, told: list[Any]) -> None:
    found = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    client: dict[str, Any] = {"__name__": "client"}
    exec(found[1], client)  # noqa: S102  our own page
    assert sorted(owner[:2] for owner in client["owners"](portal, platform, value)) == told
