"""The how-to that imports a ledger is run as it stands, ledger and command."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from guanhao import pipeline
from guanhao.cli import cli
from tests.registers import AS_OF

HOWTO = Path(__file__).parent.parent / "docs" / "how-to" / "import-a-list.md"
REPOSITORY = HOWTO.parent.parent.parent


def _block(language: str, number: int = 0) -> str:
    blocks: list[str] = re.findall(rf"```{language}\n(.*?)```", HOWTO.read_text(encoding="utf-8"), re.DOTALL)
    return blocks[number]


def test_the_how_to_says_what_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "registry" / "units").mkdir(parents=True)
    (tmp_path / "policies").mkdir()
    shutil.copy(REPOSITORY / "registry" / "platforms.yml", tmp_path / "registry")
    for name, text in (
        ("registry/institution.yml", "name: 某校\nregistrar: propaganda\npolicy: rules\n"),
        ("registry/units/propaganda.yml", "name: 党委宣传部\nkind: department\n"),
        ("registry/units/library.yml", "name: 图书馆\nkind: department\n"),
        ("registry/units/nursing.yml", "name: 护理学院\nkind: school\n"),
        ("policies/rules.yml", "title: 办法\narticles:\n  第一条: {manual: 无}\n"),
        ("台账.csv", _block("csv")),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = [*shlex.split(_block("sh"))[1:], "--as-of", str(AS_OF)]

    trial = CliRunner().invoke(cli, command, standalone_mode=False)
    assert trial.output == _block("text", 1)
    assert not list(tmp_path.rglob("*-filing.yml"))

    CliRunner().invoke(cli, [*command, "--write"], standalone_mode=False)
    written = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*-filing.yml")]
    assert written == [f"registry/accounts/library/weibo/{AS_OF}-filing.yml"]
    assert "url: https://weibo.com/u/9900001234\n" in (tmp_path / written[0]).read_text(encoding="utf-8")
    assert (tmp_path / "台账-已标注.xlsx").is_file()
    assert not pipeline.check(pipeline.open_register(tmp_path), AS_OF).is_gated

    export = CliRunner().invoke(cli, [*shlex.split(_block("sh", 1))[1:], "--as-of", str(AS_OF)], standalone_mode=False)
    assert "1 个账号" in export.output
    assert (tmp_path / "登记册.xlsx").is_file()
