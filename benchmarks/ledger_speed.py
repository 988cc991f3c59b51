"""Time a ledger of 5,000 accounts in and out: `python -m benchmarks.ledger_speed`.

An untidy ledger is read on trial, written into an empty register, read once more beside what is on file, and the
register is exported: each a process of its own, from its start to its end.
"""

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import xlsxwriter

REPOSITORY = Path(__file__).parent.parent
ROWS, RUNS, PER_UNIT = 5_000, 3, 20
DAY = "2026-11-25"
_HEAD = (
    *("序号", "主办单位", "级别", "平台类型", "账号名称", "微信号", "原始ID", "开通时间", "功能定位", "信息发布范围"),
    *("第一责任人", "职务", "联系电话", "管理员", "联系电话", "粉丝数", "签字人", "签字日期"),
)
_DAYS = ("2024年3月19日", "2024.3.19", "2024/3/19", "20240319", "2024-03-19 00:00:00")
_PLATFORMS = ("公众号", "微信公众号", "微信订阅号", "服务号", "微信公众号（订阅号）")


class Cost(NamedTuple):
    """Seconds on the clock, and seconds of the processor in all processes together."""

    wall: float
    cpu: float


def main() -> None:
    """Print the timings as the table that README.md keeps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS, help="accounts in the ledger")
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_ledger(folder / "ledger.xlsx", rows)
        rounds = [_round(folder / f"register-{number}", folder / "ledger.xlsx", rows) for number in range(RUNS)]
    print(f"{rows:,} rows\n\n| | seconds | processor seconds |\n|---|---:|---:|")
    for label in rounds[0]:
        walls, cpus = zip(*(costs[label] for costs in rounds), strict=True)
        print(f"| {label} | {statistics.median(walls):.2f} | {statistics.median(cpus):.2f} |")


def _round(root: Path, ledger: Path, rows: int) -> dict[str, Cost]:
    write_register(root, rows)
    load = ["import", str(ledger), "--root", str(root), "--as-of", DAY]
    return {
        "`guanhao import`, a trial": _run(load),
        "`guanhao import --write`": _run([*load, "--write"]),
        "the same again: all on file": _run([*load, "--write"]),
        "`guanhao export`, .xlsx": _run(["export", str(root / "out.xlsx"), "--root", str(root), "--as-of", DAY]),
    }


def write_register(root: Path, rows: int) -> None:
    """Write a register of units, with the repository's platforms and no account."""
    (root / "registry/units").mkdir(parents=True)
    (root / "policies").mkdir()
    shutil.copy(REPOSITORY / "registry/platforms.yml", root / "registry")
    (root / "registry/institution.yml").write_text(
        "name: 示例职业学院\nregistrar: u0\npolicy: rules\n", encoding="utf-8"
    )
    (root / "policies/rules.yml").write_text("title: 办法\narticles:\n  第一条: {manual: 无}\n", encoding="utf-8")
    for number in range(-(-rows // PER_UNIT)):
        text = f"name: 第{number}系\nkind: school\n"
        (root / f"registry/units/u{number}.yml").write_text(text, encoding="utf-8")


def write_ledger(path: Path, rows: int) -> None:
    """Write a ledger with a title, units merged downwards, ditto marks, and days and platforms in many forms."""
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("台账")
    page.merge_range(0, 0, 0, len(_HEAD) - 1, "新媒体账号台账")
    page.write_row(1, 0, _HEAD)
    for number in range(rows):
        page.write_row(number + 2, 0, _row(number))
        if number % PER_UNIT == 0 and number + PER_UNIT <= rows:
            page.merge_range(number + 2, 1, number + 1 + PER_UNIT, 1, f"第{number // PER_UNIT}系")
    book.close()


def _row(number: int) -> Sequence[str | float]:
    unit = f"第{number // PER_UNIT}系"
    return (
        *(number + 1, unit, "同上" if number % PER_UNIT else "二级", _PLATFORMS[number % 5], f"第{number}号账号"),
        *(f"evc_{number:06}", f"gh_{number:012x}", _DAYS[number % 5], "发布教学与学生工作动态", "通知公告、教学动态"),
        *("张三", "党总支书记", 13800000000, "李四、王五", "13800000001、13800000002", number, "张三", "2026-11-20"),
    )


def _run(arguments: Sequence[str]) -> Cost:
    """Run a command to its end; a failure ends the benchmark."""
    before, began = _children(), time.perf_counter()
    command = [sys.executable, "-c", "from guanhao.cli import main; main()", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return Cost(time.perf_counter() - began, _children() - before)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
