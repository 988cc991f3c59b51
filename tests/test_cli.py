"""The command line: exit codes, languages, places to stand in, and terminals of every kind (design 1.5)."""

import contextlib
import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest

from guanhao import cli, pipeline
from tests.registers import Sandbox, change

PROGRAM = [sys.executable, "-c", "from guanhao.cli import main; main()"]


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str, cwd: Path, env: Mapping[str, str] | None = None, stdin: str = "") -> Done:
    """Run the command line: in a process of its own where the environment or input matters, else in this one."""
    done = _apart(arguments, cwd, env, stdin) if env or stdin else _here(arguments, cwd)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def _apart(arguments: Sequence[str], cwd: Path, env: Mapping[str, str] | None, stdin: str) -> Done:
    environment = {**os.environ, "PYTHONUTF8": "1", **(env or {})}
    command, given = [*PROGRAM, *arguments], stdin.encode()
    done = subprocess.run(command, cwd=cwd, env=environment, input=given, capture_output=True, timeout=60, check=False)
    return Done(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def _here(arguments: Sequence[str], cwd: Path) -> Done:
    out, err = io.StringIO(), io.StringIO()
    argv = patch.object(sys, "argv", ["guanhao", *arguments])
    with argv, contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), _usual_log():
        with pytest.raises(SystemExit) as left:
            cli.main()
        code = left.value.code
    return Done(code if isinstance(code, int) else 0, out.getvalue(), err.getvalue())


@contextlib.contextmanager
def _usual_log() -> Iterator[None]:
    """Take away at the end what a build tells of its progress by."""
    log = logging.getLogger("mkdocs")
    handlers, level = [*log.handlers], log.level
    yield
    log.handlers[:] = handlers
    log.setLevel(level)


@pytest.fixture
def faulty(sample: Sandbox) -> Sandbox:
    sample.add("physics/wechat", change(("account.name", "别的名称", "物理学院")))
    sample.write("registry/units/optics.yml", "name: 光学所\nkind: departement\n")
    return sample


