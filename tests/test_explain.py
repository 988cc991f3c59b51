"""`guanhao explain` and the rules' pages show the very cases that the rules are tested by; `new-rule` begins one."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from guanhao import pipeline
from guanhao.load.cases import examples_of
from guanhao.model.public_policy import RulePage
from guanhao.report.explain import as_list, as_page
from guanhao.rules import RULES
from guanhao.rules.base import Rule
from guanhao.scaffolding import MODELS
from tests.portal.building import REPOSITORY, build
from tests.registers import Sandbox
from tests.rules.cases import all_cases
from tests.test_cli import run


@pytest.fixture(scope="module")
def pages() -> dict[str, RulePage]:
    return {page.id: page for page in pipeline.explain(REPOSITORY, [rule.id for rule in RULES])}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_case_is_shown(rule: Rule, pages: dict[str, RulePage]) -> None:
    assert {example.name for example in examples_of(rule.id)} == {
        case.folder.name for case in all_cases() if case.rule == rule.id
    }
    for lang in ("zh", "en"):
        text = as_page(pages[rule.id], lang)
        assert all(case.title in text for case in all_cases() if case.rule == rule.id)
        assert "{" not in text.split("例子" if lang == "zh" else "Examples")[0].replace("{0}", "")


def test_without_a_rule_all_are_listed(tmp_path: Path) -> None:
    done = run("explain", cwd=tmp_path)
    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == [rule.id for rule in RULES]
    assert "第九条" not in as_list(pipeline.explain(tmp_path, ["change-deadline"]), "zh")


def test_an_unknown_rule_is_wrong_usage(tmp_path: Path) -> None:
    done = run("explain", "change-dedline", cwd=tmp_path)
    assert done.returncode == 2
    assert "change-deadline" in done.stderr


def test_every_rule_has_a_page_on_the_portal(sample: Sandbox, tmp_path: Path) -> None:
    tree = build(sample.root, tmp_path / "site")
    for rule in RULES:
        page = tree[f"rules/{rule.id}/index.html"].decode()
        assert page.count('<details class="gh-example') == len(examples_of(rule.id))
        assert f'rules/{rule.id}/"' in tree["rules/index.html"].decode()


def cloned(clone: Path) -> Path:
    """Copy what a new rule needs: of the other rules' cases those that it copies; with what is compiled already."""
    others = {rule.id for rule in RULES} - set(MODELS.values())
    shutil.copytree(REPOSITORY / "generator", clone / "generator", ignore=shutil.ignore_patterns("web", "tables"))
    shutil.copytree(
        REPOSITORY / "tests/rules",
        clone / "tests/rules",
        ignore=lambda folder, names: others.intersection(names) if folder.endswith("rules") else (),
    )
    for path in ("tests/__init__.py", "tests/history.py", "tests/registers.py", "tests/conftest.py"):
        shutil.copyfile(REPOSITORY / path, clone / path)
    return clone


@pytest.mark.parametrize("rule_class", ["value", "event", "duty"])
def test_a_new_rule_is_green_from_the_start(rule_class: str, tmp_path: Path) -> None:
    clone = cloned(tmp_path / "clone")
    done = run("new-rule", "account-motto", "--class", rule_class, "--root", str(clone), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    code = "import sys; sys.path.insert(0, 'generator'); import pytest; sys.exit(pytest.main(sys.argv[1:]))"
    command = [
        sys.executable,
        "-c",
        code,
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/rules/test_cases.py",
        "-k",
        "account-motto",
    ]
    tested = subprocess.run(command, cwd=clone, capture_output=True, encoding="utf-8", check=False)
    assert tested.returncode == 0, tested.stdout
    assert "passed" in tested.stdout


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cloned(tmp_path_factory.mktemp("untouched") / "clone")


@pytest.mark.parametrize("name", ["Account-Motto", "yaml", "change-deadline", "1st", "a b", "../x", ""])
def test_a_name_that_is_none_or_taken_is_refused(name: str, untouched: Path, tmp_path: Path) -> None:
    before = sorted(untouched.rglob("*"))
    done = run("new-rule", "--root", str(untouched), "--", name, cwd=tmp_path)
    assert done.returncode == 2
    assert sorted(untouched.rglob("*")) == before


def test_outside_a_clone_no_rule_is_begun(sample: Sandbox) -> None:
    assert run("new-rule", "account-motto", cwd=sample.root).returncode == 2
