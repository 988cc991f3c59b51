"""The tutorials are walked through: their commands run in order in a shell, and say what the page shows.

`…` on a line of its own stands for any lines, within a line for any text; a commit is any commit. A command may fail
only where the page shows what it says.
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.registers import AS_OF

TUTORIALS = Path(__file__).parent.parent / "docs" / "tutorials"
WALKED = ("a-request", "reviewing", "setting-up")
BASH = "/bin/bash"

_GUANHAO = """\
#!/bin/sh
exec '{python}' -c 'from guanhao.cli import main; main()' "$@" --as-of {day}
"""
_DATE = '#!/bin/sh\n[ "$*" = +%F ] && echo {day}\n'


@dataclass(frozen=True)
class Step:
    """Commands of a page, and what it shows of their output, if it does."""

    line: int
    commands: str
    shown: str | None


def steps_of(text: str) -> list[Step]:
    """Return what a page has its reader do, in order."""
    blocks = [
        (text.count("\n", 0, m.start()) + 1, m[1], m[2])
        for m in re.finditer(r"^```(\w+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    ]
    assert {language for _, language, _ in blocks} == {"sh", "text"}
    following = [*blocks[1:], (0, "", "")]
    return [
        Step(line, body, shown if kind == "text" else None)
        for (line, language, body), (_, kind, shown) in zip(blocks, following, strict=True)
        if language == "sh"
    ]


def walk(steps: list[Step], folder: Path) -> list[tuple[str, list[int]]]:
    """Run all steps in one shell; return what each says, and the exit codes of the commands in it that failed."""
    tools, said = folder / "bin", folder / "said"
    for made in (tools, said, folder / "clone"):
        made.mkdir()
    for name, program in {"guanhao": _GUANHAO, "date": _DATE}.items():
        (tools / name).write_text(program.format(python=sys.executable, day=AS_OF))
        (tools / name).chmod(0o755)
    (said / "codes").touch()
    parts = [f"trap 'echo \"$step $?\" >> {said}/codes' ERR\n"]
    parts += [f"step={n}\nexec > {said}/{n} 2>&1\n{step.commands}" for n, step in enumerate(steps)]
    script = folder / "script"
    script.write_text("".join(parts), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not re.match(r"GIT_(AUTHOR|COMMITTER)_", name)}
    environment |= {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
        "GIT_AUTHOR_DATE": f"{AS_OF}T10:00:00+08:00",
        "GIT_COMMITTER_DATE": f"{AS_OF}T10:00:00+08:00",
    }
    subprocess.run([BASH, str(script)], cwd=folder / "clone", env=environment, timeout=240, check=False)
    codes = [line.split() for line in (said / "codes").read_text().splitlines()]
    return [
        ((said / str(n)).read_text(encoding="utf-8"), [int(code) for step, code in codes if int(step) == n])
        for n in range(len(steps))
    ]


def pattern(shown: str) -> str:
    """Return what the output has to match as a whole."""
    parts: list[str] = []
    for line in shown.splitlines():
        if line == "…":
            parts.append(r"(?:.*\n)*?")
        else:
            text = ".*".join(re.escape(piece) for piece in line.split("…"))
            parts.append(re.sub(r"\b[0-9a-f]{10}\b", "[0-9a-f]{10}", text) + r" *\n")
    return "".join(parts)


@pytest.mark.parametrize("name", WALKED)
def test_a_reader_sees_what_the_page_shows(name: str, tmp_path: Path) -> None:
    steps = steps_of((TUTORIALS / f"{name}.md").read_text(encoding="utf-8"))
    assert len(steps) > 8
    for step, (said, codes) in zip(steps, walk(steps, tmp_path), strict=True):
        where = f"docs/tutorials/{name}.md:{step.line}"
        if step.shown is None:
            assert codes == [], f"{where} fails:\n{said}"
        else:
            assert set(codes) <= {1}, f"{where} fails:\n{said}"
            assert re.fullmatch(pattern(step.shown), said), f"{where} says:\n{said}\nnot:\n{step.shown}"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bin", "clone", "said", "script"]


def test_every_tutorial_but_the_first_is_walked() -> None:
    assert {path.stem for path in TUTORIALS.glob("*.md")} == {"first-record", *WALKED}
