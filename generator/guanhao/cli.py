"""The command line: a thin door on the pipeline, and the one place that turns errors into words with a next step."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from guanhao import __version__
from guanhao.errors import GuanhaoError, NoRegisterError
from guanhao.model.finding import Language

GATED, USAGE, FAULT = 1, 2, 3
"""Exit codes: findings that gate; wrong usage; a fault of the tool itself."""

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; anything else is wrong usage."""
        if isinstance(value, date):
            return value
        try:
            if len(value) != 10:
                raise ValueError(value)
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}”不是日期，应如 2024-03-19 / not a date such as 2024-03-19", param, ctx)


def common_options(command: Command) -> Command:
    """Add the options that every command has."""
    for option in (
        click.option("--as-of", type=Day(), help="以哪一天为准，默认今天 / the day to work for (default: today)"),
        click.option(
            "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="语言 / language"
        ),
        click.option(
            "--root",
            type=click.Path(path_type=Path),
            help="登记册所在文件夹，默认从当前文件夹向上找 / the register's folder (default: the one stood in)",
        ),
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="guanhao")
def cli() -> None:
    """官号：单位官方新媒体账号登记册 / the register of an institution's official accounts."""


@cli.command()
@common_options
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github", "markdown"]),
    default="text",
    show_default=True,
    help="输出格式 / output format",
)
@click.option("--select", help="只看这些规则，用逗号隔开 / only these rules, parted by commas")
def check(root: Path | None, lang: Language, as_of: date | None, format_: str, select: str | None) -> None:
    """校验登记册，一次指出所有问题 / check the register and report everything."""
    from guanhao import pipeline, report

    register = pipeline.open_register(_root(root))
    examination = pipeline.check(register, as_of or pipeline.today(register))
    if select is not None:
        examination = pipeline.select(examination, _rules(select))
    click.echo(report.FORMATS[format_](examination, lang), nl=False)
    if examination.is_gated:
        sys.exit(GATED)


@cli.command()
@common_options
def schema(root: Path | None, lang: Language, as_of: date | None) -> None:  # noqa: ARG001
    """更新 registry/schema 下给编辑器用的 JSON Schema / write the JSON Schemas that editors read."""
    from guanhao import pipeline

    pipeline.write_schemas(pipeline.open_register(_root(root)))


def _rules(select: str) -> frozenset[str]:
    from guanhao.rules import BY_ID

    chosen = frozenset(filter(None, (name.strip() for name in select.split(","))))
    unknown = sorted(chosen - set(BY_ID))
    if unknown or not chosen:
        known = ", ".join(BY_ID)
        raise click.UsageError(f"没有这样的规则 / no such rule: {', '.join(unknown)}\n可选 / choose from: {known}")
    return chosen


def _root(given: Path | None) -> Path:
    """Return the register's folder: the one given, or the nearest above the one stood in."""
    if given is not None:
        return given
    here = Path.cwd()
    return next((f for f in (here, *here.parents) if (f / "registry" / "institution.yml").is_file()), here)


def main() -> None:
    """Run the command line. Bad input never shows a traceback."""
    try:
        cli(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.exceptions.Abort:
        click.echo("已中止 / aborted", err=True)
        sys.exit(USAGE)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except GuanhaoError as error:
        click.echo(_words(error), err=True)
        sys.exit(USAGE)


def _words(error: GuanhaoError) -> str:
    match error:
        case NoRegisterError():
            return (
                f"{error.path} 里没有登记册（缺 registry/institution.yml）。\n请进入登记册所在的文件夹，或用 --root 指明。\n"
                f"There is no register in {error.path} (no registry/institution.yml). Go to its folder, or use --root."
            )
        case _:
            return str(error)
