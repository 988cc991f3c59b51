"""What every command takes, and where its register lies."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from guanhao.clock import day_of
from guanhao.model.finding import Language
from guanhao.model.types import FIRST_YEAR, LAST_YEAR

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


class Moment(Day):
    """A day, or a moment as forges give it: 2024-03-19T08:00:00Z."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or the moment with its zone; anything else is wrong usage."""
        if isinstance(value, str) and "T" in value:
            with suppress(ValueError):
                moment = datetime.fromisoformat(value)
                if moment.tzinfo is not None and FIRST_YEAR <= moment.year <= LAST_YEAR:
                    return moment
        return super().convert(value, param, ctx)


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


@dataclass(frozen=True)
class Asked:
    """Which request is meant: what HEAD would bring to the branch `base`, who asks, and since when."""

    base: str
    actor: str | None
    requested_on: date | None
    """A day, or a moment that says its own zone."""

    def day(self, as_of: date, timezone: str) -> date:
        """Return the day on which the request was made, in a zone; the day worked for, where nobody said."""
        return day_of(self.requested_on, timezone) if self.requested_on is not None else as_of


def request_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that name a request; the command gets them as `asked`, None without `--base`."""

    @click.option("--base", metavar="REF", help="校验合并请求：要合并到哪个分支 / judge a request to merge into REF")
    @click.option("--actor", metavar="HANDLE", help="谁提出的（代码平台账号） / the forge account that asks")
    @click.option("--requested-on", type=Moment(), help="提出请求的日期或时刻，默认同 --as-of / when it was made")
    @wraps(command)
    def collected(base: str | None, actor: str | None, requested_on: date | None, **rest: Any) -> Any:
        if base is None and (actor is not None or requested_on is not None):
            raise click.UsageError("--actor、--requested-on 要与 --base 一起用 / they need --base")
        for name, value in (("--base", base), ("--actor", actor)):
            if value is not None and not value.strip():
                raise click.UsageError(f"{name} 是空的 / {name} is empty")
        return command(asked=Asked(base, actor, requested_on) if base is not None else None, **rest)

    return collected


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
