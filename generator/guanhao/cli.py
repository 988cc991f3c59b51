"""The command line: a thin door on the pipeline, and the one place that turns errors into words with a next step."""

import io
import logging
import os
import re
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from guanhao import __version__
from guanhao.advice import words
from guanhao.errors import GuanhaoError, UnbuildableError
from guanhao.model.finding import Language

if TYPE_CHECKING:
    from guanhao.desk.talk import Talk

GATED, USAGE, FAULT = 1, 2, 3
"""Exit codes: findings that gate; wrong usage; a fault of the tool itself."""

NEW_HELP = """\b
KIND   application 开通申请 · filing 备案 · change 变更 · review 年审
       order 处置通知 · incident 舆情事件 · closure 注销 · void 作废
       release 信息发布申请 · impostor 假冒账号 · waiver 豁免 · unit 主办单位
TARGET 账号，如 physics/wechat；最后四种是文件的英文短名
       the account; for the last four a short name

\b
guanhao new filing physics/wechat
guanhao new change physics/wechat --field account.name --to 新名称 \\
  --set happened_on=2026-11-20 --set reason=更名 \\
  --set 'signed={name: 张三, on: 2026-11-20}'
guanhao new unit physics --set name=物理系 --set kind=school
"""

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
    from guanhao import pipeline, processes, report

    with processes.without_collector():
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


@cli.command()
@common_options
@click.option("--site-dir", type=click.Path(path_type=Path), help="生成到哪个文件夹 / the folder to publish into")
def build(root: Path | None, lang: Language, as_of: date | None, site_dir: Path | None) -> None:
    """生成门户 / build the portal."""
    from mkdocs.exceptions import Abort

    from guanhao import pipeline, publish, write

    folder = _root(root)
    pipeline.open_register(folder)
    if site_dir is not None:
        write.check_site(site_dir)
    _show_progress()
    try:
        publish.build_site(publish.Request(folder, as_of, _stated(lang)), site_dir)
    except Abort as error:
        raise click.exceptions.Exit(GATED) from error


@cli.command()
@common_options
def serve(root: Path | None, lang: Language, as_of: date | None) -> None:
    """在本机预览门户，登记册一改就重新生成 / serve the portal here, built anew at every change."""
    from guanhao import pipeline, publish

    folder = _root(root)
    pipeline.open_register(folder)
    _show_progress()
    publish.serve_site(publish.Request(folder, as_of, _stated(lang)))


@cli.command()
@common_options
@click.argument("account")
def show(root: Path | None, lang: Language, as_of: date | None, account: str) -> None:
    """查看一个账号：现状与经过 / one account, its state and history."""
    from guanhao import pipeline
    from guanhao.report.show import as_account

    register = pipeline.open_register(_root(root))
    day = as_of or pipeline.today(register)
    click.echo(as_account(pipeline.find_account(register, account, day), register.facts, day, lang), nl=False)


@cli.command(epilog=NEW_HELP)
@common_options
@click.argument("kind")
@click.argument("target", required=False)
@click.option("--set", "values", multiple=True, metavar="KEY=VALUE", help="填写一项，可重复 / set a field, repeatable")
@click.option("--field", "fields", multiple=True, metavar="KEY", help="变更哪一项，可重复 / the field that changes")
@click.option("--to", "after", multiple=True, metavar="VALUE", help="变更后，与 --field 成对 / its new value")
@click.option("--from", "before", multiple=True, metavar="VALUE", help="变更前，默认现值 / default: the present value")
def new(  # noqa: PLR0913  one parameter an option
    *,
    root: Path | None,
    lang: Language,
    as_of: date | None,
    kind: str,
    target: str | None,
    values: tuple[str, ...],
    fields: tuple[str, ...],
    after: tuple[str, ...],
    before: tuple[str, ...],
) -> None:
    """新建一份记录：逐项询问，或用选项写全 / write a correct new record."""
    from guanhao import pipeline
    from guanhao.desk.request import outcome_lines, request_of

    request, talk = request_of(kind, target, values, fields, before, after), _talk(lang)
    register = pipeline.open_register(_root(root))
    is_asked = sys.stdin.isatty()
    outcome = pipeline.new_record(register, request, talk if is_asked else None, as_of or pipeline.today(register))
    click.echo("\n".join(outcome_lines(outcome, request, talk)), err=outcome.path is None)
    if outcome.path is None:
        sys.exit(GATED)


def _talk(lang: Language) -> "Talk":
    """Return how to ask and tell the person at this terminal."""
    from guanhao.desk.talk import Talk
    from guanhao.report.words import fix, message

    def ask(prompt: str) -> str:
        answer: str = click.prompt(prompt, default="", show_default=False, prompt_suffix="")
        return answer

    mend = "改法：" if lang == "zh" else "fix: "
    return Talk(lang, ask, click.echo, lambda finding: f"{message(finding, lang)}\n      {mend}{fix(finding, lang)}")


def _stated(lang: Language) -> Language | None:
    """Return the language if it was asked for; the portal's own is set in `mkdocs.yml`."""
    source = click.get_current_context().get_parameter_source("lang")
    return lang if source is ParameterSource.COMMANDLINE else None


def _show_progress() -> None:
    """Let MkDocs tell on standard error what it does."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s  %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


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
    """Run the command line. Bad input never shows a traceback; a fault of the tool itself says where it lies."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        sys.exit(_run())
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _run() -> int:
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda number, _frame: sys.exit(128 + number))
    try:
        return cli(standalone_mode=False) or 0
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.exceptions.Abort:
        click.echo("已中止 / aborted", err=True)
        return USAGE
    except click.ClickException as error:
        error.show()
        return USAGE
    except GuanhaoError as error:
        click.echo(words(error), err=True)
        return GATED if isinstance(error, UnbuildableError) else USAGE
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001  the last door: whatever comes here is our own fault
        place = traceback.extract_tb(error.__traceback__)[-1]
        click.echo(
            f"官号自身出错，请报告维护者：{type(error).__name__}: {error}（{place.filename}:{place.lineno}）\n"
            f"A fault of Guanhao itself; please report it: {type(error).__name__}: {error}",
            err=True,
        )
        return FAULT
