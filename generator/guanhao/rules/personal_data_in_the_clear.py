"""写明了收件公钥（institution.yml 的 `encryption.recipients`），或者仓库是公开的，记录里的姓名和联系方式就要密封。

为什么：公开的仓库谁都能看，Git 的历史删不干净。密封以后，只有保管密钥的人能打开；职务、人数、日期照样看得见。

看的是 `people`、`signed`、`commitment`、`endorsements`，以及变更里这几项的变更前和变更后。后来的记录改了也不算数，
明文还在原处；已经改为“已删除”的不算。公开的仓库里也不能有舆情事件。

怎么改：用门户的表单重新生成，或者提交之前运行 `guanhao seal 文件`。仓库公开而没有收件公钥的，先由归口管理部门写好公钥。
以前合并的明文不能再密封，由归口管理部门改为“已删除”；要紧的，按说明清除 Git 的历史。

Where the institution names recipients (`encryption.recipients`), or its repository is public, names and contacts in
`people`, `signed`, `commitment`, `endorsements` and in changes of these are sealed, whether or not a later record
replaces them: everybody can read a public repository, and its history stays. Make the file anew with the form of the
portal, or run `guanhao seal FILE` before it is committed; what was merged in the clear, the registrar redacts. A public
repository holds no incidents either.
"""

from collections.abc import Iterator
from itertools import groupby

from guanhao.model.finding import Finding, Message
from guanhao.model.location import Keys, Pointer, dotted
from guanhao.model.personal import personal_texts
from guanhao.model.types import Label
from guanhao.rules.base import DocumentContext, Rule

ID = "personal-data-in-the-clear"
TITLE = Label("姓名和联系方式已密封", "names and contacts are sealed")

MESSAGES = {
    "clear": Message(
        "{where} 里的姓名或联系方式没有密封",
        "names or contacts of {where} are not sealed",
        "用门户的表单重新生成，或者提交之前运行 guanhao seal {path}；已经合并的，由归口管理部门改为“已删除”",
        "make it anew with the form of the portal, or run `guanhao seal {path}` before it is committed; what is "
        "merged, the registrar redacts",
    ),
    "no-recipients": Message(
        "仓库是公开的，{where} 里有姓名或联系方式，登记册却没有写收件公钥，无法密封",
        "the repository is public and {where} has names or contacts, but no recipients are named to seal them to",
        "请归口管理部门用 guanhao keygen 建密钥，把公钥写进 institution.yml 的 encryption.recipients，再密封这份文件",
        "have the registrar make a key with `guanhao keygen` and name it in institution.yml under "
        "encryption.recipients, then seal the file",
    ),
    "incident": Message(
        "仓库是公开的，舆情事件不能放在里面",
        "the repository is public, and no place for an incident",
        "不要提交这份文件，用归口管理部门内部的办法报告",
        "do not commit it; report it to the registrar by internal means",
    ),
}


def check(context: DocumentContext) -> Iterator[Finding]:
    """Yield each person in the clear, where the register is to hold none."""
    institution, document = context.facts.institution, context.document
    if institution is None or not (institution.is_public or institution.recipients):
        return
    code = "clear" if institution.recipients else "no-recipients"
    places = (keys for keys, _, _ in personal_texts(document.raw))
    for holder, found in groupby(places, _holder):
        params = {"where": dotted(holder), "path": document.path}
        yield Finding(ID, code, document.path, Pointer(next(found)), params, context.account)
    if institution.is_public and document.kind == "incident":
        yield Finding(ID, "incident", document.path, Pointer(("kind",)), {}, context.account)


def _holder(keys: Keys) -> Keys:
    """Return what a name or contact is part of: a person, or a change of one value."""
    return keys if keys[0] == "changes" and len(keys) == 3 else keys[:-1]


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, document=check, is_lasting=True)
