"""Time `guanhao check` beside check-jsonschema on the same files: `make bench`, or `python -m benchmarks.check_speed`.

check-jsonschema validates each kind of record against its exported schema and nothing more; `guanhao check` does all
that it does. Both are timed from the start of their processes to the end, one after the other, in one run. So are
the check of a whole register and that of a request of one file to change it.
"""

import argparse
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from benchmarks.synthetic import write_register

SIZES = (1_000, 10_000, 30_000, 100_000)
"""Records of the registers whose cost per record is compared."""

SIDE_BY_SIDE = 30_000
BIN = Path(sys.executable).parent
RUNS = 3
SAMPLING = 0.02
"""Seconds between two looks at the processes' memory."""


REVIEW = """\
kind: review
filed_on: 2026-11-20
year: 2026
report: {posts: 120, followers: 3000, incidents: 0, summary: 运行正常。}
result: pass
signed: {name: 赵一, title: 党总支书记, on: 2026-11-19}
"""


class Cost(NamedTuple):
    """What a command took: seconds on the clock, and seconds of the processor in all its processes together."""

    wall: float
    cpu: float


def main() -> None:
    """Print the timings as the tables that README.md keeps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("side-by-side", "per-record", "request"), help="one of the tables")
    parser.add_argument("--records", type=int, default=SIDE_BY_SIDE, help="size of the register timed side by side")
    arguments = parser.parse_args()
    print(_machine())
    with tempfile.TemporaryDirectory() as folder:
        if arguments.only in (None, "side-by-side"):
            _side_by_side(Path(folder), arguments.records)
        if arguments.only in (None, "request"):
            _request(Path(folder), arguments.records)
        if arguments.only in (None, "per-record"):
            _per_record(Path(folder))


def _machine() -> str:
    packages = ("pydantic", "PyYAML", "check-jsonschema", "jsonschema", "ruamel.yaml")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    day = time.strftime("%Y-%m-%d")
    return f"{day}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, {versions}\n"


def _side_by_side(folder: Path, records: int) -> None:
    register, written = _register(folder, records)
    _run(register, ["guanhao", "schema"])
    kinds = {path.stem: path for path in sorted((register / "registry" / "schema").glob("*.json"))}
    theirs = Cost(0, 0)
    print(f"{written} records\n")
    print("| | seconds | times as fast | processor seconds | times less |\n|---|---:|---:|---:|---:|")
    for kind, schema in kinds.items():
        files = _records_of(register, kind)
        for batch in _batches(files):
            command = ["check-jsonschema", "--schemafile", os.fspath(schema.relative_to(register)), *batch]
            cost = _run(register, command)
            print(f"| check-jsonschema, {len(batch)} × {kind} | {cost.wall:.2f} | | {cost.cpu:.2f} | |", flush=True)
            theirs = Cost(theirs.wall + cost.wall, theirs.cpu + cost.cpu)
    for label, cost in (
        ("check-jsonschema, all", theirs),
        ("guanhao check, cold", _cold(register)),
        ("guanhao check, warm", _warm(register)),
    ):
        wall, cpu = theirs.wall / cost.wall, theirs.cpu / cost.cpu
        print(f"| {label} | {cost.wall:.2f} | {wall:.0f} | {cost.cpu:.2f} | {cpu:.0f} |", flush=True)
    print()
    print("| peak memory, MB | largest process | all processes |\n|---|---:|---:|")
    for label, is_cold in (("cold", True), ("warm", False)):
        if is_cold:
            _forget(register)
        largest, together = _memory(register, ["guanhao", "check"])
        print(f"| guanhao check, {label} | {largest:.0f} | {together:.0f} |")
    print()
    shutil.rmtree(register)


def _request(folder: Path, records: int) -> None:
    """Time a request of one file beside the whole check, in a repository whose main branch holds the register."""
    register, written = _register(folder, records)
    (register / ".gitignore").write_text("/.guanhao/\n", encoding="utf-8")
    name = ("-c", "user.name=bench", "-c", "user.email=bench@example.edu.cn", "-c", "gc.auto=0")
    git = ("git", *name, "-C", os.fspath(register))
    for command in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "base"), ("gc", "-q")):
        subprocess.run([*git, *command], check=True)
    home = next((register / "registry" / "accounts").glob("*/*"))
    (home / "2026-11-20-review.yml").write_text(REVIEW, encoding="utf-8")
    for command in (("checkout", "-q", "-b", "request"), ("add", "-A"), ("commit", "-q", "-m", "review")):
        subprocess.run([*git, *command], check=True)
    asked = ("--base", "main", "--actor", "zhao-evc", "--as-of", "2026-11-23")
    whole = _cold(register)
    print(f"{written} records\n")
    print("| | seconds | of the whole | processor seconds | of the whole |\n|---|---:|---:|---:|---:|")
    for label, cost in (
        ("whole check, cold", whole),
        ("whole check, warm", _warm(register)),
        ("request of one file, cold", _cold(register, *asked)),
        ("request of one file, warm", _warm(register, *asked)),
    ):
        wall, cpu = cost.wall / whole.wall, cost.cpu / whole.cpu
        print(f"| {label} | {cost.wall:.2f} | {wall:.2f} | {cost.cpu:.2f} | {cpu:.2f} |", flush=True)
    print()
    shutil.rmtree(register)


def _per_record(folder: Path) -> None:
    register, _ = _register(folder, 18)
    start = _warm(register)
    print(f"Start-up (a register of 6 accounts): {start.wall:.2f} s, processor {start.cpu:.2f} s\n")
    print("ms a record, with and without start-up:\n")
    print("| records | | seconds | a record | net | processor seconds | a record | net |")
    print("|---:|---|---:|---:|---:|---:|---:|---:|")
    for records in SIZES:
        register, written = _register(folder, records)
        for label, measure in (("cold", _cold), ("warm", _warm)):
            cells = [f"{written:,}", label]
            for seconds, idle in zip(measure(register), start, strict=True):
                ms = 1000 / written
                cells += [f"{seconds:.2f}", f"{seconds * ms:.3f}", f"{(seconds - idle) * ms:.3f}"]
            print("| " + " | ".join(cells) + " |", flush=True)
        shutil.rmtree(register)


def _register(folder: Path, records: int) -> tuple[Path, int]:
    register = folder / str(records)
    return register, write_register(register, round(records / 3))


def _cold(register: Path, *options: str) -> Cost:
    costs = []
    for _ in range(RUNS):
        _forget(register)
        costs.append(_run(register, ["guanhao", "check", *options]))
    return _median(costs)


def _warm(register: Path, *options: str) -> Cost:
    return _median([_run(register, ["guanhao", "check", *options]) for _ in range(RUNS)])


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(statistics.median(c.wall for c in costs), statistics.median(c.cpu for c in costs))


def _forget(register: Path) -> None:
    shutil.rmtree(register / ".guanhao", ignore_errors=True)


def _records_of(register: Path, kind: str) -> list[str]:
    found = sorted((register / "registry" / "accounts").glob(f"*/*/*-{kind}.yml"))
    return [os.fspath(path.relative_to(register)) for path in found]


def _batches(files: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield all files at once where the system takes so long a command line, else as many as it takes."""
    room = os.sysconf("SC_ARG_MAX") * 3 // 4 - sum(len(k) + len(v) + 10 for k, v in os.environb.items())
    batch: list[str] = []
    used = 0
    for file in files:
        size = len(os.fsencode(file)) + 1 + 8
        if batch and used + size > room:
            yield batch
            batch, used = [], 0
        batch.append(file)
        used += size
    if batch:
        yield batch


