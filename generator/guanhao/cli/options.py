"""What every command takes, and where its register lies."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

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
            if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
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


def stated_language(lang: Language) -> Language | None:
    """Return the language if it was asked for; the portal's own is set in `mkdocs.yml`."""
    source = click.get_current_context().get_parameter_source("lang")
    return lang if source is ParameterSource.COMMANDLINE else None


def register_root(given: Path | None) -> Path:
    """Return the register's folder: the one given, or the nearest above the one stood in."""
    if given is not None:
        return given
    here = Path.cwd()
    return next((f for f in (here, *here.parents) if (f / "registry" / "institution.yml").is_file()), here)
