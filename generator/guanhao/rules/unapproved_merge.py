"""主分支上的每份记录，都应当由归口管理部门的审批人合并进来：合并就是批准。名单看合并之前那一刻的 institution.yml。

两个来源的合并看作者，直接提交（压缩、变基、推送）看提交人；一次合并几个分支的、仓库的第一个提交，看不出批准的是什么。
登记了签名公钥的，还要有有效的签名。没有批准的记录不生效，不公布。改动审批人名单、单位、平台、办法、豁免、登记表，
改动、删除已经合并的记录，也在这里指出来：这些可以绕过合并前的把关。

为什么：谁在什么时候批准了什么，要凭 Git 历史就能查清，不能自己批准自己，也不能事后改写。

怎么改：先核实是谁、为什么绕过了合并请求。账号的记录，由归口管理部门作废，作废以后只是警告；其他文件恢复原状。内容属实的，作废
以后再另交一份走合并请求。

Every record on the main branch was merged by an approver of the registrar, named in the institution.yml of the commit
before: the author of a two-parent merge, the committer of any other commit with one parent. Where signing keys are
listed, the commit is validly signed too. What nobody approved is not in effect. Changes of authority files, and of
records after their merge, are named as well: they can be made behind the gate. Find out who did it and why; void the
record, which then is a warning alone, or restore the file; have what is true filed again by a request.
"""

from collections.abc import Iterator

from guanhao.model.approval import Deed, Person
from guanhao.model.finding import Finding, Message
from guanhao.model.location import Pointer
from guanhao.model.types import Label
from guanhao.rules.base import AuditContext, Rule

ID = "unapproved-merge"
TITLE = Label("合并批准", "approval of merges")

_REFILE = (
    "核实以后，由归口管理部门作废或者恢复原状；内容属实的，再另交一份走合并请求，由审批人合并",
    "find out why, and void or restore it; have what is true filed again by a request that an approver merges",
)


def _by(zh: str, en: str, fix: tuple[str, str] = _REFILE) -> Message:
    return Message("{what}的提交 {commit} " + zh, "the commit {commit} that {what} " + en, *fix)


MESSAGES = {
    "pushed": _by(
        "是 {who} 直接推送的，当时的审批人名单里没有这个邮箱",
        "was pushed by {who}, whose e-mail is no approver's at that time",
    ),
    "by-forge": _by(
        "是代码平台代为压缩或变基的，看不出是谁批准的",
        "was squashed or rebased by the forge, which hides who approved it",
        (
            "在代码平台的设置里只允许“合并提交”；这一份另交一份，走合并请求",
            "allow merge commits alone in the forge's settings, and file this one again by a request",
        ),
    ),
    "merged": _by(
        "是 {who} 合并的，当时的审批人名单里没有这个邮箱",
        "was merged by {who}, whose e-mail is no approver's at that time",
    ),
    "other-unit": _by(
        "是 {who} 合并的，这位审批人当时不在归口管理部门",
        "was merged by {who}, an approver whose unit is not the registrar",
    ),
    "self-appointed": _by(
        "同时把 {who} 列为审批人，自己不能批准自己",
        "also made {who} an approver, and nobody appoints himself",
        (
            "审批人名单的改动，由原有的审批人合并；核实以后恢复原状",
            "have changes of the approvers merged by those who were approvers before, and restore the rest",
        ),
    ),
    "octopus": _by(
        "一次合并了几个分支，看不出批准的是哪一个",
        "merged several branches at once, so that nobody can tell which was approved",
    ),
    "root": _by(
        "是仓库的第一个提交，之前没有审批人名单可以对照",
        "is the first of the repository, before which nobody could approve",
        (
            "建册时的记录属于期初余额：由审批人把 institution.yml 的 opening_on 写成建册那一天",
            "records there from the start are the opening balance: have an approver set opening_on to that day",
        ),
    ),
    "no-authority": _by(
        "之前的 institution.yml 不存在或者读不出来，无法知道谁有权批准",
        "follows a commit whose institution.yml is missing or cannot be read, so that nobody could approve",
    ),
    "unsigned": _by("没有签名，而登记册要求批准的提交有签名", "is not signed, as an approval has to be"),
    "bad-signature": _by(
        "签名无效：内容和签名不符，或者不是用于 Git 的 SSH 签名",
        "has a signature that does not hold: of other content, or no SSH signature made for Git",
    ),
    "unknown-key": _by(
        "签名用的公钥不在当时的 signing_keys 里",
        "is signed by a key that signing_keys did not list at that time",
    ),
    "voided": Message(
        "{what}的提交 {commit} 没有经过批准；这份记录已由归口管理部门作废",
        "the commit {commit} that {what} was approved by nobody; the registrar has voided this record",
        "不用再办；内容属实的，另交一份走合并请求",
        "nothing is left to do; have what is true filed again by a request",
    ),
    "edited": Message(
        "合并以后，审批人 {who} 又改动过这份记录（提交 {commit}），而记录只增不改",
        "an approver, {who}, changed this record after its merge (commit {commit}), but records are never edited",
        "核对改动的内容；以后用变更或作废记录改正",
        "look at what was changed; mend records by a later change or void",
    ),
    "deleted": Message(
        "合并以后，审批人 {who} 删除了这份记录（提交 {commit}），而记录只增不删",
        "an approver, {who}, deleted this record after its merge (commit {commit}), but records are never deleted",
        "从历史里恢复这份文件，再由归口管理部门作废",
        "restore the file from the history, then void it",
    ),
    "added-again": Message(
        "审批人 {who} 重新加入了删除过的这份记录（提交 {commit}）；批准日期仍以第一次加入为准",
        "an approver, {who}, brought this record back after it was deleted (commit {commit}); it counts from the first",
        "核对内容与原来的是否一致",
        "compare what it says with what it said",
    ),
    "future": Message(
        "按提交日期要到 {day} 才算批准，到那天才生效",
        "by the date of its commit it is approved on {day}, and not in effect until then",
        "核对合并时电脑的时钟；在它之后合并的记录，批准日期都不会早于这一天",
        "check the clock it was merged by; no later merge counts from an earlier day",
    ),
    "uncommitted": Message(
        "还没有提交，或者提交以后又改动过，不生效",
        "is not committed, or was changed since, and is not in effect",
        "走合并请求提交",
        "file it by a request",
    ),
}

