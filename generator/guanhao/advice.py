"""Errors in words, with the next step, for whoever stands at a door: the command line or MkDocs."""

from collections.abc import Mapping

from guanhao.errors import (
    BadKeyFileError,
    BrokenTemplateError,
    ExposedFolderError,
    ForeignSiteError,
    ForgeError,
    GuanhaoError,
    HistoryError,
    MovedRequestError,
    NoBaseRegisterError,
    NoCommitError,
    NoForgeError,
    NoFormError,
    NoGitError,
    NoPluginError,
    NoRecipientsError,
    NoRegisterError,
    NoRepositoryError,
    NoSampleError,
    NoSourceError,
    NotAssessedError,
    OccupiedFileError,
    OccupiedFolderError,
    OtherAudienceError,
    RefusedRuleError,
    ShallowError,
    ShallowHistoryError,
    UnbuildableError,
    UnknownAccountError,
    UnknownPlaceholderError,
    UnknownPresetError,
    UnknownRecordError,
    UnknownRefError,
    UnreadableLedgerError,
    UnreadableRecordError,
    UnreadableSheetError,
    UnrelatedHistoryError,
    UnwritableError,
)
from guanhao.model.approval import Approval
from guanhao.report.words import visible

_WORDS: Mapping[type[GuanhaoError], str] = {
    NoRegisterError: (
        "{path} 里没有登记册（缺 registry/institution.yml）。\n"
        "请进入登记册所在的文件夹，或用 --root 指明。\n"
        "There is no register in {path} (no registry/institution.yml). Go to its folder, or use --root."
    ),
    UnbuildableError: (
        "{path} 读不出来，无法继续。请运行 guanhao check 查看问题所在。\n"
        "{path} cannot be read, so nothing can be made of it. Run `guanhao check` to see what is wrong."
    ),
    ForeignSiteError: (
        "{path} 里有不是官号生成的内容（{detail}），为免误删，没有发布。\n"
        "请移走它，或用 --site-dir 换一个文件夹。\n"
        "{path} holds what Guanhao did not write ({detail}), so nothing was published there. "
        "Move it away, or name another folder with --site-dir."
    ),
    OtherAudienceError: (
        "{path} 里已有 {detail} 版的门户（public 是公开版，internal 是内部版），两者不能互相替换，没有生成。\n"
        "请用 --site-dir 换一个文件夹；确实不再需要那一份，请先自己删掉整个文件夹。\n"
        "{path} holds the {detail} edition; one edition never takes the other's place, so nothing was built. "
        "Name another folder with --site-dir, or delete that one first if nobody needs it."
    ),
    NotAssessedError: (
        "现行办法（policies/{path}.yml）没有规定 {detail} 年的考核：没有条款启用规则 assessment，或者那年还没有施行。\n"
        "请在办法里写明加分项和分数，写法见 guanhao explain assessment；已经写了的，运行 guanhao check 看有没有写错。\n"
        "The policy in force (policies/{path}.yml) sets no assessment of {detail}: no article binds the rule "
        "assessment, or it was not in force by the end of that year. See `guanhao explain assessment`; if it is bound, "
        "run `guanhao check`."
    ),
    UnreadableSheetError: (
        "{path} 读不出来，无法统计。请运行 guanhao check 查看问题所在。\n"
        "{path} cannot be read, so nothing can be counted. Run `guanhao check` to see what is wrong."
    ),
    NoPluginError: (
        "{path} 的 plugins 里没有 guanhao，这样生成的站点里不会有登记册。请加上 - guanhao。\n"
        "{path} does not list guanhao under plugins, so the site would lack the register. Add it."
    ),
    NoRecipientsError: (
        "{path} 没有写收件公钥（encryption.recipients），无法密封。\n"
        "请归口管理部门用 guanhao keygen 建密钥，把打印出来的公钥写进去，先合并，再密封。\n"
        "{path} names no recipients (encryption.recipients), so nothing can be sealed. Have the registrar make a key "
        "with `guanhao keygen`, and merge its recipient first."
    ),
    BadKeyFileError: (
        "{path} 不是密钥文件，或者读不出来。\n"
        "应有一行 AGE-SECRET-KEY-1…，由 guanhao keygen 或 age-keygen 生成；有口令保护的，先用 age -d 解开。\n"
        "{path} is no key file, or cannot be read. It should have a line AGE-SECRET-KEY-1…, as `guanhao keygen` and "
        "age-keygen write it; decrypt one that has a passphrase with `age -d` first."
    ),
    ExposedFolderError: (
        "{path} 已经存在，在 Git 仓库里，或者写不进去，没有写入：密钥和打开的内容不能进仓库，也不覆盖已有的东西。\n"
        "请换一个仓库以外、可以写的新位置。\n"
        "{path} is there already, lies in a Git repository or cannot be written, so nothing was: keys and what was "
        "opened belong in no repository. Name a new place outside of it, where you may write."
    ),
    NoGitError: (
        "没有安装 Git，不能建立 {path}。请先安装 Git。\n"
        "Git is not installed, so {path} cannot be made. Install it first."
    ),
    NoSampleError: (
        "{path} 里的样例登记册已经清空，没有可以重放的历史。请在官号的原始克隆里运行。\n"
        "The sample register was emptied from {path}: there is no history to replay. Use a fresh clone of Guanhao."
    ),
    NoSourceError: (
        "{path} 不是官号源代码的克隆，不能在这里增加规则。\n"
        "{path} is no clone of Guanhao's source, so no rule can be added there."
    ),
    RefusedRuleError: ("不能新建规则“{path}”：{detail}\nNo rule `{path}` can be made: {detail}"),
    NoForgeError: (
        "这个命令只能在代码平台的工作流里运行：缺环境变量 {path}。\n"
        "This command runs in a forge's workflow: {path} is not in its environment."
    ),
    ForgeError: (
        "{path} 没有得到答复：{detail}。请核对网址、令牌和工作流的权限（permissions），过一会儿再运行。\n"
        "{path} was not answered: {detail}. Check the address, the token and the workflow's permissions; try again."
    ),
    MovedRequestError: (
        "申请 {path} 里没有提交 {detail}：有人又推送过，由后一次运行来校验。\n"
        "Request {path} has no commit {detail}: somebody has pushed again, and a later run will judge that."
    ),
    UnknownPresetError: (
        "没有叫“{path}”的预置办法。现有：{detail}。\nThere is no preset `{path}`. There are: {detail}."
    ),
    OccupiedFolderError: (
        "{path} 里有内容（{detail}），为免丢失，没有动它。\n"
        "请换一个空文件夹；如果是官号的克隆，先把 registry/、policies/ 里的改动提交到 Git。\n"
        "{path} holds something that would be lost ({detail}), so it was left as it is. "
        "Name an empty folder; in a clone of Guanhao, commit what you changed in registry/ and policies/ first."
    ),
    UnwritableError: (
        "{path} 写不进去（{detail}），请检查文件夹和权限。\n"
        "{path} cannot be written ({detail}): check the folder and its permissions."
    ),
    NoRepositoryError: (
        "{path} 不在 Git 仓库里，或者 Git 读不了它：{detail}\n"
        "请进入登记册所在的仓库，或用 --root 指明；机器上要装有 Git。\n"
        "{path} is in no Git repository, or Git will not read it: {detail}\n"
        "Go to the repository of the register, or use --root; Git has to be installed."
    ),
    UnknownRefError: (
        "仓库里没有叫“{path}”的分支或提交。先取回来（git fetch origin），再写对名称，如 origin/main。\n"
        "The repository has no branch or commit `{path}`. Fetch it (git fetch origin), and name it, as origin/main."
    ),
    NoCommitError: (
        "{path} 还没有提交，没有可以校验的请求。先 git commit，或者不写 --base，校验整个登记册。\n"
        "{path} has no commit yet, so there is no request to judge. Commit first, or check without --base."
    ),
    UnrelatedHistoryError: (
        "当前分支与“{path}”没有共同的历史，看不出改动了什么。请从“{path}”另开分支，重做改动。\n"
        "This branch has no history in common with `{path}`, so nobody can tell what it changes. Branch off `{path}` "
        "and make the change again."
    ),
    ShallowError: (
        "这个克隆不完整（shallow），找不到当前分支与“{path}”分开的地方。\n"
        "请取回全部历史：git fetch --unshallow（GitHub Actions 的 checkout 写 fetch-depth: 0）。\n"
        "This clone is shallow, and lacks the place where this branch left `{path}`. Fetch the whole history: "
        "git fetch --unshallow (in GitHub Actions, check out with fetch-depth: 0)."
    ),
    NoBaseRegisterError: (
        "“{path}”里没有登记册（缺 registry/institution.yml），谁都还没有权限。建册的时候不写 --base，校验整个登记册。\n"
        "`{path}` holds no register (no registry/institution.yml), so nobody has any authority yet. To begin one, "
        "check the whole register, without --base."
    ),
    HistoryError: (
        "{path} 的 Git 历史读不出来，无法知道哪些记录经过批准。Git 说：{detail}\n"
        "如果是文件夹的所有者不同（如在容器里），运行 git config --global --add safe.directory 加上仓库的绝对路径；"
        "否则运行 git fsck 检查仓库，或重新克隆。\n"
        "The Git history of {path} cannot be read, so nobody can tell which records were approved. Where its owner is "
        "another user (as in a container), add it to git's safe.directory; else run `git fsck`, or clone it anew."
    ),
    ShallowHistoryError: (
        "{path} 是浅克隆，缺少开头的历史，无法知道哪些记录经过批准。\n"
        "请运行 git fetch --unshallow；在自动流程里，检出时取全部历史（fetch-depth: 0）。\n"
        "{path} is a shallow clone without the beginning of its history, so nobody can tell which records were "
        "approved. Run `git fetch --unshallow`, or check out all of it (fetch-depth: 0)."
    ),
}
"""What went wrong and what to do next, in Chinese and English; `{path}` and `{detail}` are the error's."""

