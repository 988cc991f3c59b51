"""The internal edition: everything internal below `internal/` and nowhere else, and said to be so on every page."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from guanhao import pipeline, write
from guanhao.errors import OtherAudienceError
from guanhao.model.types import REDACTED
from guanhao.portal.strings import STRINGS
from guanhao.publish import Request, build_site
from tests.portal.building import AS_OF, GUANHAO, Tree, build, build_command, is_whole, pages_of, run, tree_of
from tests.portal.pages import Page, broken_links
from tests.portal.planted import Markers, plant
from tests.registers import Sandbox, change, filing, incident, order
from tests.repository import PHYSICS, WANG, Repository, path_of, record

RECORDS = (
    *("application", "filing", "rename", "correction", "review", "rectify", "suspend", "resume", "voided", "void"),
    *("incident", "closure", "planned", "stale"),
)
"""What the planted register has on file of readable accounts, all of which the edition shows."""
BAR = re.compile(r'<aside class="gh-internal-bar".*?</aside>', re.DOTALL)


def build_internal(root: Path, site: Path, *, is_preview: bool = False) -> Tree:
    day = date.fromisoformat(AS_OF)
    build_site(Request(root, day, None, is_preview=is_preview, audience="internal"), site)
    return tree_of(site)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sandbox, Markers]:
    sandbox = Sandbox.minimal(tmp_path_factory.mktemp("planted") / "register")
    return sandbox, plant(sandbox)


@pytest.fixture(scope="module")
def edition(planted: tuple[Sandbox, Markers], tmp_path_factory: pytest.TempPathFactory) -> Tree:
    return build_internal(planted[0].root, tmp_path_factory.mktemp("edition") / "site")


@pytest.fixture(scope="module")
def public(planted: tuple[Sandbox, Markers], tmp_path_factory: pytest.TempPathFactory) -> Tree:
    return build(planted[0].root, tmp_path_factory.mktemp("public") / "site")


def inside(tree: Tree) -> Tree:
    return {path: data for path, data in tree.items() if path.startswith("internal/")}


def outside(tree: Tree) -> Tree:
    return {path: data for path, data in tree.items() if not path.startswith("internal/")}


def found(markers: dict[str, str], tree: Tree) -> set[str]:
    text = b"\0".join([*map(str.encode, tree), *tree.values()])
    return {what for what, marker in markers.items() if marker.encode() in text}


def test_what_is_on_file_stands_on_internal_pages(planted: tuple[Sandbox, Markers], edition: Tree) -> None:
    on_file = {what for what in planted[1].internal if what.split(".")[0] in RECORDS} - {"closure.reason"}
    on_file = {what for what in on_file if not what.startswith("rename.to.supervisor")}  # which no record was given
    assert len(on_file) > 250
    assert on_file - found(planted[1].internal, inside(edition)) == set()
    assert edition["internal/accounts/physics/planted/index.html"].count("已密封".encode()) > 3
    assert "误报备案".encode() in edition["internal/accounts/physics/planted/index.html"]


def test_what_no_page_is_for_stands_nowhere(planted: tuple[Sandbox, Markers], edition: Tree) -> None:
    never = ("comment", "stray file", "garbled", "unreadable.key", "approver.email", "repository.signing_keys")
    assert found(planted[1].internal, edition).isdisjoint((*never, "sealed.armour"))


def test_nothing_internal_stands_outside(planted: tuple[Sandbox, Markers], edition: Tree) -> None:
    assert found(planted[1].internal, outside(edition)) == set()


def test_a_public_build_has_no_internal_page(planted: tuple[Sandbox, Markers], public: Tree) -> None:
    assert inside(public) == {}
    assert found(planted[1].internal, public) == set()
    assert b'class="gh-internal-bar"' not in b"".join(page.encode() for page in pages_of(public).values())
    assert json.loads(public["build.json"])["audience"] == "public"


def test_public_files_are_those_of_the_public_build(edition: Tree, public: Tree) -> None:
    assert outside(edition).keys() == public.keys()
    for path, data in public.items():
        if path.endswith(".html"):
            mended = BAR.sub("", edition[path].decode()).replace("gh-beside-internal ", "")
            assert mended.replace(' class="gh-beside-internal"', "") == data.decode(), path
        elif path != "build.json":
            assert edition[path] == data, path


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_says_what_it_is_in_both_languages(
    planted: tuple[Sandbox, Markers], tmp_path: Path, lang: str
) -> None:
    command = build_command(planted[0].root, tmp_path / "site")
    result = run([*command, "--audience", "internal", "--lang", lang])
    assert result.returncode == 0, result.stderr
    for path, source in pages_of(tree_of(tmp_path / "site")).items():
        page, key = Page(source), "internal.warning" if path.startswith("internal/") else "internal.bar"
        text = page.text
        assert STRINGS[key].zh in text, path
        assert STRINGS[key].en in text, path
        if path.startswith("internal/"):
            assert page.attribute("meta", "content", name="robots") == ["noindex"], path


def test_no_index_lists_an_internal_page(edition: Tree) -> None:
    for path, data in outside(edition).items():
        if path.endswith((".xml", ".json", ".csv")) and path != "build.json":
            assert b"internal/" not in data, path


def test_internal_pages_have_no_address_on_the_portal(edition: Tree) -> None:
    assert b'rel="canonical"' in edition["accounts/physics/planted/index.html"]
    assert all(b'rel="canonical"' not in data for data in inside(edition).values())


def test_links_resolve(edition: Tree) -> None:
    pages = {path: Page(source) for path, source in pages_of(edition).items()}
    assert broken_links(pages, set(edition), "https://accounts.example.edu.cn/official/") == []


def test_the_manifest_is_whole_and_builds_are_alike(
    planted: tuple[Sandbox, Markers], edition: Tree, tmp_path: Path
) -> None:
    assert is_whole(edition)
    assert json.loads(edition["build.json"])["audience"] == "internal"
    assert build_internal(planted[0].root, tmp_path / "site") == edition


def test_no_edition_takes_the_place_of_the_other(sample: Sandbox, tmp_path: Path) -> None:
    site = tmp_path / "site"
    first = build(sample.root, site)
    result = run([*build_command(sample.root, site), "--audience", "internal"])
    assert result.returncode == 2
    assert "public 是公开版，internal 是内部版" in result.stderr
    assert tree_of(site) == first
    build_internal(sample.root, tmp_path / "other")
    with pytest.raises(OtherAudienceError):
        write.check_audience(tmp_path / "other", "public")


def test_by_default_it_goes_into_a_folder_of_its_own(sample: Sandbox) -> None:
    result = run([*GUANHAO, "build", "--root", str(sample.root), "--as-of", AS_OF, "--audience", "internal"])
    assert result.returncode == 0, result.stderr
    assert (sample.root / "site-internal" / "internal" / "index.html").is_file()
    assert not (sample.root / "site").exists()


def test_the_dashboard_counts(minimal: Sandbox, tmp_path: Path) -> None:
    minimal.add(
        "physics/wechat",
        filing(),
        order("rectify"),
        order("suspend", filed_on="2025-02-01"),
        order("resume", filed_on="2025-02-03"),
        order("close", filed_on="2025-03-01"),
        incident(),
    )
    register = pipeline.open_register(minimal.root)
    internal = pipeline.internal(register, date.fromisoformat(AS_OF)).internal
    assert [(o.order, str(o.filed_on)) for o in internal.orders] == [("close", "2025-03-01")]
    assert len(internal.incidents) == 1
    assert sum(internal.total.values()) == sum(sum(figures.values()) for figures in internal.figures_by_unit.values())
    page = build_internal(minimal.root, tmp_path / "site")["internal/index.html"].decode()
    assert "责令关闭 1" in page


def test_a_redacted_person_is_nobody(minimal: Sandbox, tmp_path: Path) -> None:
    people = {"responsible": REDACTED, "operators": [{"name": "王五", "staff": REDACTED, "phone": REDACTED}]}
    minimal.add("physics/wechat", filing(people=people))
    tree = build_internal(minimal.root, tmp_path / "site")
    account = Page(tree["internal/accounts/physics/wechat/index.html"].decode()).text
    assert REDACTED in account
    listed = Page(tree["internal/people/index.html"].decode()).text
    assert "另有 1 处姓名已删除" in listed
    assert "王五" in listed


def test_hostile_text_is_text(minimal: Sandbox, tmp_path: Path) -> None:
    hostile = '<script>alert(1)</script>{{ 7*7 }}"><img src=x>'
    minimal.add(
        "physics/wechat",
        filing(people={"responsible": {"name": hostile, "title": hostile, "phone": hostile}}, note=hostile),
        change(("purpose", "发布物理系动态。", hostile), reason=hostile),
        incident(summary=hostile, handling=hostile),
    )
    tree = build_internal(minimal.root, tmp_path / "site")
    for path, data in inside(tree).items():
        assert b"<script>alert" not in data, path
        assert b"<img src=x" not in data, path
        assert b">49" not in data, path


def test_what_nobody_approved_is_listed_and_counts_for_nothing(tmp_path: Path) -> None:
    made = Repository(tmp_path / "r")
    made.found()
    made.merge({PHYSICS: record()}, on="2024-03-25", message="备案 (#7)")
    made.commit({path_of("physics/pushed"): record(2)}, by=WANG, on="2024-10-01")
    root = made.checkout()
    (root / path_of("physics/draft")).parent.mkdir(parents=True)
    (root / path_of("physics/draft")).write_text(record(3), encoding="utf-8")
    build_site(Request(root, None, audience="internal"), tmp_path / "site")
    tree = tree_of(tmp_path / "site")
    listed = Page(tree["internal/pending/index.html"].decode()).text
    assert path_of("physics/pushed") in listed
    assert path_of("physics/draft") in listed
    assert "正常 1，暂停 0，待核 0" in Page(tree["internal/index.html"].decode()).text
    pushed = Page(tree["internal/accounts/physics/pushed/index.html"].decode()).text
    assert "未生效" in pushed
    assert "没有批准" in pushed
    approved = Page(tree["internal/accounts/physics/wechat/index.html"].decode()).text
    assert "由赵老师批准" in approved
    assert "合并请求 7" in approved
    assert "accounts/physics/pushed/index.html" not in tree


def test_a_preview_of_it_says_both(sample: Sandbox, tmp_path: Path) -> None:
    page = build_internal(sample.root, tmp_path / "site", is_preview=True)["internal/index.html"].decode()
    assert "gh-preview-banner" in page
    assert "gh-internal-banner" in page