def _run(folder: Path, command: Sequence[str]) -> Cost:
    """Run a command of this environment; a failure ends the benchmark."""
    before, began = _children(), time.perf_counter()
    done = subprocess.run([BIN / command[0], *command[1:]], cwd=folder, capture_output=True, text=True, check=False)
    cost = Cost(time.perf_counter() - began, _children() - before)
    if done.returncode:
        sys.exit(f"{' '.join(command)[:200]}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return cost


def _children() -> float:
    """Return the processor seconds of all processes started from here that have ended, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(folder: Path, command: Sequence[str]) -> tuple[float, float]:
    """Run a command and return, in MB, the peak of its largest process and that of all its processes together.

    The first is the kernel's own record of resident memory; the second adds up their proportional shares (PSS), looked
    at often, so that pages which a worker shares with its parent count once. Looking costs time: nothing is timed here.
    """
    process = subprocess.Popen([BIN / command[0], *command[1:]], cwd=folder, stdout=subprocess.DEVNULL)
    largest = together = 0
    while process.poll() is None:
        family = [process.pid, *_descendants(process.pid)]
        largest = max([largest, *(_kilobytes(pid, "status", "VmHWM") for pid in family)])
        together = max(together, sum(_kilobytes(pid, "smaps_rollup", "Pss") for pid in family))
        time.sleep(SAMPLING)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed")
    return largest / 1024, together / 1024


def _descendants(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, task.read_text().split()):
                yield child
                yield from _descendants(child)


def _kilobytes(pid: int, table: str, name: str) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/{table}").read_text().splitlines():
            if line.startswith(name + ":"):
                return int(line.split()[1])
    return 0


if __name__ == "__main__":
    main()
