"""The how-to that imports a list is run as it stands, list and script."""

import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

from guanhao import pipeline

HOWTO = Path(__file__).parent.parent / "docs" / "how-to" / "import-a-list.md"
REPOSITORY = HOWTO.parent.parent.parent


def _block(language: str) -> str:
    match = re.search(rf"```{language}\n(.*?)```", HOWTO.read_text(encoding="utf-8"), re.DOTALL)
    assert match
    return match[1]


def test_the_how_to_says_what_happens(tmp_path: Path) -> None:
    (tmp_path / "registry" / "units").mkdir(parents=True)
    (tmp_path / "policies").mkdir()
    shutil.copy(REPOSITORY / "registry" / "platforms.yml", tmp_path / "registry")
    for name, text in (
        ("registry/institution.yml", "name: 某校\nregistrar: library\npolicy: rules\n"),
        ("policies/rules.yml", "title: 办法\narticles:\n  第一条: {manual: 无}\n"),
        ("list.csv", _block("csv")),
        ("import_list.py", _block("python")),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "import_list.py", "list.csv", ".", "2026-11-23"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
    )

    howto = HOWTO.read_text(encoding="utf-8")
    assert done.stdout.splitlines() == ["没有写入：示例体育（缺 微博）", "没有写入：示例校友（缺 开通日期）"]
    assert done.stdout in howto
    examination = pipeline.check(pipeline.open_register(tmp_path), date(2026, 11, 23))
    found = [(p.finding.rule, p.finding.path, p.line, p.column) for p in examination.findings]
    assert found == [("platform-id", "registry/accounts/nursing/weibo/2026-11-23-filing.yml", 6, 3)]
    library = (tmp_path / "registry/accounts/library/weibo/2026-11-23-filing.yml").read_text(encoding="utf-8")
    assert "url: https://weibo.com/u/9900001234\n" in library
