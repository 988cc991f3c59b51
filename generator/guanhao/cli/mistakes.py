"""Wrong usage in words, Chinese first: the one place that knows what click itself says, which is English alone."""

import re
from collections.abc import Sequence

import click

_SAID = (
    (r"Got unexpected extra arguments? \((?P<a>.*)\)", "多了参数：{a}。有空格的内容要用引号括起来"),
    (r"Option (?P<a>.+) requires an argument\.", "选项 {a} 后面要写内容"),
    (r"Option (?P<a>.+) requires (?P<b>[0-9]+) arguments\.", "选项 {a} 后面要写 {b} 项内容"),
    (r"Option (?P<a>.+) does not take a value\.", "选项 {a} 后面不写内容"),
    (r"Argument (?P<a>.+) takes (?P<b>-?[0-9]+) values\.", "参数 {a} 要写 {b} 项"),
    (r"Takes (?P<a>[0-9]+) values but (?P<b>[0-9]+) (?:was|were) given\.", "要写 {a} 项，写了 {b} 项"),
    (r"(?P<a>.+) is not one of (?P<b>.+)\.", "没有 {a} 这一种，可选：{b}"),
    (r"(?P<a>.+) is not in the range (?P<b>.+)\.", "{a} 超出范围 {b}"),
    (r"(?P<a>.+) is not a valid integer(?: range)?\.", "{a} 不是整数"),
    (r".*?(?P<a>'.*') does not exist\.", "{a} 不存在"),
    (r".*?(?P<a>'.*') is a file\.", "{a} 是文件，不是文件夹"),
    (r".*?(?P<a>'.*') is a directory\.", "{a} 是文件夹，不是文件"),
    (r".*?(?P<a>'.*') is not (?:readable|writable)\.", "{a} 没有读写的权限"),
    (r"Missing command\.", "没有写要用哪个命令"),
    (r"(?P<a>.+): Editing failed(?:: .*)?", "编辑器 {a} 没有正常结束。可换一个编辑器（环境变量 VISUAL 或 EDITOR）"),
)
"""What click says, as a pattern → the same in Chinese."""

_CHINESE = re.compile("[\u4e00-\u9fff]")


def told(error: click.ClickException) -> str:
    """Return what is wrong with a command line: how it is used, then the mistake in Chinese and in English."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    lines = []
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        usage = context.get_usage().removeprefix("Usage:").strip()
        lines = [f"用法 / Usage: {usage}", f"说明 / For help: {context.command_path} --help", ""]
    if _CHINESE.search(error.message) and _translated(error.message) == error.message:
        hint = _hint(error)
        return "\n".join([*lines, f"错误 / Error: {f'{hint}: ' if hint else ''}{error.message}"])
    return "\n".join([*lines, f"错误：{_in_chinese(error)}", f"Error: {error.format_message()}"])


def _in_chinese(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return f"没有选项 {error.option_name}。{_near(error.possibilities)}"
        case click.NoSuchCommand():
            return f"没有命令 {error.command_name}。{_near(error.possibilities) or '全部命令见 guanhao --help'}"
        case click.MissingParameter():
            what = "选项" if error.param and error.param.param_type_name == "option" else "参数"
            kind = error.param.type if error.param else None
            offered = f"，可选：{'、'.join(map(str, kind.choices))}" if isinstance(kind, click.Choice) else ""
            return f"缺{what} {_hint(error)}{offered}"
        case click.BadParameter():
            return f"{_hint(error)} 写得不对：{_translated(error.message)}"
    return _translated(error.message)


def _translated(message: str) -> str:
    """Return a sentence of click's in Chinese; one that the catalogue lacks as it is."""
    for pattern, chinese in _SAID:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return chinese.format_map(found.groupdict())
    return message


def _hint(error: click.ClickException) -> str:
    """Return the option or argument that is meant, as it is written."""
    if not isinstance(error, click.BadParameter):
        return ""
    named = error.param_hint or (error.param.get_error_hint(error.ctx) if error.param else "") or ""
    return named.replace("'", "") if isinstance(named, str) else " / ".join(named)


def _near(possibilities: Sequence[str] | None) -> str:
    return f"是不是 {' 或 '.join(possibilities)}？" if possibilities else ""
