"""已经合并的记录不改、不删、不改名：账号的记录和信息发布申请只能增加。

为什么：合并就是批准。批准过的材料能悄悄改掉，登记册就什么也证明不了。

怎么改：恢复原来的文件。填错的，另交一份变更（`correction: true`），或者请归口管理部门作废。只有一种改动可以：由归口管理
部门把 `people`、`signed`、`commitment`、`endorsements` 里的个人信息改为“已删除”，其他一个字不动。

Merged records are neither edited nor deleted nor renamed: an approval that could be rewritten would prove nothing. Put
the file back; mend what was wrong by a `change` with `correction: true`, or have the registrar void it. The one edit
that is allowed: the registrar replaces personal values (under `people`, `signed`, `commitment`, `endorsements`) by
the redaction mark, and touches nothing else.
"""

from collections.abc import Iterator
from dataclasses import replace

from guanhao.model.finding import Finding, Message
from guanhao.model.types import Label
from guanhao.rules.base import Rule
from guanhao.rules.redaction import beyond_redaction
from guanhao.rules.request import RECORDS, Changed, RequestContext, at_file

ID = "append-only"
TITLE = Label("已合并的不改动", "merged files stay as they are")

_RESTORE = (
    "恢复原来的文件；填错的另交一份变更（correction: true），或请归口管理部门作废",
    "put the file back; mend what is wrong by a change with `correction: true`, or have the registrar void it",
)

MESSAGES = {
    "edited": Message("改动了已经合并的记录", "a merged record is edited", *_RESTORE),
    "deleted": Message("删除了已经合并的记录", "a merged record is deleted", *_RESTORE),
    "renamed": Message(
        "已经合并的记录被改名或移动到 {path}",
        "a merged record is renamed or moved to {path}",
        "把文件放回原处，用原来的名称；账号的文件夹移交以后也不动",
        "put it back under its old name; an account's folder stays where it is, even after a transfer",
    ),
    "retyped": Message(
        "已经合并的记录被换成了链接或别的东西", "a merged record is no regular file any more", *_RESTORE
    ),
    "mode": Message(
        "改动了已经合并的记录的权限（可执行）",
        "the mode of a merged record is changed (executable)",
        "恢复原来的权限：git update-index --chmod=-x 文件",
        "put the mode back: git update-index --chmod=-x FILE",
    ),
    "redactor": Message(
        "把个人信息改为“已删除”，只能由归口管理部门来做",
        "only the registrar replaces personal values by the redaction mark",
        "恢复原来的文件，请归口管理部门处理",
        "put the file back, and ask the registrar",
    ),
    "not-assessed": Message(
        "个人信息改为“已删除”：没有说明是谁提出的，是不是归口管理部门没有判断",
        "personal values are redacted: nobody said who asks, so whether it is the registrar was not assessed",
        "用 --actor 写明提出人的代码平台账号",
        "name the forge account with --actor",
    ),
}


def check(context: RequestContext) -> Iterator[Finding]:
    """Yield merged records that do not stay as they are."""
    for file in context.files:
        if file.place not in RECORDS or file.delta.before is None:
            continue
        match file.delta.kind:
            case "deleted" if file.delta.before.blob in context.added:
                yield at_file(ID, "renamed", file, path=context.added[file.delta.before.blob])
            case "deleted":
                yield at_file(ID, "deleted", file)
            case "retyped":
                is_file = file.delta.after is not None and file.delta.after.type == file.delta.before.type
                yield at_file(ID, "mode" if is_file else "retyped", file)
            case _:
                yield from _edited(context, file)


def _edited(context: RequestContext, file: Changed) -> Iterator[Finding]:
    where = beyond_redaction(file.before, file.after)
    if where is not None:
        yield at_file(ID, "edited", file, where)
    elif context.standing is None:
        yield replace(at_file(ID, "not-assessed", file), severity="notice")
    elif not context.standing.is_registrar:
        yield at_file(ID, "redactor", file)


RULE = Rule(ID, TITLE, "request", MESSAGES, __doc__, request=check, is_waivable=False)
