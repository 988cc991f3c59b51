"""A build that fails, dies or meets another leaves a whole site, and never deletes what it did not write."""

import os
import resource
import shutil
import signal
import subprocess
import time
from functools import partial
from pathlib import Path

import pytest

from guanhao import write
from guanhao.errors import ForeignSiteError
from tests.portal.building import (
    AS_OF,
    CONFIG,
    GUANHAO,
    MKDOCS,
    Tree,
    build,
    build_command,
    is_whole,
    leftovers,
    run,
    tree_of,
)
from tests.registers import Sandbox

GATED, USAGE = 1, 2
HOOKS = CONFIG.read_text(encoding="utf-8") + "hooks: [hook.py]\n"
FAILING = "import mkdocs.plugins\n\n@mkdocs.plugins.event_priority({priority})\ndef {event}(*a, **k):\n    {action}\n"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Tree]:
    """Return a register, its site, and what is in it."""
    folder = tmp_path_factory.mktemp("swap")
    register = Sandbox.sample(folder / "register").root
    return register, folder / "site", build(register, folder / "site", "2025-01-01")


@pytest.fixture
def published(first: tuple[Path, Path, Tree], tmp_path: Path) -> tuple[Sandbox, Path, Tree]:
    """Return a register of one's own with an older site beside it."""
    register, site, tree = first
    shutil.copytree(register, tmp_path / "register")
    shutil.copytree(site, tmp_path / "site")
    return Sandbox(tmp_path / "register"), tmp_path / "site", tree


def hook(sandbox: Sandbox, event: str, action: str, priority: int = 0) -> None:
    """Give the register a configuration that does something at an event of MkDocs'."""
    sandbox.write("mkdocs.yml", HOOKS)
    sandbox.write("docs/help.md", "# 帮助\n")
    sandbox.write("hook.py", FAILING.format(event=event, action=action, priority=priority))


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("registry/institution.yml", "name: ["),
        ("registry/units/physics.yml", "kind: school"),
        ("policies/measures.yml", ""),
    ],
)
def test_a_register_that_cannot_be_read(published: tuple[Sandbox, Path, Tree], path: str, content: str) -> None:
    sandbox, site, tree = published
    sandbox.write(path, content)
    done = run(build_command(sandbox.root, site))
    assert done.returncode == GATED
    assert path in done.stderr
    assert "Traceback" not in done.stderr
    assert tree_of(site) == tree
    assert leftovers(site) == []


@pytest.mark.parametrize(
    ("event", "priority"),
    [("on_config", 0), ("on_page_content", 0), ("on_post_build", 0), ("on_post_build", -200)],
)
def test_a_fault_on_the_way(published: tuple[Sandbox, Path, Tree], event: str, priority: int) -> None:
    sandbox, site, tree = published
    hook(sandbox, event, "raise RuntimeError('planted')", priority)
    done = run(build_command(sandbox.root, site))
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert tree_of(site) == tree
    assert leftovers(site) == []


def test_a_fault_under_plain_mkdocs(published: tuple[Sandbox, Path, Tree]) -> None:
    sandbox, site, tree = published
    hook(sandbox, "on_post_build", "raise RuntimeError('planted')")
    done = run([*MKDOCS, "build", "-f", str(sandbox.root / "mkdocs.yml"), "-d", str(site)])
    assert done.returncode != 0
    assert tree_of(site) == tree
    assert leftovers(site) == []