def test_clean_is_zero(sample: Sandbox) -> None:
    done = run("check", "--as-of", "2026-11-23", cwd=sample.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "截至 2026-11-23：2 个账号，2 份记录，没有发现问题。\n"


def test_findings_are_one(faulty: Sandbox) -> None:
    done = run("check", cwd=faulty.root)
    assert done.returncode == 1
    assert "2024-09-02-change.yml" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--nonsense"],
        ["nonsense"],
        ["check", "--format", "xml"],
        ["check", "--lang", "fr"],
        ["check", "--select", "no-such-rule"],
        ["check", "--select", ""],
        ["check", "--select", "yaml,no-such-rule"],
        ["check", "--as-of", "2024-3-1"],
        ["check", "--as-of", "yesterday"],
        ["check", "--as-of", "2024-02-30"],
        ["check", "--as-of", ""],
        ["check", "--as-of", "20240301"],
        ["check", "--as-of", "2024-W01-1"],
        ["check", "--root", "no/such/folder"],
        ["check", "--root", "registry/institution.yml"],
        ["check", "extra"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_two(sample: Sandbox, arguments: list[str]) -> None:
    done = run(*arguments, cwd=sample.root)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.strip()


def test_no_register_is_two(tmp_path: Path) -> None:
    done = run("check", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "registry/institution.yml" in done.stderr


def test_a_fault_of_the_tool_is_three(sample: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "check", broken)
    monkeypatch.setattr(sys, "argv", ["guanhao", "check", "--root", str(sample.root)])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 3


@pytest.mark.parametrize("command", [[], ["check"], ["schema"]], ids=str)
def test_help(command: list[str], tmp_path: Path) -> None:
    done = run(*command, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert "Usage" in done.stdout


def test_a_register_with_a_broken_configuration_is_one(sample: Sandbox) -> None:
    for path in ("registry/institution.yml", "registry/platforms.yml", "policies/measures.yml"):
        sample.write(path, "a: [")
    done = run("check", cwd=sample.root)
    assert done.returncode == 1
    assert "registry/institution.yml" in done.stdout


def test_english(faulty: Sandbox) -> None:
    done = run("check", "--lang", "en", cwd=faulty.root)
    assert "error: " in done.stdout
    assert "errors" in done.stdout


def test_select_judges_by_these_rules_alone(faulty: Sandbox) -> None:
    done = run("check", "--select", "stale-change, yaml", "--format", "json", cwd=faulty.root)
    assert done.returncode == 1
    assert {f["rule"] for f in json.loads(done.stdout)["findings"]} == {"stale-change"}
    done = run("check", "--select", "yaml", "--format", "json", cwd=faulty.root)
    assert (done.returncode, json.loads(done.stdout)["gated"]) == (0, False)


def test_root_is_elsewhere(faulty: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    done = run("check", "--root", "../register", "--format", "json", cwd=tmp_path / "elsewhere")
    assert done.returncode == 1
    assert all(f["path"].startswith("registry/") for f in json.loads(done.stdout)["findings"])
    assert [p.name for p in (tmp_path / "elsewhere").iterdir()] == []


@pytest.mark.parametrize("below", ["registry/accounts/physics/wechat"])
def test_standing_below_the_root(faulty: Sandbox, below: str) -> None:
    here, there = (run("check", "--format", "json", cwd=faulty.root / p).stdout for p in (".", below))
    assert here == there


@pytest.mark.parametrize(
    ("form", "env"),
    [
        ("text", {"PYTHONIOENCODING": "ascii"}),
        ("json", {"PYTHONIOENCODING": "gbk"}),
        ("github", {"PYTHONIOENCODING": "latin-1"}),
        ("markdown", {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}),
    ],
)
def test_terminals_of_every_encoding(faulty: Sandbox, form: str, env: dict[str, str]) -> None:
    done = run("check", "--format", form, cwd=faulty.root, env={"PYTHONUTF8": "0", **env})
    assert done.returncode == 1
    assert "stale-change" in done.stdout


@pytest.mark.parametrize("env", [{"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}], ids=["ascii"])
@pytest.mark.parametrize("arguments", [["check", "--as-of", "x"], ["check"], ["--help"]], ids=str)
def test_errors_on_terminals_of_every_encoding(tmp_path: Path, env: dict[str, str], arguments: list[str]) -> None:
    done = run(*arguments, cwd=tmp_path, env=env)
    assert done.returncode == (0 if arguments == ["--help"] else 2)


def test_a_reader_that_leaves_early(faulty: Sandbox) -> None:
    for number in range(2, 400):
        faulty.add("physics/wechat", change(("account.name", "别的名称", "物理学院")), number=number)
    with subprocess.Popen(
        [*PROGRAM, "check"], cwd=faulty.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
        assert process.wait(timeout=30) == 1


def test_a_machine_without_git(faulty: Sandbox) -> None:
    """A wrong time of filing asks the history; where there is no Git, there is none."""
    done = run("check", cwd=faulty.root, env={"PATH": ""})
    assert done.returncode == 1
    assert "stale-change" in done.stdout


def test_file_names_of_any_bytes(faulty: Sandbox) -> None:
    os.link(faulty.root / "registry/institution.yml", os.fsencode(faulty.root) + b"/registry/\xff\n\x1b[31m.yml")
    done = run("check", cwd=faulty.root)
    assert done.returncode == 1
    assert "<U+000A>" in done.stdout
    assert "\x1b" not in done.stdout


def test_two_clocks_one_result(faulty: Sandbox) -> None:
    arguments = ("check", "--as-of", "2026-11-23", "--format", "json")
    runs = [
        run(*arguments, cwd=faulty.root, env={"TZ": zone, "PYTHONHASHSEED": seed})
        for zone, seed in (("Pacific/Auckland", "1"), ("America/Lima", "2"))
    ]
    assert runs[0].stdout == runs[1].stdout
