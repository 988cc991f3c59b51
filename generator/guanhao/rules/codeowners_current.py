"""仓库里的 CODEOWNERS 应当与登记册一致：谁是审批人、哪个单位要会签，代码平台就请谁审核。

为什么：CODEOWNERS 过时了，代码平台会请已经离任的人审核，新审批人反而收不到通知；改动权限文件的申请也可能没有人看。

怎么改：运行 `guanhao codeowners`，用它的输出替换原文件，和单位、审批人、办法的改动一并提交。
账号级别变动引起的差异只是警告：主办单位不能改这个文件，由归口管理部门在合并以后更新。没有 CODEOWNERS 的登记册不查。

CODEOWNERS, where the repository has it, is what `guanhao codeowners` prints: a stale one asks the wrong people to
review. Replace it together with the change of units, approvers or policy. What an account's new tier brings about is
only a warning, because its unit may not edit the file: the registrar brings it up to date after the merge.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from guanhao.model.finding import Finding, Message
from guanhao.model.location import Pointer
from guanhao.model.reviewing import Reviewing
from guanhao.model.types import Label
from guanhao.rules.base import RegisterContext, Rule
from guanhao.rules.codeowners import (
    OF_ACCOUNT,
    approvers_of,
    codeowners,
    endorsing_units,
    maintainers_of,
    place_of_codeowners,
)

ID = "codeowners-current"
TITLE = Label("CODEOWNERS 最新", "CODEOWNERS is current")

MESSAGES = {
    "stale": Message(
        "CODEOWNERS 与现在的审批人、单位或者办法不一致",
        "CODEOWNERS does not follow the present approvers, units or policy",
        "运行 guanhao codeowners > {file}，一并提交",
        "run `guanhao codeowners > {file}` and commit it with the rest",
    ),
    "accounts": Message(
        "CODEOWNERS 没有跟上账号级别的变动",
        "CODEOWNERS does not follow the present tiers of the accounts",
        "由归口管理部门运行 guanhao codeowners > {file} 并提交",
        "the registrar runs `guanhao codeowners > {file}` and commits it",
    ),
    "nobody": Message(
        "归口管理部门没有一个审批人写了代码平台账号（handles），没有人可以请来审核",
        "no approver of the registrar has a forge account (handles), so nobody can be asked to review",
        "在 institution.yml 的 approvers 里补写归口管理部门审批人的 handles",
        "add handles to the registrar's approvers in institution.yml",
    ),
    "no-handle": Message(
        "“{value}”不是代码平台的用户名，没有写进 CODEOWNERS",
        "`{value}` is no user name of a forge and was left out of CODEOWNERS",
        "只写用户名本身，由字母、数字、点、横线组成，不带 @、空格和网址",
        "write the bare user name: letters, digits, dots and hyphens, without @, blanks or an address",
    ),
}


def check(context: RegisterContext) -> Iterator[Finding]:
    """Yield the first line that is not as the register has it. What cannot be read accuses nothing."""
    reviewing = context.facts.reviewing
    if reviewing is None or reviewing.kept is None:
        return
    institution = reviewing.institution
    yield from _unusable(reviewing, context.as_of)
    if not any(handle.is_usable for handle in approvers_of(institution, institution.registrar)):
        yield Finding(ID, "nobody", "registry/institution.yml", Pointer(("approvers",)))
        return
    made, found = codeowners(reviewing, context.identities, context.as_of), reviewing.kept.splitlines()
    if tuple(found) == made.lines:
        return
    place, where = place_of_codeowners(institution), _first_difference(found, made.lines)
    head, rest = tuple(found[: len(made.general)]), found[len(made.general) :]
    if head == made.general and all(map(OF_ACCOUNT.fullmatch, rest)):
        yield Finding(ID, "accounts", place, where, {"file": place}, severity="warning")
    else:
        yield Finding(ID, "stale", place, where, {"file": place})


def _unusable(reviewing: Reviewing, as_of: date) -> Iterator[Finding]:
    """Yield the handles of reviewers that are none."""
    endorsing = {unit for those in endorsing_units(reviewing, as_of).values() for unit in those}
    for unit in sorted(endorsing | {reviewing.institution.registrar}):
        maintainers = maintainers_of(reviewing, unit) if unit in endorsing else ()
        for handle in (*maintainers, *approvers_of(reviewing.institution, unit)):
            if not handle.is_usable:
                where, words = Pointer(handle.keys), {"value": handle.name}
                yield Finding(ID, "no-handle", handle.path, where, words, severity="warning")


def _first_difference(found: Sequence[str], wanted: Sequence[str]) -> Pointer:
    line = next(
        (n for n, (a, b) in enumerate(zip(found, wanted, strict=False)) if a != b), min(len(found), len(wanted))
    )
    return Pointer(mark=(line + 1, 1))


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, register=check, is_waivable=False)
