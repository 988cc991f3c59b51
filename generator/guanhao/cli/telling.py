"""Commands that tell: what is wrong, what is due, what an account is."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guanhao.cli.options import GATED, Asked, common_options, register_root, request_options
from guanhao.model.finding import Language
from guanhao.model.types import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from guanhao.model.verdict import Examination


@click.command()
@common_options
@request_options
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github", "markdown"]),
    default="text",
    show_default=True,
    help="输出格式 / output format",
)
@click.option("--select", help="只看这些规则，用逗号隔开 / only these rules, parted by commas")
@click.option("--no-waivers", is_flag=True, help="当作没有豁免 / as if there were no waivers")
def check(  # noqa: PLR0913  one for each option of the contract
    *,
    root: Path | None,
    lang: Language,
    as_of: date | None,
    asked: Asked | None,
    format_: str,
    select: str | None,
    no_waivers: bool,
) -> None:
    """校验登记册，或一个合并请求，一次指出所有问题 / check the register, or a request, and report everything."""
    from guanhao import pipeline, processes, report

    with processes.without_collector():
        examination = _examined(register_root(root), as_of, asked, with_waivers=not no_waivers)
    if select is not None:
        examination = pipeline.select(examination, _rules(select))
    click.echo(report.FORMATS[format_](examination, lang), nl=False)
    if examination.is_gated:
        sys.exit(GATED)


@click.command("report")
@common_options
@request_options
def report_request(root: Path | None, lang: Language, as_of: date | None, asked: Asked | None) -> None:
    """给审核人看的说明：申请办什么，合并以后会怎样 / a report for the reviewer: what happens if this is merged."""
    from guanhao import pipeline, processes
    from guanhao.report.request import as_report

    if asked is None:
        raise click.UsageError("要用 --base 写明合并到哪个分支 / name with --base the branch to merge into")
    with processes.without_collector(), pipeline.open_request(register_root(root), asked.base) as request:
        day = as_of or pipeline.today(request.target)
        requested_on = asked.day(day, request.target.timezone)
        told = pipeline.brief(request, day, asked.actor, requested_on)
        click.echo(as_report(told, lang), nl=False)


def _examined(root: Path, as_of: date | None, asked: Asked | None, *, with_waivers: bool) -> Examination:
    from guanhao import pipeline

    if asked is None:
        register = pipeline.open_register(root)
        return pipeline.check(register, as_of or pipeline.today(register), with_waivers=with_waivers)
    with pipeline.open_request(root, asked.base) as request:
        day = as_of or pipeline.today(request.target)
        requested_on = asked.day(day, request.target.timezone)
        return pipeline.check_request(request, day, asked.actor, requested_on, with_waivers=with_waivers)


@click.command()
@common_options
@click.argument("query")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="输出格式 / output format",
)
def verify(root: Path | None, lang: Language, as_of: date | None, query: str, format_: str) -> None:
    """核对一个账号：名称、ID、链接、备案号、一段文字都可以 / is this account official?"""
    from guanhao import pipeline
    from guanhao.report import verify as words

    register = pipeline.open_register(register_root(root))
    on = as_of or pipeline.today(register)
    answer, public = pipeline.verify(register, query, on)
    told = (
        words.as_json(query, answer, public, on)
        if format_ == "json"
        else words.as_text(query, answer, public, on, lang)
    )
    click.echo(told, nl=False)
    if not words.is_plain_yes(answer, public):
        sys.exit(GATED)


@click.command()
@common_options
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="输出格式 / output format",
)
def audit(root: Path | None, lang: Language, as_of: date | None, format_: str) -> None:
    """列出每份记录由谁、在哪一天、凭哪次合并批准 / who approved each record, and what nobody approved."""
    from guanhao import pipeline
    from guanhao.report import AUDIT_FORMATS

    register = pipeline.open_register(register_root(root))
    audited = pipeline.audit(register, as_of or pipeline.today(register))
    click.echo(AUDIT_FORMATS[format_](audited, lang), nl=False)
    if audited.examination.is_gated:
        sys.exit(GATED)


@click.command()
@common_options
@click.argument("account")
def show(root: Path | None, lang: Language, as_of: date | None, account: str) -> None:
    """查看一个账号：现状与经过 / one account, its state and history."""
    from guanhao import pipeline
    from guanhao.report.show import as_account

    register = pipeline.open_register(register_root(root))
    day = as_of or pipeline.today(register)
    found, pending = pipeline.find_account(register, account, day), pipeline.pending_in(register, account, day)
    click.echo(as_account(found, pending, register.facts, day, lang), nl=False)


@click.command()
@common_options
@click.option(
    "--year", type=click.IntRange(FIRST_YEAR, LAST_YEAR), help="考核年度，默认今年 / the year (default: this year)"
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="输出格式 / output format",
)
def assessment(*, root: Path | None, lang: Language, as_of: date | None, year: int | None, format_: str) -> None:
    """统计一年的考核加分，一个单位一行 / the year's points, a unit a row."""
    from guanhao import pipeline
    from guanhao.report import ASSESSMENT_FORMATS
    from guanhao.report.assessment import notes

    register = pipeline.open_register(register_root(root))
    day = as_of or pipeline.today(register)
    assessed = pipeline.assess(register, year or day.year, day)
    click.echo(ASSESSMENT_FORMATS[format_](assessed, lang), nl=False)
    if format_ != "text":
        click.echo("".join(f"{note}\n" for note in notes(assessed, lang)), nl=False, err=True)


def _rules(select: str) -> frozenset[str]:
    from guanhao.rules import BY_ID

    chosen = frozenset(filter(None, (name.strip() for name in select.split(","))))
    unknown = sorted(chosen - set(BY_ID))
    if unknown or not chosen:
        known = ", ".join(BY_ID)
        raise click.UsageError(f"没有这样的规则 / no such rule: {', '.join(unknown)}\n可选 / choose from: {known}")
    return chosen


@click.command()
@common_options
@click.argument("rule", required=False)
def explain(root: Path | None, lang: Language, as_of: date | None, rule: str | None) -> None:  # noqa: ARG001
    """讲解一条规则：要求、依据、参数、例子；不写规则则列出全部 / a rule's page; without RULE, all rules."""
    from guanhao import pipeline
    from guanhao.report import explain as words
    from guanhao.rules import BY_ID

    chosen = list(BY_ID) if rule is None else sorted(_rules(rule))
    pages = pipeline.explain(register_root(root), chosen)
    click.echo(
        words.as_list(pages, lang) if rule is None else "\n".join(words.as_page(p, lang) for p in pages), nl=False
    )
