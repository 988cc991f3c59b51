"""Time the reading of the history beside the bare `git log` that it streams: `python -m benchmarks.history_speed`.

A repository of one merge a record is made, each by an approver, as a forge makes them. Both are timed one after the
other, in one run.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.synthetic import write_register

MERGES = 30_000
RUNS = 3
APPROVER = "赵老师 <zhao@example.edu.cn>"
MAINTAINER = "王五 <wang@example.edu.cn>"
FORGE = "GitHub <noreply@github.com>"
BEGAN = 1_704_096_000
BARE = ("git", "log", "--first-parent", "-m", "--raw")
READ = """
import sys, time
from pathlib import Path
from guanhao.load import chain, history
began = time.perf_counter()
known = history.read_history(Path.cwd())
seconds = time.perf_counter() - began
Path(chain.CACHE).parent.mkdir(exist_ok=True)
Path(chain.CACHE).write_bytes(chain.dump_chain(known.chain))
print(seconds, len(known.chain.commits))
"""


def main() -> None:
    """Print the timings as the table that README.md keeps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--merges", type=int, default=MERGES, help="size of the history")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "register"
        merges = write_repository(root, arguments.merges)
        bare = _median(lambda: _seconds([*BARE], root))
        print(f"{merges:,} merges\n\n| | seconds | of the bare log |\n|---|---:|---:|")
        print(f"| `{' '.join(BARE)}` | {bare:.2f} | 1 |")
        for label, measure in (
            ("history read, cold", lambda: _read(root, is_cold=True)),
            ("history read, warm", lambda: _read(root, is_cold=False)),
            ("guanhao audit, whole process, cold", lambda: _audit(root, is_cold=True)),
            ("guanhao audit, whole process, warm", lambda: _audit(root, is_cold=False)),
        ):
            seconds = _median(measure)
            print(f"| {label} | {seconds:.2f} | {seconds / bare:.2f} |", flush=True)
        print(f"\nThe cache has {(root / '.guanhao' / 'history.json').stat().st_size / 1e6:.1f} MB.")


def write_repository(root: Path, merges: int) -> int:
    """Make a repository in which each record was merged by itself; return how many there are."""
    records = write_register(root, round(merges / 3))
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], cwd=root, check=True)
    stream = b"".join(_stream(root))
    subprocess.run(["git", "fast-import", "--quiet"], cwd=root, input=stream, check=True)
    subprocess.run(["git", "reset", "--quiet"], cwd=root, check=True)
    return records


def _stream(root: Path) -> Iterator[bytes]:
    """Yield what `git fast-import` reads: the common files, then a branch and a merge for each record."""
    records = sorted((root / "registry" / "accounts").rglob("*.yml"), key=lambda path: (path.name, path))
    known = set(records)
    common = [path for area in ("registry", "policies") for path in (root / area).rglob("*.*") if path not in known]
    yield _commit("main", 1, APPROVER, FORGE, BEGAN, "建册") + b"".join(_file(root, path) for path in sorted(common))
    for number, path in enumerate(records, 1):
        moment, message = BEGAN + number * 2_900, f"Merge pull request #{number} from example-edu/request\n\n备案"
        yield _commit("side", 2 * number, MAINTAINER, MAINTAINER, moment, "备案", 2 * number - 1) + _file(root, path)
        merge = _commit("main", 2 * number + 1, APPROVER, FORGE, moment, message, 2 * number - 1, 2 * number)
        yield merge + _file(root, path)


def _commit(branch: str, mark: int, author: str, committer: str, moment: int, message: str, *parents: int) -> bytes:
    lines = [f"commit refs/heads/{branch}", f"mark :{mark}"]
    lines += [f"author {author} {moment} +0800", f"committer {committer} {moment} +0800"]
    lines += [f"data {len(message.encode())}", message]
    lines += [f"{'merge' if index else 'from'} :{parent}" for index, parent in enumerate(parents)]
    return "\n".join([*lines, ""]).encode()


def _file(root: Path, path: Path) -> bytes:
    data = path.read_bytes()
    return f"M 100644 inline {path.relative_to(root).as_posix()}\ndata {len(data)}\n".encode() + data + b"\n"


def _median(measure: Callable[[], float]) -> float:
    return statistics.median(measure() for _ in range(RUNS))


def _seconds(command: list[str], root: Path) -> float:
    began = time.perf_counter()
    done = subprocess.run(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    seconds = time.perf_counter() - began
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr[-2000:]}")
    return seconds


def _read(root: Path, *, is_cold: bool) -> float:
    """Return the seconds that the reading takes within a process that has started."""
    _forget(root, is_cold=is_cold)
    done = subprocess.run([sys.executable, "-c", READ], cwd=root, check=True, capture_output=True, text=True)
    seconds: float = json.loads(done.stdout.split()[0])
    return seconds


def _audit(root: Path, *, is_cold: bool) -> float:
    _forget(root, is_cold=is_cold)
    program = "from guanhao.cli import main; main()"
    return _seconds([sys.executable, "-c", program, "audit", "--root", os.fspath(root)], root)


def _forget(root: Path, *, is_cold: bool) -> None:
    if is_cold:
        shutil.rmtree(root / ".guanhao", ignore_errors=True)


if __name__ == "__main__":
    main()
