"""The same register and day give the same bytes, wherever, whenever and however they are built (design 1.6)."""

import os
import shutil
from pathlib import Path

import pytest

from guanhao import clock
from tests.portal.building import AS_OF, CONFIG, MKDOCS, Tree, build_command, run, tree_of
from tests.portal.planted import plant
from tests.registers import Sandbox

SURROUNDINGS = [
    {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"},
    {"TZ": "America/Los_Angeles", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "0"},
    {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR", "LC_ALL": "POSIX", "SOURCE_DATE_EPOCH": "86400", "PYTHONUTF8": "0"},
]


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sandbox = Sandbox.minimal(tmp_path_factory.mktemp("identical") / "register")
    plant(sandbox)
    return sandbox.root


def copy(register: Path, to: Path, *, config: str | None = None) -> Path:
    """Copy a register file by file in the other order, so that folders list otherwise and times differ."""
    for path in sorted(register.rglob("*"), reverse=True):
        if path.is_file():
            target = to / path.relative_to(register)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, (1_000_000_000, 1_000_000_000))
    if config:
        (to / "mkdocs.yml").write_text(config, encoding="utf-8")
        (to / "docs").mkdir()
    return to


def built(command: list[str], site: Path, cwd: Path, env: dict[str, str] | None = None) -> Tree:
    done = run(command, cwd, env)
    assert done.returncode == 0, done.stderr
    return tree_of(site)


def assert_same(one: Tree, other: Tree) -> None:
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []


@pytest.fixture(scope="module")
def reference(register: Path, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    site = tmp_path_factory.mktemp("reference") / "site"
    return built(build_command(register, site), site, register, SURROUNDINGS[0])


@pytest.mark.parametrize("surroundings", SURROUNDINGS[1:], ids=lambda s: s["TZ"])
def test_the_surroundings_leave_no_trace(
    register: Path, reference: Tree, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    elsewhere = copy(register, tmp_path / "另一处 of another length" / "r")
    site = tmp_path / "a" / "b" / "portal"
    assert_same(reference, built(build_command(elsewhere, site), site, Path("/"), surroundings))


def test_building_over_an_older_site_leaves_no_trace(register: Path, reference: Tree, tmp_path: Path) -> None:
    site = tmp_path / "site"
    built(build_command(register, site, "2024-03-05"), site, tmp_path)
    assert_same(reference, built(build_command(register, site), site, tmp_path))


def test_mkdocs_gives_the_same_site(register: Path, reference: Tree, tmp_path: Path) -> None:
    config = CONFIG.read_text(encoding="utf-8").replace("  - guanhao", f"  - guanhao: {{as_of: '{AS_OF}'}}")
    root = copy(register, tmp_path / "register", config=config)
    of_mkdocs = built([*MKDOCS, "build", "--strict", "-f", str(root / "mkdocs.yml")], root / "site", tmp_path)
    assert_same(reference, of_mkdocs)
    shutil.rmtree(root / "site")
    assert_same(reference, built(build_command(root, root / "site"), root / "site", root))


def test_mkdocs_gives_the_same_site_today(tmp_path: Path) -> None:
    register = Sandbox.sample(tmp_path / "register").root
    (register / "mkdocs.yml").write_bytes(CONFIG.read_bytes())
    (register / "docs").mkdir()
    before = clock.today("Asia/Shanghai")
    of_mkdocs = built([*MKDOCS, "build"], register / "site", register)
    days = {str(day) for day in (before, clock.today("Asia/Shanghai"))}
    day = next(day for day in days if f'"as_of": "{day}"'.encode() in of_mkdocs["build.json"])
    site = tmp_path / "site"
    assert_same(of_mkdocs, built(build_command(register, site, day), site, tmp_path))


def test_a_register_needs_neither_configuration_nor_docs(register: Path, reference: Tree, tmp_path: Path) -> None:
    root = copy(register, tmp_path / "bare")
    command = build_command(root, root / "site")
    del command[command.index("--site-dir") : command.index("--site-dir") + 2]
    assert_same(reference, built(command, root / "site", tmp_path))
    (root / "docs").mkdir()
    assert_same(reference, built(build_command(root, tmp_path / "docs-site"), tmp_path / "docs-site", tmp_path))


def test_hand_written_pages_stand_beside_the_portal(register: Path, reference: Tree, tmp_path: Path) -> None:
    config = CONFIG.read_text(encoding="utf-8") + "nav: [{帮助: help.md}]\n"
    root = copy(register, tmp_path / "register", config=config)
    (root / "docs" / "help.md").write_text("# 帮助\n\n正文。\n", encoding="utf-8")
    tree = built(build_command(root, tmp_path / "site"), tmp_path / "site", root)
    assert "正文" in tree["help/index.html"].decode()
    assert tree.keys() - reference.keys() == {"help/index.html"}
    data = [path for path in reference if path.startswith("api/") or path == "feed.xml"]
    assert all(tree[path] == reference[path] for path in data)


def test_the_day_is_written_in_few_files(register: Path, reference: Tree, tmp_path: Path) -> None:
    """A day stamped on every page would change every page every day."""
    site = tmp_path / "site"
    tomorrow = built(build_command(register, site, "2026-11-24"), site, tmp_path)
    changed = {path for path in reference if reference[path] != tomorrow[path]}
    stamped = {f"api/v1/{name}.json" for name in ("accounts", "units", "impostors", "verify/meta")}
    assert changed == {"build.json", "index.html", "policies/measures/index.html", *stamped}