def test_a_full_disk(published: tuple[Sandbox, Path, Tree]) -> None:
    sandbox, site, tree = published
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (20_000, 20_000))
    command = build_command(sandbox.root, site)
    done = subprocess.run(command, preexec_fn=limit, capture_output=True, text=True, check=False)
    assert done.returncode not in (0, -signal.SIGXFSZ)
    assert "Traceback" not in done.stderr
    assert tree_of(site) == tree
    assert leftovers(site) == []


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_build_that_is_stopped(published: tuple[Sandbox, Path, Tree], how: signal.Signals) -> None:
    sandbox, site, tree = published
    signalled = sandbox.root / "reached"
    hook(sandbox, "on_post_build", f"open({str(signalled)!r}, 'w').close(); import time; time.sleep(60)")
    process = subprocess.Popen(build_command(sandbox.root, site), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    deadline = time.monotonic() + 60
    while not signalled.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(how)
    process.communicate(timeout=30)
    assert process.returncode != 0
    assert tree_of(site) == tree
    assert leftovers(site) == []


def test_two_builds_at_once(published: tuple[Sandbox, Path, Tree], tmp_path: Path) -> None:
    sandbox, site, tree = published
    other = Sandbox.minimal(tmp_path / "other")
    seen: list[bool] = []
    for _ in range(2):
        commands = (build_command(sandbox.root, site), build_command(other.root, site))
        running = [subprocess.Popen(c, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for c in commands]
        ends = [process.communicate(timeout=60)[1] for process in running]
        assert [process.returncode for process in running] == [0, 0], ends
        tree = tree_of(site)
        seen.append(is_whole(tree))
        assert leftovers(site) == []
    assert seen == [True] * 2
    assert AS_OF.encode() in tree["build.json"]


def test_swaps_that_race(tmp_path: Path) -> None:
    """Many processes swap one site in; at the end one of them stands there whole, and nothing else is left."""
    site = tmp_path / "site"
    script = (
        "import hashlib, json, sys; from pathlib import Path; from guanhao import write\n"
        "digest = hashlib.sha256(sys.argv[2].encode()).hexdigest()\n"
        "files = dict.fromkeys(('1/x', '2/x', '3/x'), digest)\n"
        "BUILD = json.dumps({'version': 1, 'versions': {'guanhao': '0'}, 'files': files})\n"
        "site = Path(sys.argv[1])\n"
        "for n in range(40):\n"
        "    write.check_site(site); folder = write.staging_folder(site)\n"
        "    write.write_pages(folder, [(name, sys.argv[2].encode()) for name in ('1/x', '2/x', '3/x')])\n"
        "    write.write_pages(folder, [('build.json', BUILD.encode())])\n"
        "    write.swap_in(folder, site)\n"
    )
    commands = [[GUANHAO[0], "-c", script, str(site), str(n)] for n in range(3)]
    running = [subprocess.Popen(c, stderr=subprocess.PIPE, text=True) for c in commands]
    ends = [process.communicate(timeout=60)[1] for process in running]
    assert ends == ["", "", ""]
    assert len({data for path, data in tree_of(site).items() if path != "build.json"}) == 1
    assert is_whole(tree_of(site))
    assert leftovers(site) == []


def test_a_swap_that_fails_puts_the_old_site_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write.write_pages(site, [("build.json", b"old")])
    with pytest.raises(OSError, match=r"site|missing"):
        write.swap_in(tmp_path / "missing", site)
    assert tree_of(site) == {"build.json": b"old"}
    assert leftovers(site) == []


def foreign(kind: str, site: Path, tree: Tree) -> None:
    """Put something in the way that Guanhao did not write."""
    if kind == "file":
        shutil.rmtree(site)
        site.write_bytes(b"mine")
    elif kind == "link":
        site.rename(site.parent / "elsewhere")
        site.symlink_to(site.parent / "elsewhere")
    elif kind == "other folder":
        (site / "build.json").unlink()
    elif kind == "another tool's build.json":
        shutil.rmtree(site)
        write.write_pages(site, [("build.json", b'{"name": "app"}'), ("src/main.js", b"mine")])
    elif kind == "a file added by hand":
        write.write_pages(site, [("CNAME", b"accounts.example.edu.cn")])
    elif kind == "a repository":
        write.write_pages(site, [(".git/HEAD", b"ref: refs/heads/gh-pages\n")])


@pytest.mark.parametrize(
    ("kind", "door"),
    [
        ("file", "guanhao"),
        ("link", "guanhao"),
        ("other folder", "guanhao"),
        ("other folder", "mkdocs"),
        ("another tool's build.json", "guanhao"),
        ("a file added by hand", "guanhao"),
        ("a file added by hand", "mkdocs"),
        ("a repository", "guanhao"),
    ],
)
def test_what_guanhao_did_not_write_stays(published: tuple[Sandbox, Path, Tree], kind: str, door: str) -> None:
    sandbox, site, tree = published
    foreign(kind, site, tree)
    before = site.read_bytes() if site.is_file() else tree_of(site)
    command = build_command(sandbox.root, site)
    if door == "mkdocs":
        sandbox.write("mkdocs.yml", CONFIG.read_bytes())
        sandbox.write("docs/help.md", "# 帮助\n")
        command = [*MKDOCS, "build", "-f", str(sandbox.root / "mkdocs.yml"), "-d", str(site)]
    done = run(command)
    assert done.returncode == (USAGE if door == "guanhao" else 1)
    assert str(site) in done.stdout + done.stderr
    assert (site.read_bytes() if site.is_file() else tree_of(site)) == before
    assert site.is_symlink() == (kind == "link")
    assert leftovers(site) == []


def test_the_register_itself_is_no_place_to_publish_into(published: tuple[Sandbox, Path, Tree]) -> None:
    sandbox, _, _ = published
    before = tree_of(sandbox.root)
    assert run(build_command(sandbox.root, sandbox.root)).returncode == USAGE
    assert tree_of(sandbox.root) == before


def test_an_empty_folder_is_fine(published: tuple[Sandbox, Path, Tree], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert is_whole(build(published[0].root, tmp_path / "empty"))
    assert os.stat(tmp_path / "empty").st_mode & 0o777 == 0o755  # noqa: PTH116


def test_folders_with_a_forged_manifest_are_foreign(tmp_path: Path) -> None:
    write.write_pages(tmp_path / "site", [("build.json", b"[]"), ("thesis.docx", b"mine")])
    with pytest.raises(ForeignSiteError):
        write.check_site(tmp_path / "site")