_NO_ACCOUNT = (
    "这一天的登记册里没有账号 {path}{near}。账号写成“单位/账号”，如 physics/wechat。\n"
    "The register has no account {path} on that day{near_en}. Write unit/account."
)


_LISTED = 20
"""Records that a message names."""


def pending_words(pending: Mapping[str, Approval], *, is_shown: bool) -> str:
    """Return how many records are not in effect, which, and what to do, in Chinese and English."""
    listed = [f"  {visible(path)}  {_LACKING[approval.kind]}" for path, approval in list(pending.items())[:_LISTED]]
    more = [f"  … {len(pending) - _LISTED}"] if len(pending) > _LISTED else []
    return "\n".join((_PENDING[is_shown].format(count=len(pending)), *listed, *more, _NEXT))


_PENDING = {
    True: "预览里有 {count} 份没有生效的记录，每一页都标了“未生效”，不要拿去发布。"
    " / This preview shows {count} records that are not in effect; do not publish it.",
    False: "有 {count} 份记录没有生效，没有发布。 / {count} records are not in effect and were not published:",
}
_LACKING = {
    "unapproved": "没有经过批准 / nobody approved it",
    "uncommitted": "还没有提交 / not committed",
}
_NEXT = (
    "没有提交的，走合并请求提交，由归口管理部门的审批人合并；没有经过批准的，运行 guanhao audit 看原因和办法；"
    "想先看看效果，用 guanhao build --preview。\n"
    "Have them merged by an approver of the registrar; `guanhao audit` says what is wrong with each; "
    "`guanhao build --preview` shows them."
)

