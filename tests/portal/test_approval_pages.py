"""What the portal makes of approvals: what is not in effect stays out, and every page of a preview says what it is."""

import json
import logging
from pathlib import Path

import pytest

from guanhao.model.institution import Repository as RepositoryModel
from guanhao.portal.preview import BANNER, marked
from guanhao.project.accounts import request_of
from guanhao.publish import Request, build_site
from tests.portal.building import Tree, build, build_command, is_whole, pages_of, run, tree_of
from tests.portal.pages import Page
from tests.registers import change, dump
from tests.repository import PHYSICS, WANG, Repository, path_of, record

MAIL, APPROVER = "zhao@example.edu.cn", "赵老师"
FORGE = {"forge": "github", "url": "https://github.com/example-edu/accounts", "visibility": "public"}
RENAMED = change(("account.name", "示例职业学院物理系", "物理学院"))


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Return a register of an opening balance, a merged record, one that nobody approved, and one not committed."""
    made = Repository(tmp_path_factory.mktemp("approvals") / "r")
    made.found(opening_on="2024-01-31", repository=FORGE)
    made.commit({path_of("physics/old"): record(1)}, by=WANG, on="2024-01-31")
    made.merge({PHYSICS: record()}, on="2024-03-25")
    made.merge({path_of("physics/old", RENAMED): dump(RENAMED)}, on="2024-09-05", message="更名 (#31)")
    made.commit({path_of("physics/pushed"): record(2)}, by=WANG, on="2024-10-01")
    root = made.checkout()
    (root / path_of("physics/draft")).parent.mkdir(parents=True)
    (root / path_of("physics/draft")).write_text(record(3), encoding="utf-8")
    (root / "docs").mkdir()
    (root / "docs" / "help.md").write_text("# 帮助\n\n正文。\n", encoding="utf-8")
    (root / "docs" / "raw.html").write_text("<!doctype html><html><body class='x'>raw</body></html>", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def site(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    return build(repository.root, tmp_path_factory.mktemp("site") / "site")


@pytest.fixture(scope="module")
def preview(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    folder = tmp_path_factory.mktemp("preview") / "site"
    build_site(Request(repository.root, None, None, is_preview=True), folder)
    return tree_of(folder)


def own(tree: Tree) -> Tree:
    """Leave out the pages of the rules, whose examples are made up."""
    return {path: data for path, data in tree.items() if not path.startswith("rules/")}


def account(tree: Tree, name: str) -> dict[str, object]:
    item: dict[str, object] = json.loads(tree[f"api/v1/accounts/physics/{name}.json"])
    return item


def test_what_nobody_approved_is_not_published(site: Tree) -> None:
    accounts = [item["id"] for item in json.loads(site["api/v1/accounts.json"])["accounts"]]
    assert accounts == ["physics/old", "physics/wechat"]
    for word in (b"physics/pushed", b"physics/draft", b"gh_000000000002", b"gh_000000000003"):
        assert [path for path, data in own(site).items() if word in data or word in path.encode()] == []


def test_what_is_published_of_an_approval(site: Tree) -> None:
    merged, old = account(site, "wechat"), account(site, "old")
    link = "https://github.com/example-edu/accounts/pull/"
    assert merged["approved_on"] == "2024-03-25"
    assert merged["valid"] == [{"from": "2024-03-25", "to": None}]
    assert merged["history"] == [
        {"kind": "filing", "filed_on": "2024-03-20", "approved_on": "2024-03-25", "request": f"{link}12"}
    ]
    assert old["approved_on"] == "2024-03-20"
    assert old["history"] == [
        {"kind": "filing", "filed_on": "2024-03-20", "approved_on": "2024-03-20", "request": None},
        {"kind": "change", "filed_on": "2024-09-02", "approved_on": "2024-09-05", "request": f"{link}31"},
    ]


def test_pages_say_what_vouches_for_them(site: Tree) -> None:
    merged, old = (Page(site[f"accounts/physics/{name}/index.html"].decode()) for name in ("wechat", "old"))
    assert "有登记册的 Git 合并历史为证" in merged.text
    assert "期初" not in merged.text
    assert "标“期初”的记录属于期初登记" in old.text
    assert old.text.count("期初") == 3
    assert ("https://github.com/example-edu/accounts/pull/31", "合并请求 31") in [
        (href, "合并请求 31") for href in old.attribute("a", "href") if "pull" in href
    ]


def test_no_approver_is_named(site: Tree, preview: Tree) -> None:
    for tree in (site, preview):
        assert [path for path, data in own(tree).items() if MAIL.encode() in data or APPROVER.encode() in data] == []


def test_every_page_of_a_preview_is_marked(preview: Tree) -> None:
    pages = pages_of(preview)
    assert len(pages) > 40
    assert {"404.html", "help/index.html", "accounts/physics/draft/index.html", "raw.html"} <= set(pages)
    for path, source in pages.items():
        page = Page(source)
        body = next(attrs for tag, attrs in page.elements if tag == "body")
        assert "gh-preview" in body["class"].split(), path
        assert source.count(BANNER) == 1, path
        assert "未生效" in page.text, path
        assert "Not in effect" in page.text, path
        assert source.index(BANNER) < source.index("</body>"), path


def test_no_page_of_a_site_is_marked(site: Tree) -> None:
    assert [path for path, source in pages_of(site).items() if "gh-preview" in source] == []


def test_a_preview_marks_what_is_not_in_effect(preview: Tree) -> None:
    texts = {name: Page(preview[f"accounts/physics/{name}/index.html"].decode()).text for name in ("pushed", "draft")}
    assert "未生效：没有经过批准" in texts["pushed"]
    assert "未生效：还没有提交" in texts["draft"]
    assert "未生效：本页含有没有批准的记录" in texts["draft"]
    assert "批准 2024-10-01" not in texts["pushed"]
    assert account(preview, "pushed")["approved_on"] == "2024-10-01"


def test_a_preview_lists_every_file_as_it_is(preview: Tree) -> None:
    assert is_whole(preview)


def test_an_english_preview_is_marked_in_both_languages(repository: Repository, tmp_path: Path) -> None:
    build_site(Request(repository.root, None, "en", is_preview=True), tmp_path / "site")
    for source in pages_of(tree_of(tmp_path / "site")).values():
        assert BANNER in source


def test_a_build_says_loudly_what_it_leaves_out(repository: Repository, tmp_path: Path) -> None:
    command = build_command(repository.root, tmp_path / "site")
    said = run([*command[:-2], "--as-of", "2030-01-01"]).stderr
    assert "有 2 份记录没有生效，没有发布。" in said
    assert f"{path_of('physics/pushed')}  没有经过批准 / nobody approved it" in said
    assert f"{path_of('physics/draft')}  还没有提交 / not committed" in said
    assert "guanhao audit" in said
    shown = run([*command[:-2], "--as-of", "2030-01-01", "--preview"]).stderr
    assert "预览里有 2 份没有生效的记录" in shown


def test_a_build_is_silent_where_all_is_in_effect(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    repository = Repository(tmp_path / "r")
    repository.found()
    repository.merge({PHYSICS: record()})
    with caplog.at_level(logging.WARNING):
        build(repository.checkout(), tmp_path / "site")
    assert "没有生效" not in caplog.text


def test_only_the_first_are_listed(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "r")
    repository.found()
    repository.commit({path_of(f"physics/a{n:02}"): record(n) for n in range(25)}, by=WANG)
    said = run(build_command(repository.checkout(), tmp_path / "site")).stderr
    assert "有 25 份记录没有生效" in said
    assert said.count("nobody approved it") == 20
    assert "… 5" in said


def test_the_past_is_what_was_approved_by_then(repository: Repository, tmp_path: Path) -> None:
    tree = build(repository.root, tmp_path / "site", "2024-03-24")
    accounts = [item["id"] for item in json.loads(tree["api/v1/accounts.json"])["accounts"]]
    assert accounts == ["physics/old"]


@pytest.mark.parametrize("visibility", ["private", "internal", "public"])
def test_requests_of_a_private_repository_are_internal(tmp_path: Path, visibility: str) -> None:
    repository = Repository(tmp_path / "r")
    repository.found(repository={**FORGE, "visibility": visibility})
    repository.merge({PHYSICS: record()}, message="Merge pull request #98204711 from x")
    tree = build(repository.checkout(), tmp_path / "site")
    naming = [path for path, data in tree.items() if b"98204711" in data]
    assert bool(naming) is (visibility != "private")


@pytest.mark.parametrize(
    ("forge", "url", "request_"),
    [
        ("github", "https://github.com/a/b/", "https://github.com/a/b/pull/7"),
        ("GitLab", "https://git.example.com/a/b", "https://git.example.com/a/b/-/merge_requests/7"),
        ("gitea", "https://git.example.com/a/b", "https://git.example.com/a/b/pulls/7"),
        ("forgejo", "https://git.example.com/a/b", "https://git.example.com/a/b/pulls/7"),
        ("gitee", "https://git.example.com/a/b", "https://git.example.com/a/b/pulls/7"),
        ("other", "https://git.example.com/a/b", "#7"),
        (None, "https://git.example.com/a/b", "#7"),
        ("github", None, "#7"),
    ],
)
def test_where_a_request_is(forge: str | None, url: str | None, request_: str) -> None:
    model = RepositoryModel(forge=forge, url=url, visibility="public")
    assert request_of(model, "7") == request_
    assert request_of(model, None) is None
    assert request_of(None, "7") is None
    assert request_of(model.model_copy(update={"visibility": "private"}), "7") is None


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<body>x</body>", f'<body class="gh-preview">{BANNER}x</body>'),
        ('<BODY dir="ltr">x', f'<BODY class="gh-preview" dir="ltr">{BANNER}x'),
        ('<body class="a b">x', f'<body class="gh-preview a b">{BANNER}x'),
        ("<body class=a>x", f'<body class="gh-preview" class=a>{BANNER}x'),
        ('<body title="a > b">x', f'<body class="gh-preview" title="a > b">{BANNER}x'),
        ("<bodyguard>x", f"{BANNER}<bodyguard>x"),
        ("", BANNER),
    ],
)
def test_whatever_a_page_is_it_can_be_marked(page: str, expected: str) -> None:
    assert marked(page) == expected