_DONE = {
    "added": Label("带来这份文件", "brought this file"),
    "edited": Label("改动这份文件", "changed this file"),
    "deleted": Label("删除这份文件", "deleted this file"),
    "added-again": Label("重新加入这份文件（以前删除过，批准以第一次加入为准）", "brought this deleted file back"),
}
_TOP = Pointer(mark=(1, 1))
_SHORT = 10
_STRANGERS = ("pushed", "merged", "self-appointed")
_EDITABLE = "registry/impostors/"
"""What the registrar keeps up to date, in place."""


def check(context: AuditContext) -> Iterator[Finding]:
    """Yield what no approver did, what approvers should not have done, and what is not in effect yet."""
    for deed in context.deeds:
        is_permitted = deed in context.redactions or deed.path.startswith(_EDITABLE)
        params: dict[str, str | Label] = {
            "what": _DONE[deed.action],
            "commit": deed.commit.id[:_SHORT],
            "who": _who(deed),
        }
        if deed.reason and deed.action == "added" and deed.path in context.voided:
            yield Finding(ID, "voided", deed.path, _TOP, params, _account(deed.path), "warning")
        elif deed.reason:
            yield Finding(ID, deed.reason, deed.path, _TOP, params, _account(deed.path))
        elif not is_permitted:
            yield Finding(ID, deed.action, deed.path, _TOP, params, _account(deed.path), "warning")
    for path, approval in context.records.items():
        if approval.kind == "uncommitted":
            yield Finding(ID, "uncommitted", path, _TOP, {}, _account(path), "notice")
        elif approval.kind == "approved" and approval.entered_on and approval.entered_on > context.as_of:
            yield Finding(ID, "future", path, _TOP, {"day": str(approval.entered_on)}, _account(path), "warning")


def _who(deed: Deed) -> str:
    """Name who had to be an approver: the author of a merge, the committer of anything else.

    An approver's e-mail is nobody's business; a stranger's is what tells why he is none.
    """
    person: Person = deed.commit.author if deed.commit.parents == 2 else deed.commit.committer
    return f"{person.name} <{person.email}>" if deed.reason in _STRANGERS else person.name


def _account(path: str) -> str | None:
    parts = path.split("/")
    return "/".join(parts[2:4]) if parts[:2] == ["registry", "accounts"] else None


RULE = Rule(ID, TITLE, "audit", MESSAGES, __doc__, audit=check, is_waivable=False)
