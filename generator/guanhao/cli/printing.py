"""The command that prints a form."""

from datetime import date
from pathlib import Path

import click

from guanhao.cli.options import common_options, register_root
from guanhao.model.finding import Language
from guanhao.model.types import Label

KINDS = ("application", "filing", "change", "review", "closure", "release", "commitment")

_WRITTEN = Label(
    "已写好{form}：{path}\n所用模板：{template}",
    "Written ({form}): {path}\nTemplate: {template}",
)
_PERSONS = Label(
    "里面有姓名和联系方式：只用于签字、盖章、归档，不要放进仓库，不要发到网上。",
    "It holds names and contacts: for signing, sealing and the archive alone; keep it out of the repository.",
)

FORM_HELP = """\b
TARGET  账号的编号或备案号：备案表，按现在登记的内容
        记录文件的路径：这份记录的表，没有合并的也可以
        表的种类：空白表，供手写
KIND    application 开通申请表 · filing 备案表 · change 变更登记表 · review 年审报告表
        closure 注销申请表 · release 信息发布审批表 · commitment 承诺书

\b
guanhao form physics/wechat --docx 备案表.docx
guanhao form physics/wechat --form commitment --docx 承诺书.docx
guanhao form registry/accounts/physics/wechat/2024-09-02-change.yml --docx 变更表.docx
guanhao form application --docx 空白申请表.docx
"""


@click.command(epilog=FORM_HELP)
@common_options
@click.argument("target")
@click.option("--form", "kind", type=click.Choice(KINDS), help="要哪一种表 / which form")
@click.option(
    "--docx",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="写到哪个文件 / the file to write",
)
def form(*, root: Path | None, lang: Language, as_of: date | None, target: str, kind: str | None, docx: Path) -> None:
    """把账号或记录做成可以打印、签字、盖章的 Word 表 / a form to print, sign and seal, as a Word document."""
    from guanhao import pipeline, printing
    from guanhao.desk.word.matter import FORMS
    from guanhao.report.words import say

    register = pipeline.open_register(register_root(root))
    printed = printing.print_form(register, target, kind, docx, as_of or pipeline.today(register))  # type: ignore[arg-type]
    what = say(FORMS[printed.kind], lang)
    click.echo(say(_WRITTEN, lang).format(form=what, path=printed.path, template=printed.template))
    if printed.has_persons:
        click.echo(say(_PERSONS, lang))
