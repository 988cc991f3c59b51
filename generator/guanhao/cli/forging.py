"""Commands for a forge's workflows: what they do besides checking and building."""

import os
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guanhao.cli.options import GATED, common_options, register_root
from guanhao.model.finding import Language
from guanhao.model.types import Label

if TYPE_CHECKING:
    from guanhao.model.institution import Institution
    from guanhao.pipeline import Register

_STANDING = {
    "ahead": Label("门户上的版本是现在这个提交的前身，可以发布", "the portal was made from an ancestor of this commit"),
    "first": Label("门户上还没有发布过，可以发布", "nothing is published there yet"),
    "unknown-address": Label(
        "institution.yml 没有写门户网址（portal），无法核对门户上的版本",
        "institution.yml names no portal, so what stands there was not compared",
    ),
    "not-an-ancestor": Label(
        "门户上的版本不是现在这个提交的前身：历史被改写过，或者这次运行已经过时。没有发布。\n"
        "历史确实要改写的（如清除个人信息），先在代码平台上取消发布（unpublish），再运行一次",
        "the portal was not made from an ancestor of this commit: history was rewritten, or this run is out of date. "
        "Nothing was published.\nIf it had to be rewritten, unpublish the site on the forge and run this again",
    ),
}

_COMMENT = {
    "posted": Label("已在申请 {number} 下发表报告", "posted the report on request {number}"),
    "edited": Label("已更新申请 {number} 下的报告", "brought the report on request {number} up to date"),
    "unchanged": Label("申请 {number} 下的报告没有变化", "the report on request {number} stands as it is"),
    "not-ours": Label("不是合并请求的校验，不发表", "this run was no check of a request"),
    "no-request": Label("没有提交相符、仍待合并的申请，不发表", "no open request has the commit that was checked"),
}


@click.group()
def forge() -> None:
    """代码平台的工作流用的命令 / commands for a forge's workflows."""


@forge.command()
@common_options
@click.argument("number", type=click.IntRange(1))
@click.argument("head")
def fetch(root: Path | None, lang: Language, as_of: date | None, number: int, head: str) -> None:  # noqa: ARG001
    """取来一份申请的 Git 对象，不检出任何文件 / fetch a request's objects and check nothing out."""
    from guanhao.forge.request import fetch_request

    fetch_request(register_root(root), number, head, os.environ)


@forge.command()
@common_options
@click.argument("run", type=click.IntRange(1))
def comment(root: Path | None, lang: Language, as_of: date | None, run: int) -> None:  # noqa: ARG001
    """把一次校验的报告发表到它的申请下 / put the report of a check on its request."""
    from guanhao import pipeline
    from guanhao.forge.client import Forge
    from guanhao.forge.comment import post_report
    from guanhao.report.words import say

    institution = _institution(pipeline.open_register(register_root(root)))
    branch = institution.repository.branch if institution.repository else "main"
    done, number = post_report(Forge.of(os.environ), run, branch, lang)
    click.echo(say(_COMMENT[done], lang).format(number=number))


@forge.command()
@common_options
def duties(root: Path | None, lang: Language, as_of: date | None) -> None:
    """按单位发布到期事项，每个单位一个议题 / what is due, as one issue a unit."""
    from guanhao import pipeline
    from guanhao.forge.client import Forge
    from guanhao.forge.duties import post_duties
    from guanhao.report.words import say

    register = pipeline.open_register(register_root(root))
    due = pipeline.due(register, as_of or pipeline.today(register), everything=True)
    done = Counter(action.done for action in post_duties(Forge.of(os.environ), due, lang))
    words = Label("新开议题 {opened} 个，更新 {edited} 个", "{opened} issues opened, {edited} edited")
    click.echo(say(words, lang).format(opened=done["opened"], edited=done["edited"]))


@forge.command()
@common_options
def published(root: Path | None, lang: Language, as_of: date | None) -> None:  # noqa: ARG001
    """核对门户上的版本是不是现在这个提交的前身 / whether the portal was made from an ancestor of this commit."""
    from guanhao import pipeline
    from guanhao.forge.published import standing
    from guanhao.load.history import head_commit, is_ancestor
    from guanhao.report.words import say

    register = pipeline.open_register(register_root(root))
    portal, present = _institution(register).portal, head_commit(register.root) or ""
    found = standing(portal, present, lambda commit: is_ancestor(register.root, commit))
    click.echo(say(_STANDING[found], lang))
    if found == "not-an-ancestor":
        sys.exit(GATED)


def _institution(register: "Register") -> "Institution":
    from guanhao.errors import UnbuildableError

    if register.common.institution is None:
        raise UnbuildableError("registry/institution.yml")
    return register.common.institution
