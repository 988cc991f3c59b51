"""`guanhao init`: an empty, valid register from each preset, and nothing lost that is not safe in Git."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from guanhao import founding, pipeline
from guanhao.errors import OccupiedFolderError, UnknownPresetError
from tests.portal.building import build
from tests.registers import AS_OF
from tests.test_cli import run

PRESETS = ("generic-unit", "jiangyin-2016", "mianyang-2017", "nanjing-2020", "yongzhou-2020")


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return something like a clone of Guanhao with a register in it, committed."""
    root = tmp_path / "clone"
    found = founding.found_register(root, "nanjing-2020")
    assert found
    for name in (
        "generator/guanhao/__init__.py",
        "policies/presets/own.yml",
        "policies/forms/filing.docx",
        "registry/units/old.yml",
        "Makefile",
        ".github/CODEOWNERS",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("name: 旧单位\nkind: school\n", encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Begin")
    return root


def test_there_are_the_five() -> None:
    assert tuple(founding.presets()) == PRESETS


@pytest.mark.parametrize("preset", PRESETS)
def test_an_empty_register_is_valid_and_builds(preset: str, tmp_path: Path) -> None:
    founding.found_register(tmp_path / "new", preset)
    register = pipeline.open_register(tmp_path / "new")
    examination = pipeline.check(register, AS_OF)
    assert examination.findings == ()
    assert register.facts.policy
    assert register.facts.policy.bounds
    tree = build(tmp_path / "new", tmp_path / "site")
    assert f"policies/{preset}/index.html" in tree


def test_the_information_centre_is_the_registrar_of_the_unit_s_measures(tmp_path: Path) -> None:
    founding.found_register(tmp_path, "generic-unit")
    institution = pipeline.open_register(tmp_path).common.institution
    assert institution
    assert institution.registrar == "information-centre"


def test_a_clone_keeps_all_but_its_register(clone: Path) -> None:
    founding.found_register(clone, "generic-unit")
    assert not (clone / "registry/units/old.yml").exists()
    assert not (clone / "policies/nanjing-2020.yml").exists()
    assert (clone / "policies/presets/own.yml").exists()
    assert (clone / "policies/forms/filing.docx").exists()
    assert (clone / "generator/guanhao/__init__.py").exists()
    assert (clone / "Makefile").exists()
    assert not (clone / ".github/CODEOWNERS").exists()


@pytest.mark.parametrize("path", ["registry/units/new.yml", "registry/units/old.yml", "policies/mine.md"])
def test_a_clone_with_uncommitted_work_is_left_alone(clone: Path, path: str) -> None:
    (clone / path).write_text("name: 新单位\nkind: school\n# 还没提交\n", encoding="utf-8")
    with pytest.raises(OccupiedFolderError):
        founding.found_register(clone, "generic-unit")
    assert (clone / path).exists()
    assert (clone / "registry/units/old.yml").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("x", encoding="utf-8")
    with pytest.raises(OccupiedFolderError):
        founding.found_register(tmp_path, "generic-unit")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_an_unknown_preset_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownPresetError):
        founding.found_register(tmp_path / "new", "nanjing")
    done = run("init", "new", "--preset", "nanjing", cwd=tmp_path)
    assert done.returncode == 2
    assert all(preset in done.stderr for preset in PRESETS)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_the_command_says_to_do_next_can_be_done(preset: str, lang: str, tmp_path: Path) -> None:
    done = run("init", "my register", "--preset", preset, "--lang", lang, cwd=tmp_path)
    assert done.returncode == 0
    for path in re.findall(r"(?:registry|policies)/[a-z0-9/-]+\.yml", done.stdout):
        assert (tmp_path / "my register" / path).exists(), path
    commands = re.findall(r"^ +guanhao (.+)$", done.stdout, re.MULTILINE)
    assert [command.split()[0] for command in commands] == ["new", "check"]
    for command in commands:
        assert run(*shlex.split(command), cwd=tmp_path).returncode == 0, command


def test_standing_in_the_folder_needs_no_root(tmp_path: Path) -> None:
    assert "--root" not in run("init", ".", "--preset", "yongzhou-2020", cwd=tmp_path).stdout
