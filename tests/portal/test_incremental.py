"""A build over an earlier one: the same bytes as from nothing, whatever became of the old ones; the rest is linked."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from guanhao import processes, write
from guanhao.load import history, kept
from guanhao.model.finding import Language
from guanhao.portal import site as portal
from guanhao.publish import Request, build_site
from tests.portal.building import AS_OF, Tree, build, is_whole, tree_of
from tests.portal.chronicle import write as write_chronicle
from tests.registers import Sandbox, change, dump, filing
from tests.repository import Repository

PAGE = "accounts/physics/renamed/index.html"
OTHER = {"handle": "evc_other", "platform_id": "gh_0000000000ff", "name": "示例职业学院物理系另一个"}


@pytest.fixture
def built(tmp_path: Path) -> tuple[Sandbox, Path]:
    """Return a register and the site that was built from it."""
    sandbox = Sandbox.minimal(tmp_path / "register")
    write_chronicle(sandbox)
    build(sandbox.root, tmp_path / "site")
    return sandbox, tmp_path / "site"


def from_nothing(sandbox: Sandbox, tmp_path: Path, as_of: str = AS_OF) -> Tree:
    """Build the same register elsewhere, with neither a cache nor an older site."""
    shutil.copytree(sandbox.root, tmp_path / "fresh", ignore=shutil.ignore_patterns(".guanhao"))
    return build(tmp_path / "fresh", tmp_path / "fresh-site", as_of)


def assert_same(one: Tree, other: Tree) -> None:
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []


def test_unchanged_files_are_those_of_the_last_site(built: tuple[Sandbox, Path], tmp_path: Path) -> None:
    sandbox, site = built
    before, inodes = tree_of(site), {path: (site / path).stat().st_ino for path in tree_of(site)}
    assert_same(build(sandbox.root, site), before)
    assert {path for path in before if (site / path).stat().st_ino != inodes[path]} == {"build.json"}
    assert_same(before, from_nothing(sandbox, tmp_path))


def test_a_page_is_rendered_only_where_something_changed(
    built: tuple[Sandbox, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox, site = built
    rendered: list[str] = []
    made = portal.account_files

    def watched(around, account, lang: Language, shells):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        rendered.append(account.id)
        return made(around, account, lang, shells)

    monkeypatch.setattr(portal, "account_files", watched)
    build(sandbox.root, site)
    assert rendered == []
    sandbox.add("physics/other", filing(OTHER))
    build(sandbox.root, site)
    assert rendered == ["physics/other"]


def rename_the_unit(sandbox: Sandbox) -> None:
    sandbox.write("registry/units/physics.yml", "name: 物理与光电学院\nkind: school\n")


def add_an_account(sandbox: Sandbox) -> None:
    sandbox.add("physics/other", filing(OTHER))


def take_an_account_away(sandbox: Sandbox) -> None:
    shutil.rmtree(sandbox.root / "registry/accounts/physics/renamed")


def rename_an_account(sandbox: Sandbox) -> None:
    add_an_account(sandbox)
    sandbox.add("physics/other", change(("account.name", OTHER["name"], "物理系新名"), filed_on="2025-09-02"))


def add_an_impostor(sandbox: Sandbox) -> None:
    impostor = {"name": "物理系官方", "platform": "weibo", "handle": "wuli", "imitates": "physics/renamed"}
    sandbox.write("registry/impostors/another.yml", dump(impostor))


CHANGES = (rename_the_unit, add_an_account, take_an_account_away, rename_an_account, add_an_impostor)


@pytest.mark.parametrize("what", CHANGES, ids=lambda what: what.__name__)
def test_a_change_shows_everywhere(
    built: tuple[Sandbox, Path], tmp_path: Path, what: Callable[[Sandbox], None]
) -> None:
    sandbox, site = built
    what(sandbox)
    tree = build(sandbox.root, site)
    assert is_whole(tree)
    assert_same(tree, from_nothing(sandbox, tmp_path))


def test_another_day(built: tuple[Sandbox, Path], tmp_path: Path) -> None:
    sandbox, site = built
    assert_same(build(sandbox.root, site, "2024-06-01"), from_nothing(sandbox, tmp_path, "2024-06-01"))


def test_another_language_and_back(built: tuple[Sandbox, Path]) -> None:
    sandbox, site = built
    before = tree_of(site)
    build_site(Request(sandbox.root, None, "en"), site)
    assert tree_of(site)[PAGE] != before[PAGE]
    assert_same(build(sandbox.root, site), before)


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flip(data: bytes) -> bytes:
    return data.replace("物理".encode(), "物埋".encode()).replace(b"a3", b"a4")


def swap_fields(data: bytes) -> bytes:
    return b"\n".join(b"\t".join(reversed(line.split(b"\t"))) for line in data.split(b"\n"))


def empty_values(data: bytes) -> bytes:
    """Make lines with a right checksum that say nonsense."""
    key, *lines = data.splitlines()
    fields = [line.split(b"\t")[1:] for line in lines]
    return b"".join(kept.dump_lines(key.decode(), ([*some[:-1], b"[]"] for some in fields)))


def lead_outside(data: bytes) -> bytes:
    """Make lines with a right checksum whose files lie outside the site."""
    key, *lines = data.splitlines()
    fields = [line.split(b"\t")[1:] for line in lines]
    led = (
        [*some[:-1], some[-1].replace(b'"accounts/', b'"../accounts/').replace(b'"page":"../', b'"page":"')]
        for some in fields
    )
    return b"".join(kept.dump_lines(key.decode(), led))


DAMAGE = (cut, flip, swap_fields, empty_values, lead_outside, lambda _: b"", lambda _: b"\xff\n\t\n")


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_cache_is_made_anew(
    built: tuple[Sandbox, Path], damage: Callable[[bytes], bytes], caplog: pytest.LogCaptureFixture
) -> None:
    sandbox, site = built
    before = tree_of(site)
    damaged = (kept.RENDERED,) if damage is lead_outside else (kept.PROJECTED, kept.RENDERED)
    caches = {name: sandbox.root / name for name in damaged}
    whole = {name: path.read_bytes() for name, path in caches.items()}
    for path in caches.values():
        path.write_bytes(damage(path.read_bytes()))
    assert_same(build(sandbox.root, site), before)
    assert {name: path.read_bytes() for name, path in caches.items()} == whole
    assert not caplog.records
    shutil.rmtree(sandbox.root / ".guanhao")
    assert_same(build(sandbox.root, site), before)


def test_what_was_tampered_with_is_written_anew(built: tuple[Sandbox, Path]) -> None:
    sandbox, site = built
    before = tree_of(site)
    (site / PAGE).write_bytes(b"mine")
    (site / "api/v1/accounts/physics/renamed.json").unlink()
    (site / "api/v1/accounts/physics/renamed.json").symlink_to(site / "build.json")
    (site / "index.html").write_bytes(b"")
    (site / "sitemap.xml").unlink()
    os.mkfifo(site / "sitemap.xml")
    assert_same(build(sandbox.root, site), before)
    assert not (site / "api/v1/accounts/physics/renamed.json").is_symlink()


def test_a_write_never_reaches_the_old_site(built: tuple[Sandbox, Path], tmp_path: Path) -> None:
    sandbox, site = built
    before = tree_of(site)
    shutil.copytree(site, tmp_path / "linked", copy_function=os.link)
    rename_the_unit(sandbox)
    assert build(sandbox.root, site)[PAGE] != before[PAGE]
    assert_same(tree_of(tmp_path / "linked"), before)


def test_a_page_in_the_way_is_replaced_not_written_into(tmp_path: Path) -> None:
    write.write_pages(tmp_path / "old", [("a/x", b"old")])
    (tmp_path / "new/a").mkdir(parents=True)
    (tmp_path / "new/a/x").hardlink_to(tmp_path / "old/a/x")
    write.write_pages(tmp_path / "new", [("a/x", b"new")])
    write.rewrite_pages(tmp_path / "new", str.upper)
    assert ((tmp_path / "old/a/x").read_bytes(), (tmp_path / "new/a/x").read_bytes()) == (b"old", b"new")


def test_workers_write_the_same(built: tuple[Sandbox, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox, site = built
    before = tree_of(site)
    monkeypatch.setattr(processes, "MIN_PER_WORKER", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    assert_same(from_nothing(sandbox, tmp_path), before)
    assert_same(build(sandbox.root, site), before)


def test_a_cache_that_a_commit_brought_vouches_for_nothing(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "register")
    repository.commit({"registry/institution.yml": "name: x\n"})
    assert not history.has_cache(repository.root)
    repository.commit({kept.PROJECTED: "planted"})
    assert history.has_cache(repository.root)
