"""Wrong usage is told in Chinese first, with English beside it, and the nearest right word."""

import click
import pytest

from guanhao.cli import cli, forging
from guanhao.cli.mistakes import told


@pytest.mark.parametrize(
    ("arguments", "chinese", "english"),
    [
        (["chekc"], "没有命令 chekc。是不是 check？", "No such command 'chekc'. Did you mean 'check'?"),
        (["xyzzy"], "没有命令 xyzzy。全部命令见 guanhao --help", "No such command"),
        (["check", "--fromat", "json"], "没有选项 --fromat。是不是 --format", "--format"),
        (["check", "--format"], "选项 '--format' 后面要写内容", "requires an argument"),
        (["check", "--no-waivers=1"], "选项 '--no-waivers' 后面不写内容", "does not take a value"),
        (["check", "--format", "xml"], "--format 写得不对：没有 'xml' 这一种，可选：'text', 'json'", "is not one of"),
        (["check", "多余"], "多了参数：多余", "unexpected extra argument"),
        (["due", "--within", "x"], "--within 写得不对：'x' 不是整数", "is not a valid integer"),
        (["due", "--within", "9999"], "--within 写得不对：9999 超出范围", "is not in the range"),
        (["show"], "缺参数 ACCOUNT", "Missing argument 'ACCOUNT'"),
        (["init", "x"], "缺选项 --preset", "Missing option '--preset'"),
        (["check", "--as-of", "昨天"], "错误 / Error: --as-of: “昨天”不是日期", "not a date"),
        (["check", "--actor", "x"], "错误 / Error: --actor、--requested-on 要与", "they need --base"),
    ],
    ids=str,
)
def test_in_both_languages(arguments: list[str], chinese: str, english: str) -> None:
    with pytest.raises(click.ClickException) as raised:
        cli(arguments, prog_name="guanhao", standalone_mode=False)
    words = told(raised.value)
    assert chinese in words
    assert english in words
    assert words.index(chinese) <= words.index(english)


def test_usage_comes_first() -> None:
    with pytest.raises(click.ClickException) as raised:
        cli(["show"], prog_name="guanhao", standalone_mode=False)
    assert told(raised.value).splitlines() == [
        "用法 / Usage: guanhao show [OPTIONS] ACCOUNT",
        "说明 / For help: guanhao show --help",
        "",
        "错误：缺参数 ACCOUNT",
        "Error: Missing argument 'ACCOUNT'.",
    ]


def test_a_group_without_a_command_shows_its_help() -> None:
    with pytest.raises(click.ClickException) as raised:
        forging.forge([], prog_name="guanhao forge", standalone_mode=False)
    assert "Commands:" in told(raised.value)


def test_what_nobody_has_translated_is_told_as_it_is() -> None:
    assert told(click.ClickException("odd")) == "错误：odd\nError: odd"
    assert told(click.BadParameter("odd", param_hint=["--a", "--b"])).startswith("错误：--a / --b 写得不对：odd")
    assert "编辑器 vi 没有正常结束" in told(click.ClickException("vi: Editing failed"))
