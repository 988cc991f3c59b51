"""The command line as its users meet it: by options with nobody at the keyboard, and question by question."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from guanhao import cli
from tests.registers import AS_OF

DAY = ("--as-of", str(AS_OF))
SIGNED = ("--set", "signed={name: 张三, title: 党总支书记, on: 2026-11-20}")


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


class Terminal:
    """Runs `guanhao new` in this process, with no one to answer."""

    def __init__(self, root: Path, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self.root, self.patch, self.capture = root, patch, capture

    def new(self, *words: str) -> Result:
        """Run it; return exit code and output."""
        return self.run("new", *words)

    def run(self, *words: str) -> Result:
        """Run any command; return exit code and output."""
        self.patch.setattr(sys, "argv", ["guanhao", *words, "--root", str(self.root), *DAY])
        self.capture.readouterr()
        with pytest.raises(SystemExit) as stop:
            cli.main()
        printed = self.capture.readouterr()
        return Result(int(stop.value.code or 0), printed.out, printed.err)

    def git(self, *words: str) -> None:
        """Run Git in the register."""
        subprocess.run(["git", *words], cwd=self.root, check=True, capture_output=True)


def converse(root: Path, words: Sequence[str], answers: Sequence[str], **environment: str) -> tuple[int, str]:
    """Run `guanhao new` on a terminal of its own and answer each question; return exit code and screen."""
    argv = [sys.executable, "-c", "from guanhao.cli import main; main()", "new", *words, "--root", str(root), *DAY]
    pid, terminal = pty.fork()
    if pid == 0:  # pragma: no cover
        os.execve(argv[0], argv, {**os.environ, **environment})  # noqa: S606
    waiting, screen, deadline = list(answers), b"", time.monotonic() + 60
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.1)
        if ready:
            try:
                screen += os.read(terminal, 65536)
            except OSError:
                break
        elif waiting and screen.rstrip().endswith(("：".encode(), b":", "］".encode(), b"]", "）".encode())):
            os.write(terminal, (waiting.pop(0) + "\n").encode())
            screen += b"\n"
    else:
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), screen.decode().replace("\r", "")
