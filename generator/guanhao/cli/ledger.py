"""Commands for the Excel ledger (台账): in and out."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from guanhao.cli.options import GATED, common_options, register_root
from guanhao.model.finding import Language


@click.command("import")
@common_options
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--write", "is_writing", is_flag=True, help="写入没有问题的行；不写则只试读 / write what is right")
@click.option(
    "--set", "values", multiple=True, metavar="KEY=VALUE", help="整份表都一样的内容，可重复 / holds for every row"
)
@click.option(
    "--marked",
    type=click.Path(path_type=Path, dir_okay=False),
    help="标出问题的副本写到哪里，默认在原文件旁边 / where the marked copy goes",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="输出格式 / output format",
)
def import_ledger(  # noqa: PLR0913  one parameter an option
    *,
    root: Path | None,
    lang: Language,
    as_of: date | None,
    file: Path,
    is_writing: bool,
    values: tuple[str, ...],
    marked: Path | None,
    format_: str,
) -> None:
    """读 Excel 台账，补办备案：先试读，逐格报告 / read a ledger into back-filings; a trial without --write."""
    from guanhao import importing, pipeline, processes
    from guanhao.desk.request import request_of
    from guanhao.report.ledger import FORMATS

    stated = request_of("filing", None, values, (), (), ()).values
    with processes.without_collector():
        register = pipeline.open_register(register_root(root))
        made = importing.import_ledger(register, file, as_of or pipeline.today(register), stated)
        told = importing.write_import(register, made) if is_writing else made.told
        if marked or (is_writing and told.count("faulty")):
            told = importing.write_marked(made, told, marked or importing.marked_beside(file), lang)
    click.echo(FORMATS[format_](told, lang), nl=False)
    if told.count("faulty") or not told.rows:
        sys.exit(GATED)


@click.command("export")
@common_options
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def export_ledger(root: Path | None, lang: Language, as_of: date | None, file: Path) -> None:
    """把登记册导出成 Excel（.xlsx）、.csv 或 .json，供内部使用 / the register as a spreadsheet, for internal use."""
    from guanhao import exporting, pipeline, processes

    with processes.without_collector():
        register = pipeline.open_register(register_root(root))
        day = as_of or pipeline.today(register)
        done = exporting.export_register(register, file, day, lang)
    if lang == "zh":
        click.echo(f"已导出 {file}：{done.accounts} 个账号，截至 {day}。")
        click.echo("里面有姓名、电话等个人信息，只供内部使用，不要公开。")
        more = "这个文件在登记册的文件夹里：不要提交到 Git，用完移走。"
    else:
        click.echo(f"Exported {file}: {done.accounts} accounts as of {day}.")
        click.echo("It holds names and telephone numbers: keep it internal.")
        more = "The file lies in the register's folder: do not commit it, and move it away."
    if done.is_in_register:
        click.echo(more, err=True)
