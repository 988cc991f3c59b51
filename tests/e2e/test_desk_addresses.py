"""The address of a forge's page for a new file, in a browser but without a portal."""

import json
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page

from tests.e2e.desk_modules import desk_page

__all__ = ["desk_page"]

PATH = "registry/accounts/physics/wechat/2026-11-23-change.yml"
TEXT = "reason: 更名 & “改版” #1 +1\n"
NEW = """async ([repository, path, text, options]) => {
  const { newFile } = await import(new URL("js/desk/form/forge.js", location.href));
  return newFile(repository, path, text, options);
}"""


def new_file(
    page: Page, forge: str | None, url: str | None, text: str = TEXT, branch: str = "main", **options: bool
) -> Any:
    return page.evaluate(
        NEW, [{"forge": forge, "url": url, "branch": branch}, PATH, text, {"isPersonal": False} | options]
    )


@pytest.mark.parametrize(
    "url", ["https://h.cn/o/r", "https://h.cn/o/r/", "https://h.cn/o/r.git", "https://h.cn/o/r.git/"]
)
@pytest.mark.parametrize(
    ("forge", "address", "name"),
    [
        ("GitHub", "https://h.cn/o/r/new/main", {"filename": [PATH]}),
        ("gitea", f"https://h.cn/o/r/_new/main/{PATH.rpartition('/')[0]}", {"filename": [PATH.rpartition("/")[2]]}),
        ("Forgejo", f"https://h.cn/o/r/_new/main/{PATH.rpartition('/')[0]}", {"filename": [PATH.rpartition("/")[2]]}),
        ("gitlab", "https://h.cn/o/r/-/new/main", {"file_name": [PATH]}),
    ],
)
def test_each_forge_has_its_own_page(desk_page: Page, url: str, forge: str, address: str, name: dict[str, Any]) -> None:
    made = new_file(desk_page, forge, url)
    carried = {} if forge == "gitlab" else {"value": [TEXT]}
    place, _, query = made["address"].partition("?")
    assert (place, parse_qs(query)) == (address, name | carried)
    assert made["carries"] == (forge != "gitlab")
    assert made["forge"] == forge.lower()


def test_a_path_before_the_repository_and_a_branch_with_a_slash_stay(desk_page: Page) -> None:
    made = new_file(desk_page, "gitea", "http://git.example.edu.cn:3000/forge/o/r", branch="desk/式样 1")
    assert urlsplit(made["address"]).path.startswith(f"/forge/o/r/_new/desk/{quote('式样 1')}/registry/accounts/")


@pytest.mark.parametrize(
    ("forge", "url"), [(None, "https://h.cn/o/r"), ("gitee", "https://h.cn/o/r"), ("github", None)]
)
def test_where_no_page_is_known_there_is_no_address(desk_page: Page, forge: str | None, url: str | None) -> None:
    assert new_file(desk_page, forge, url) is None
    assert new_file(desk_page, "github", "javascript:alert(1)") is None
    assert new_file(desk_page, "constructor", "https://h.cn/o/r") is None


def test_eight_thousand_bytes_go_and_one_more_does_not(desk_page: Page) -> None:
    short = len(new_file(desk_page, "github", "https://h.cn/o/r", "")["address"])
    fits = new_file(desk_page, "github", "https://h.cn/o/r", "x" * (8000 - short))
    assert (len(fits["address"]), fits["carries"]) == (8000, True)
    over = new_file(desk_page, "github", "https://h.cn/o/r", "x" * (8001 - short))
    assert (over["carries"], "value" in over["address"]) == (False, False)
    assert not new_file(desk_page, "github", "https://h.cn/o/r", isPersonal=True)["carries"]
    assert json.dumps(new_file(desk_page, "github", "https://h.cn/o/r", isPersonal=True)).find("reason") < 0


@pytest.mark.parametrize(
    ("forge", "page"), [("github", "edit/main"), ("gitea", "_edit/main"), ("gitlab", "-/edit/main")]
)
def test_a_file_that_is_there_is_edited(desk_page: Page, forge: str, page: str) -> None:
    made = new_file(desk_page, forge, "https://h.cn/o/r", isEdit=True)
    assert made["address"] == f"https://h.cn/o/r/{page}/{PATH}"
