"""The command line: a thin door on the pipeline, and the one place that turns errors into words with a next step."""

import io
import os
import signal
import sys
import traceback

import click

from guanhao import __version__
from guanhao.advice import words
from guanhao.cli import filing, forging, gating, ledger, noticing, printing, publishing, sealing, telling, writing
from guanhao.cli.mistakes import told
from guanhao.cli.options import FAULT, GATED, USAGE
from guanhao.errors import GuanhaoError, UnbuildableError, UnreadableSheetError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="guanhao")
def cli() -> None:
    """官号：单位官方新媒体账号登记册 / the register of an institution's official accounts."""


for command in (
    telling.audit,
    telling.assessment,
    telling.check,
    noticing.due,
    telling.explain,
    telling.report_request,
    telling.show,
    telling.verify,
    gating.hook,
    ledger.export_ledger,
    ledger.import_ledger,
    writing.demo,
    writing.init,
    filing.new,
    writing.new_rule,
    publishing.build,
    publishing.serve,
    publishing.schema,
    publishing.codeowners,
    forging.forge,
    printing.form,
    sealing.seal,
    sealing.decrypt,
    sealing.keygen,
):
    cli.add_command(command)


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
        click.echo(told(error), err=True)
        return USAGE
    except GuanhaoError as error:
        click.echo(words(error), err=True)
        return GATED if isinstance(error, UnbuildableError | UnreadableSheetError) else USAGE
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
