"""Every link of every page leads somewhere, under any sub-path, and nothing is fetched from another host."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from guanhao.portal.views.directory import PER_PAGE
from tests.portal.building import REPOSITORY, Tree, build, pages_of
from tests.portal.chronicle import account, write
from tests.portal.pages import Page, broken_links
from tests.registers import Sandbox, filing

PORTAL = "https://accounts.example.edu.cn/"
AREAS = ("registry", "policies", "docs")


def parsed(tree: Tree) -> dict[str, Page]:
    return {path: Page(source) for path, source in pages_of(tree).items()}


@pytest.fixture(scope="module")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Return the site of the repository's own register, of a copy without its history."""
    folder = tmp_path_factory.mktemp("sample")
    for area in AREAS:
        shutil.copytree(REPOSITORY / area, folder / "register" / area)
    shutil.copyfile(REPOSITORY / "mkdocs.yml", folder / "register" / "mkdocs.yml")
    return build(folder / "register", folder / "site")


def test_every_link_of_the_sample_resolves(sample_site: Tree) -> None:
    pages = parsed(sample_site)
    assert len(pages) > 60
    assert sum(len(page.elements) for page in pages.values()) > 5000
    assert broken_links(pages, set(sample_site), PORTAL) == []


@pytest.mark.parametrize("portal", [None, "https://example.edu.cn", "https://example.edu.cn/any/sub/path/"])
def test_links_do_not_depend_on_where_the_portal_is(tmp_path: Path, portal: str | None) -> None:
    sandbox = Sandbox.minimal(tmp_path / "register")
    write(sandbox)
    line = f"portal: {portal}\n" if portal else ""
    sandbox.write("registry/institution.yml", f"name: 示例职业学院\nregistrar: propaganda\npolicy: measures\n{line}")
    tree = build(sandbox.root, tmp_path / "site")
    assert broken_links(parsed(tree), set(tree), f"{portal.rstrip('/')}/" if portal else "no portal") == []


def test_a_directory_of_several_pages(tmp_path: Path) -> None:
    sandbox = Sandbox.minimal(tmp_path / "register")
    for number in range(2 * PER_PAGE + 1):
        sandbox.add(f"physics/no-{number}", filing(account(number)))
    tree = build(sandbox.root, tmp_path / "site")
    assert {"accounts/index.html", "directory/2/index.html", "directory/3/index.html"} <= tree.keys()
    assert broken_links(parsed(tree), set(tree), PORTAL) == []
    listed = [
        a for path in tree if re.fullmatch(r"(?:accounts|directory/\d+)/index\.html", path) for a in _rows(tree[path])
    ]
    assert len(listed) == len(set(listed)) == 2 * PER_PAGE + 1


def _rows(page: bytes) -> list[str]:
    return [target for target in Page(page.decode()).attribute("a", "href") if "accounts/physics/" in target]


def test_an_empty_register_has_a_whole_portal(tmp_path: Path) -> None:
    tree = build(Sandbox.minimal(tmp_path / "register").root, tmp_path / "site")
    assert broken_links(parsed(tree), set(tree), PORTAL) == []
    assert json.loads(tree["api/v1/accounts.json"])["accounts"] == []


def test_no_stylesheet_asks_another_host(sample_site: Tree) -> None:
    for path, data in sample_site.items():
        if path.endswith(".css"):
            for target in re.findall(r"(?:url\(|@import)\s*['\"]?([^'\")\s;]+)", data.decode()):
                assert not re.match(r"(?:https?:)?//", target), (path, target)


def test_every_page_says_what_it_is(sample_site: Tree) -> None:
    titles = {path: page.inside("title") for path, page in parsed(sample_site).items()}
    assert all(title.strip() for title in titles.values())
    for path, page in parsed(sample_site).items():
        assert page.attribute("html", "lang") == ["zh"], path
        assert page.attribute("meta", "charset"), path
        assert len([tag for tag, _ in page.elements if tag == "h1"]) == 1, path
        assert not [id_ for id_, count in _counts(page).items() if count > 1], path


def _counts(page: Page) -> dict[str, int]:
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    return {id_: ids.count(id_) for id_ in ids}


def test_the_sections_are_called_the_same_on_every_page(sample_site: Tree) -> None:
    """A page's title must not take the place of its name in the navigation of the pages rendered after it."""
    pages = parsed(sample_site)
    paths = ("", "accounts/", "units/", "assessment/", "impostors/", "data/", "help/", "units/evc/")
    entries = {path: _entries(pages[_index(path)]) for path in paths}
    assert all("账号名录" in texts for texts in entries.values())
    assert len(set(map(tuple, entries.values()))) == 1, entries


def _index(folder: str) -> str:
    return f"{folder}index.html"


def _entries(page: Page) -> list[str]:
    """Return the texts of the main navigation."""
    match = re.search(r'(?s)<nav class="gh-nav".*?</nav>', page.source)
    return re.findall(r"(?s)<a [^>]*>(.*?)</a>", match[0] if match else "")


def test_names_of_accounts_reach_their_pages(sample_site: Tree) -> None:
    accounts: list[dict[str, Any]] = json.loads(sample_site["api/v1/accounts.json"])["accounts"]
    for item in accounts:
        page = Page(sample_site[f"{item['page']}index.html"].decode())
        assert item["name"] in page.text
        assert item["code"] in page.text
        assert item["name"] in page.inside("title")