_FORM_WORDS: Mapping[type[GuanhaoError], str] = {
    BrokenTemplateError: (
        "表的模板 {path} 用不了：{detail}。\n"
        "请在 Word 里改好；删掉它，就用自带的模板。写法见使用帮助“打印表格”。\n"
        "The template {path} cannot be used: {detail}. Mend it in Word, or delete it to use the one that comes with "
        "Guanhao."
    ),
    UnknownPlaceholderError: (
        "表的模板 {path} 里有不认识的占位符：{detail}。可用的占位符见使用帮助“打印表格”。\n"
        "The template {path} has an unknown placeholder: {detail}. The help page on printing forms lists those known."
    ),
    UnknownRecordError: ("登记册里没有记录 {path}{near}。\nThe register has no record {path}{near_en}."),
    UnreadableRecordError: (
        "{path} 读不出来，做不成表。请运行 guanhao check 查看问题所在。\n"
        "{path} cannot be read, so no form can be made of it. Run `guanhao check` to see what is wrong."
    ),
    NoFormError: (
        "{path} 没有这种表{has}。可以打印的是：开通申请、备案、变更、年审、注销、信息发布申请和承诺书。\n"
        "{path} has no such form{has_en}. Applications, filings, changes, reviews, closures, release requests and "
        "commitments are printed."
    ),
    OccupiedFileError: (
        "已有 {path}，没有改动它；请换一个文件名。\n{path} is there already and was left as it is: name another file."
    ),
}
"""The same, of printed forms; what their errors hold is shown harmless."""


_LEDGER = {
    "no-file": "没有这个文件，或者没有权限读 / there is no such file, or it may not be read",
    "format": "不是 Excel 文件（.xlsx .xls .xlsb .ods）或 CSV，或者文件已损坏；用 Excel 打开，另存为 .xlsx 再试"
    " / it is no spreadsheet, or it is damaged: open it and save it as .xlsx",
    "password": "文件有密码；去掉密码另存一份 / it has a password: save a copy without",
    "encoding": "文字编码不是 UTF-8 或 GB18030；用 Excel 打开，另存为 .xlsx 再试"
    " / its encoding is unknown: save it as .xlsx",
    "json": "不是 guanhao export 写出的 JSON / it is no JSON that guanhao export wrote",
    "too-large": "文件太大，不像一份台账；删去多余的行列，另存一份再试 / it is too large for a ledger",
}


def words(error: GuanhaoError) -> str:
    """Return what went wrong and what to do next, in Chinese and English."""
    if isinstance(error, UnreadableLedgerError):
        return f"{error.path} 读不出来 / cannot be read: {_LEDGER[error.detail]}"
    if isinstance(error, UnknownAccountError):
        near = f"；相近的有：{error.detail}" if error.detail else ""
        near_en = f"; the nearest are: {error.detail}" if error.detail else ""
        return _NO_ACCOUNT.format(path=error.path, near=near, near_en=near_en)
    if said := _FORM_WORDS.get(type(error)):
        path, detail = visible(error.path), visible(error.detail)
        listed = {"near": f"；相近的有：{detail}", "near_en": f"; the nearest are: {detail}"}
        listed |= {"has": f"，有的是：{detail}", "has_en": f"; it has: {detail}"}
        return said.format(path=path, detail=detail, **(listed if detail else dict.fromkeys(listed, "")))
    template = _WORDS.get(type(error))
    return template.format(path=error.path, detail=error.detail) if template else str(error)
