"""Time the publishing of a register beside MkDocs-Material, Hugo and `cp`: `python -m benchmarks.publish_speed`.

The peers get their pages ready-made: MkDocs-Material the text of each account page as Markdown, out of navigation and
search; Hugo what parts each account page from the others, and a template with the bytes that they share. All are timed
one after the other, in one run, from the start of their processes to the end.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from gzip import compress
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from benchmarks.synthetic import ACCOUNTS_PER_UNIT, write_repository

ACCOUNTS = 10_000
AS_OF = "2026-11-23"
MKDOCS = "site_name: 官号\ntheme: {name: material, font: false}\nnav: [{首页: index.md}]\n"
HUGO = """\
baseURL = 'https://example.org/'
disableKinds = ['taxonomy', 'term', 'RSS', 'sitemap', 'section', 'home', '404']
"""
STAGE = """
import json, resource, sys, time
from datetime import date
from pathlib import Path
from guanhao import pipeline, publish

def spent():
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)

def timed(publication, frame, folder, last, lang):
    before, began = spent(), time.perf_counter()
    write_site(publication, frame, folder, None, lang)
    print(json.dumps([time.perf_counter() - began, spent() - before]))

write_site, pipeline.write_site = pipeline.write_site, timed
publish.build_site(publish.Request(Path(sys.argv[1]), date.fromisoformat(sys.argv[3])), Path(sys.argv[2]))
"""
"""Builds as ever, and prints what rendering and writing took, with nothing to link from."""

REVIEW = """\
kind: review
filed_on: 2026-11-20
year: 2026
report: {posts: 120, followers: 3000, last_post_on: 2026-11-18, incidents: 0, summary: 运行正常。}
result: pass
signed: {name: 赵一, title: 党总支书记, on: 2026-11-19}
"""


class Cost(NamedTuple):
    """What a command took: seconds on the clock, processor seconds in all its processes, its largest process in MB."""

    wall: float
    cpu: float
    largest: float = 0


def main() -> None:
    """Print the timings as the tables that README.md keeps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=ACCOUNTS, help="size of the register")
    parser.add_argument("--times", type=int, default=10, help="how many times as large the other register is; 0: none")
    arguments = parser.parse_args()
    packages = ("mkdocs", "mkdocs-material", "jinja2", "pydantic")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    print(f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, Python {platform.python_version()}, {versions}\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cold = _side_by_side(folder, arguments.accounts)
        if arguments.times:
            _many(folder, arguments.accounts, arguments.times, cold)


def _side_by_side(folder: Path, accounts: int) -> Cost:
    """Time ours and the peers; return what ours takes from nothing."""
    root, site, peer = folder / "register", folder / "site", folder / "peer"
    records = write_repository(root, accounts)
    cold = _build(root, site)
    pages = sorted((site / "accounts").glob("*/*/index.html"))
    _write_markdown(peer, site, pages)
    theirs = _run([sys.executable, "-m", "mkdocs", "build", "--quiet"], peer)
    _add_record(root)
    warm = _build(root, site)
    stage = _stage(root, folder / "staged")
    copied = _run(["cp", "-r", os.fspath(site), os.fspath(folder / "copy")], folder)
    print(f"{accounts:,} accounts, {records:,} records, {len(pages):,} pages of accounts\n")
    _table(
        ("from nothing", cold, "MkDocs-Material", theirs),
        ("with the cache of the run before and one new record", warm, "MkDocs-Material", theirs),
        ("render and write alone", stage, "MkDocs-Material", theirs),
        *([("render and write alone", stage, "Hugo", _hugo(folder / "hugo", pages))] if shutil.which("hugo") else []),
        ("render and write alone", stage, "`cp -r` of the output", copied),
    )
    _sizes(site, pages)
    return cold


def _table(*rows: tuple[str, Cost, str, Cost]) -> None:
    print("| | seconds | processor seconds | beside | seconds | processor seconds | times as fast | by processor |")
    print("|---|---:|---:|---|---:|---:|---:|---:|")
    for label, ours, peer, theirs in rows:
        figures = f"{theirs.wall:.2f} | {theirs.cpu:.2f} | {theirs.wall / ours.wall:.2f} | {theirs.cpu / ours.cpu:.2f}"
        print(f"| {label} | {ours.wall:.2f} | {ours.cpu:.2f} | {peer} | {figures} |")


def _sizes(site: Path, pages: Sequence[Path]) -> None:
    """Print how large the largest page of an account with three records is."""
    data = [page.read_bytes() for page in pages if _records(site, page) == 3]
    largest = max(data, key=len)
    print(
        f"\nLargest page of an account with three records: {len(largest):,} bytes, gzipped {len(compress(largest)):,}."
    )


def _records(site: Path, page: Path) -> int:
    return len(_of(site, page)["history"])


def _of(site: Path, page: Path) -> dict[str, list[object]]:
    account = page.parent.relative_to(site / "accounts")
    found: dict[str, list[object]] = json.loads((site / "api" / "v1" / "accounts" / f"{account}.json").read_bytes())
    return found


def _many(folder: Path, accounts: int, times: int, cold: Cost) -> None:
    """Time a register that is so many times as large, of as many units."""
    root = folder / "many"
    records = write_repository(root, accounts * times, ACCOUNTS_PER_UNIT * times)
    many = _build(root, folder / "many-site", _last_day(root))
    print(f"\n{accounts * times:,} accounts, {records:,} records, of as many units as before:")
    print(f"{many.wall:.1f} s, {many.cpu:.1f} processor seconds, largest process {many.largest:,.0f} MB:")
    print(
        f"{many.wall / cold.wall:.1f} times the time, {many.cpu / cold.cpu:.1f} times the processor's, of the smaller,"
    )
    print(f"whose largest process has {cold.largest:,.0f} MB.")


def _last_day(root: Path) -> str:
    """Return the day of the last merge: before it, much of a large register is not in effect."""
    done = subprocess.run(["git", "log", "-1", "--format=%cs"], cwd=root, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _build(root: Path, site: Path, as_of: str = AS_OF) -> Cost:
    program = "from guanhao.cli import main; main()"
    options = ["build", "--root", os.fspath(root), "--site-dir", os.fspath(site), "--as-of", as_of]
    return _run([sys.executable, "-c", program, *options], root)


def _stage(root: Path, site: Path) -> Cost:
    done = subprocess.run([sys.executable, "-c", STAGE, root, site, AS_OF], check=True, capture_output=True, text=True)
    return Cost(*json.loads(done.stdout))


def _add_record(root: Path) -> None:
    """Merge one review more."""
    home = min((root / "registry" / "accounts").glob("*/*"))
    (home / "2026-11-20-review.yml").write_text(REVIEW, encoding="utf-8")
    git = partial(subprocess.run, cwd=root, check=True, stdout=subprocess.DEVNULL)
    identity = ["-c", "user.name=赵老师", "-c", "user.email=zhao@example.edu.cn"]
    git(["git", "add", "registry"])
    git(["git", *identity, "commit", "--quiet", "-m", "年审", "--date=2026-11-20T10:00:00+08:00"])


def _write_markdown(peer: Path, site: Path, pages: Sequence[Path]) -> None:
    """Write the text of each account page as Markdown."""
    (peer / "docs").mkdir(parents=True)
    (peer / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (peer / "docs" / "index.md").write_text("# 官号\n", encoding="utf-8")
    for page in pages:
        account = _of(site, page)
        facts = [f"- **{name}**：{value}" for name, value in account.items() if isinstance(value, str | int | bool)]
        steps = [f"- {' '.join(map(str, step.values()))}" for step in account["history"] if isinstance(step, dict)]
        text = [
            f"---\nsearch: {{exclude: true}}\nhide: [navigation]\n---\n\n# {account['name']}\n\n## 登记内容\n",
            *facts,
        ]
        target = peer / "docs" / page.parent.relative_to(site)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.with_name(f"{target.name}.md").write_text("\n".join([*text, "\n## 登记经过\n", *steps, ""]), "utf-8")


def _hugo(folder: Path, pages: Sequence[Path]) -> Cost:
    """Time Hugo writing pages of the same number and bytes."""
    texts = [page.read_text("utf-8") for page in pages]
    start = _shared(texts)
    end = _shared([text[len(start) :][::-1] for text in texts])[::-1]
    (folder / "layouts" / "_default").mkdir(parents=True)
    shared = f"[params]\nstart = {json.dumps(start)}\nend = {json.dumps(end)}\n"
    (folder / "config.toml").write_text(HUGO + shared, encoding="utf-8")
    (folder / "layouts" / "_default" / "single.html").write_text(
        "{{ .Site.Params.start | safeHTML }}{{ .RawContent | safeHTML }}{{ .Site.Params.end | safeHTML }}",
        encoding="utf-8",
    )
    for page, text in zip(pages, texts, strict=True):
        target = folder / "content" / page.parent.parent.name / f"{page.parent.name}.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"---\ntitle: x\n---\n{text[len(start) : len(text) - len(end)]}", encoding="utf-8")
    return _run(["hugo", "--quiet"], folder)


def _shared(texts: Sequence[str]) -> str:
    """Return what all texts begin with."""
    first, last = min(texts), max(texts)
    return first[: next((i for i, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first))]


def _run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end; a failure ends the benchmark."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        if process.returncode:
            output.seek(0)
            sys.exit(f"{' '.join(command)}\n{output.read().decode()[-2000:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
