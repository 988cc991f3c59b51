"""What is due: told at once, or as one message a unit, to be looked over and sent."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guanhao.cli.options import common_options, register_root
from guanhao.model.finding import Language
from guanhao.model.types import Label

if TYPE_CHECKING:
    from guanhao.model.due import DueList

_WRITTEN = Label(
    "已写 {count} 份通知到 {folder}，一个单位一份；没有发送，看过以后自己发",
    "wrote {count} notices into {folder}, one a unit; nothing was sent: look them over and send them",
)
_NOTHING = Label("没有要通知的事项，没有写文件", "nothing is due, so nothing was written")


@click.command()
@common_options
@click.option("--within", type=click.IntRange(0, 3660), metavar="DAYS", help="几天内到期的算即将到期 / days ahead")
@click.option("--all", "everything", is_flag=True, help="已做到、无法判断的也列出 / every outcome")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "markdown", "ics", "eml"]),
    default="text",
    show_default=True,
    help="输出格式 / output format",
)
@click.option(
    "--to",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="写到这个空文件夹，一个单位一份（markdown、ics、eml） / into this empty folder, one file a unit",
)
def due(  # noqa: PLR0913  one for each option of the contract
    *,
    root: Path | None,
    lang: Language,
    as_of: date | None,
    within: int | None,
    everything: bool,
    format_: str,
    folder: Path | None,
) -> None:
    """列出到期事项：谁、什么事、最迟哪一天 / what is due, unit by unit."""
    from guanhao import pipeline
    from guanhao.report import DUE_FORMATS, NOTICE_FORMATS

    if folder is not None and format_ not in NOTICE_FORMATS:
        raise click.UsageError(
            f"--to 要与 --format {'、'.join(NOTICE_FORMATS)} 一起用 / --to needs one of these formats"
        )
    register = pipeline.open_register(register_root(root))
    is_parted = folder is not None or format_ not in DUE_FORMATS
    listed = pipeline.due(register, as_of or pipeline.today(register), within, everything=everything or is_parted)
    if is_parted:
        _tell_each(listed, format_, lang, folder, everything=everything)
    else:
        click.echo(DUE_FORMATS[format_](listed, lang), nl=False)


def _tell_each(listed: "DueList", format_: str, lang: Language, folder: Path | None, *, everything: bool) -> None:
    """Tell each unit what it owes: into a folder, else all on standard output."""
    from guanhao import pipeline
    from guanhao.report import notices
    from guanhao.report.words import say

    made = notices.notices(listed, format_, lang, everything=everything)
    if not made:
        click.echo(say(_NOTHING, lang), err=True)
        return
    if format_ == "eml":
        for lack in notices.lacks(listed, made, lang):
            click.echo(lack, err=True)
    if folder is None:
        click.echo(notices.as_stream(made), nl=False)
        return
    pipeline.write_notices(folder, {notice.name: notice.data for notice in made})
    click.echo(say(_WRITTEN, lang).format(count=len(made), folder=folder), err=True)
    click.echo("".join(f"{folder / notice.name}\n" for notice in made), nl=False)
