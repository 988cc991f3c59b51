"""The report for reviewers, on typical requests; golden files lie in `goldens/requests`."""

from pathlib import Path

import pytest

from guanhao.forge.harmless import harmless
from guanhao.model.finding import Language
from guanhao.report.request import as_report
from tests.report.requests import AS_OF, REQUESTS, Typical, brief_on
from tests.test_cli import run

GOLDENS = Path(__file__).parent / "goldens" / "requests"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", REQUESTS)
def test_golden(name: str, lang: Language, tmp_path: Path) -> None:
    """To renew a golden, delete it and run this test twice."""
    golden = GOLDENS / f"{name}.{lang}.md"
    with brief_on(tmp_path, REQUESTS[name]) as brief:
        text = as_report(brief, lang)
    if not golden.exists():
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
        pytest.fail(f"{golden.name} was missing and has been written: read it")
    assert text == golden.read_text(encoding="utf-8")
    assert harmless(text, lang) == text.rstrip("\n"), "what a workflow posts reads as it was written"


def made(root: Path, typical: Typical) -> Path:
    """Make a repository in which the request is checked out, as far as Git is asked."""
    with brief_on(root, typical):
        return root


def test_the_command_tells_and_never_gates(tmp_path: Path) -> None:
    root = made(tmp_path / "r", REQUESTS["rename"])
    options = ("--root", str(root), "--as-of", str(AS_OF))
    done = run("report", "--base", "main", "--actor", "wang-physics", *options, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout == (GOLDENS / "rename.zh.md").read_text(encoding="utf-8")
    gated = run("report", "--base", "main", *options, "--lang", "en", "--requested-on", "2026-11-01", cwd=tmp_path)
    assert gated.returncode == 0
    assert "It cannot be merged yet" in gated.stdout
    assert "filed-on-drift" in gated.stdout


@pytest.mark.parametrize("arguments", [(), ("--base", "nothing"), ("--base", " ")])
def test_wrong_usage(arguments: tuple[str, ...], tmp_path: Path) -> None:
    root = made(tmp_path / "r", REQUESTS["rename"])
    done = run("report", "--root", str(root), *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""


def test_each_golden_is_a_request_and_says_what_it_gates(tmp_path: Path) -> None:
    assert {path.name.split(".")[0] for path in GOLDENS.iterdir()} == set(REQUESTS)
    for name in REQUESTS:
        text = (GOLDENS / f"{name}.zh.md").read_text(encoding="utf-8")
        assert ("现在不能合并" in text) == ("### 要先改正的错误" in text), name
