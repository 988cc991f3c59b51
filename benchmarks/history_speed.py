"""Time the reading of the history beside the bare `git log` that it streams: `python -m benchmarks.history_speed`.

A repository of one merge a record is made, each by an approver, as a forge makes them. Both are timed one after the
other, in one run.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from benchmarks.synthetic import write_repository

MERGES = 30_000
RUNS = 3
BARE = ("git", "log", "--first-parent", "-m", "--raw")
READ = """
import resource, time
from pathlib import Path
from guanhao.load import chain, history

def spent():
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)

before, began = spent(), time.perf_counter()
known = history.read_history(Path.cwd())
print(time.perf_counter() - began, spent() - before)
Path(chain.CACHE).parent.mkdir(exist_ok=True)
Path(chain.CACHE).write_bytes(chain.dump_chain(known.chain))
"""


class Cost(NamedTuple):
    """Seconds on the clock, and seconds of the processor in all processes together."""

    wall: float
    cpu: float


def main() -> None:
    """Print the timings as the table that README.md keeps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--merges", type=int, default=MERGES, help="size of the history")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "register"
        merges = write_repository(root, round(arguments.merges / 3))
        measures: dict[str, Callable[[], Cost]] = {
            f"`{' '.join(BARE)}`": lambda: _run([*BARE], root),
            "history read, cold": lambda: _read(root, is_cold=True),
            "history read, warm": lambda: _read(root, is_cold=False),
            "`guanhao audit`, cold": lambda: _audit(root, is_cold=True),
            "`guanhao audit`, warm": lambda: _audit(root, is_cold=False),
        }
        rounds = [{label: measure() for label, measure in measures.items()} for _ in range(RUNS)]
        print(f"{merges:,} merges\n\n| | seconds | times | processor seconds | times |\n|---|---:|---:|---:|---:|")
        bare = _median(next(iter(costs.values())) for costs in rounds)
        for label in measures:
            wall, cpu = _median(costs[label] for costs in rounds)
            print(f"| {label} | {wall:.2f} | {wall / bare.wall:.2f} | {cpu:.2f} | {cpu / bare.cpu:.2f} |")
        print(f"\nThe cache has {(root / '.guanhao' / 'history.json').stat().st_size / 1e6:.1f} MB.")


def _median(costs: Iterable[Cost]) -> Cost:
    walls, cpus = zip(*costs, strict=True)
    return Cost(statistics.median(walls), statistics.median(cpus))


def _run(command: list[str], root: Path) -> Cost:
    """Run a command to its end; a failure ends the benchmark."""
    before, began = _children(), time.perf_counter()
    done = subprocess.run(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    cost = Cost(time.perf_counter() - began, _children() - before)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr[-2000:]}")
    return cost


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _read(root: Path, *, is_cold: bool) -> Cost:
    """Return what the reading takes within a process that has started."""
    _forget(root, is_cold=is_cold)
    done = subprocess.run([sys.executable, "-c", READ], cwd=root, check=True, capture_output=True, text=True)
    wall, cpu = map(float, done.stdout.split())
    return Cost(wall, cpu)


def _audit(root: Path, *, is_cold: bool) -> Cost:
    """Return what the whole command takes, start-up and output included."""
    _forget(root, is_cold=is_cold)
    program = "from guanhao.cli import main; main()"
    return _run([sys.executable, "-c", program, "audit", "--root", os.fspath(root)], root)


def _forget(root: Path, *, is_cold: bool) -> None:
    if is_cold:
        shutil.rmtree(root / ".guanhao", ignore_errors=True)


if __name__ == "__main__":
    main()
