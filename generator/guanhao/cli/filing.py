"""Commands that file: a new record, or one for each account of a unit."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guanhao.cli.editing import Text, change_by_text, text_options
from guanhao.cli.options import GATED, common_options, register_root
from guanhao.model.finding import Language
from guanhao.model.types import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from guanhao.desk.batch import Batch
    from guanhao.desk.talk import Talk
    from guanhao.examine import Register

NEW_HELP = """\b
KIND   application 开通申请 · filing 备案 · change 变更 · review 年审
       order 处置通知 · incident 舆情事件 · closure 注销 · void 作废
       release 信息发布申请 · impostor 假冒账号 · waiver 豁免 · unit 主办单位
       transfer 一个单位的账号全部移交 / all accounts of a unit handed over
TARGET 账号，如 physics/wechat；release、impostor、waiver、unit 是文件的英文短名；transfer 不写
       the account; for release, impostor, waiver and unit a short name; none for transfer

\b
guanhao new filing physics/wechat
guanhao new change physics/wechat --field account.name --to 新名称 \\
  --set happened_on=2026-11-20 --set reason=更名 \\
  --set 'signed={name: 张三, on: 2026-11-20}'
guanhao new unit physics --set name=物理系 --set kind=school
guanhao new change physics/wechat --edit
guanhao new review --unit physics --set result=pass
guanhao new transfer --from physics --to science
"""


@click.command(epilog=NEW_HELP)
@common_options
@click.argument("kind")
@click.argument("target", required=False)
@click.option("--set", "values", multiple=True, metavar="KEY=VALUE", help="填写一项，可重复 / set a field, repeatable")
@click.option("--field", "fields", multiple=True, metavar="KEY", help="变更哪一项，可重复 / the field that changes")
@click.option("--to", "after", multiple=True, metavar="VALUE", help="变更后，与 --field 成对 / its new value")
@click.option("--from", "before", multiple=True, metavar="VALUE", help="变更前，默认现值 / default: the present value")
@click.option("--unit", metavar="UNIT", help="review：这个单位今年要办的年审 / the reviews that this unit owes")
@click.option(
    "--year",
    type=click.IntRange(FIRST_YEAR, LAST_YEAR),
    help="与 --unit 一起用：年审年度，默认按办法 / the year of --unit (default: by the policy)",
)
@text_options
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
    unit: str | None,
    year: int | None,
    text: Text,
) -> None:
    """新建一份记录：逐项询问，或用选项写全 / write a correct new record."""
    from guanhao import batch, drafting
    from guanhao.desk.request import TRANSFER, outcome_lines, request_of, states_changes, transfer_of

    if (unit is not None and (kind != "review" or target is not None)) or (year is not None and unit is None):
        raise click.UsageError("--unit、--year 只用于 new review --unit 单位 / they are for new review --unit UNIT")
    if text.is_asked_for and (kind != "change" or fields):
        raise click.UsageError(
            "--edit、--print、--from-file 只用于 new change，不与 --field 同用 / for new change alone, without --field"
        )
    talk = _talk(lang)
    if kind == TRANSFER:
        request, origin, to = transfer_of(target, values, fields, before, after)
        register, day = _opened(root, as_of)
        _file(register, batch.prepare_transfers(register, request, origin, to, day), talk, day)
        return
    request = request_of(kind, target, values, fields, before, after)
    register, day = _opened(root, as_of)
    if unit is not None:
        _file(register, batch.prepare_reviews(register, request, unit, year, day), talk, day)
        return
    if text.is_asked_for or (text.is_default and kind == "change" and not states_changes(request)):
        change_by_text(register, request, text, talk, day)
        return
    outcome = drafting.new_record(register, request, talk if sys.stdin.isatty() else None, day)
    click.echo("\n".join(outcome_lines(outcome, request, talk)), err=outcome.path is None)
    if outcome.path is None:
        sys.exit(GATED)


def _opened(root: Path | None, as_of: date | None) -> "tuple[Register, date]":
    """Return the register, and the day to file for."""
    from guanhao import pipeline

    register = pipeline.open_register(register_root(root))
    return register, as_of or pipeline.today(register)


def _file(register: "Register", begun: "Batch", talk: "Talk", day: date) -> None:
    """Write the records of several accounts, and tell what came of each."""
    from guanhao import batch
    from guanhao.desk.batch import refused_lines, written_lines

    judged = batch.file_batch(register, begun, talk if sys.stdin.isatty() else None, day)
    click.echo("\n".join(written_lines(begun, judged, talk)))
    refused = list(refused_lines(judged, talk))
    if refused:
        click.echo("\n".join(refused), err=True)
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
