"""What the desk says while a record is filled in, in Chinese and English."""

from collections.abc import Mapping

from guanhao.model.types import Label

EXAMPLES: Mapping[str, str] = {
    "name": "张三",
    "account.name": "某某学院物理系",
    "impostor.name": "某某学院招生办小李",
    "unit.name": "物理系",
    "purpose": "发布物理系教学科研动态，服务师生。",
    "scope": "通知公告、教学动态、学生活动",
    "title": "党总支书记",
    "release.title": "五月校园开放日直播预告",
    "phone": "0000-0000000",
    "email": "physics@example.edu.cn",
    "url": "https://…",
    "qr": "http://weixin.qq.com/r/abcd",
    "article": "第七条",
    "document": "示院宣函〔2026〕6号",
    "year": "2025",
    "images.file": "open-day.png",
    "format": "png",
    "account": "physics/wechat",
    "channel": "physics/wechat",
    "imitates": "physics/wechat",
    "rule": "inactive",
    "successor": "physics/wechat",
    "maintainers": "wang-physics、li-physics",
    "aliases": "物理学院",
}
"""Last key of a question (or last two, or kind and key) → an answer that would do."""

NOT_ALLOWED = {
    "none": Label("先办开通申请（new application）或备案（new filing）", "file an application or a filing first"),
    "approved": Label(
        "先办备案（new filing）；不开通了就办注销（new closure），原因写 withdrawn",
        "file it first (new filing), or close it as withdrawn",
    ),
    "active": Label(
        "内容有变请办变更（new change）；是另一个账号，请换一个账号名备案",
        "file a change (new change); another account needs a folder of its own",
    ),
    "suspended": Label(
        "内容有变请办变更（new change）；是另一个账号，请换一个账号名备案",
        "file a change (new change); another account needs a folder of its own",
    ),
    "closed": Label(
        "注销是终局；重新开通的账号请用新的账号名申请，前面的记录有误的由归口管理部门作废（new void）",
        "closing is final: a reopened account takes a new folder; a wrong record is voided (new void)",
    ),
}
"""State → what to do instead of what it does not allow."""

INTRO = Label(
    "新建一份{kind}：{target}\n逐项填写，答错会再问；［ ］里是回车默认的内容，Ctrl-C 放弃。",
    "A new {kind}: {target}\nA wrong answer is asked again; Enter takes what stands in [ ]; Ctrl-C gives up.",
)
FROM_APPLICATION = Label(
    "已照开通申请带入其内容，可逐项改。", "What the application says was carried over; each part can be changed."
)
OPTIONAL = Label("还有选填项（{names}），要填吗？", "There are optional parts ({names}). Fill them in?")
ADD_GROUP = Label("要填“{label}”吗？", "Fill in {label}?")
ADD_ITEM = Label("要填“{label}”第 {number} 项吗？", "Add {label} number {number}?")
SKIP = Label("可不填，回车跳过", "optional, Enter skips")
EMPTIES = Label("回车表示改为空", "Enter empties it")
EXAMPLE = Label("如 {example}", "such as {example}")
NUMBER = Label("填编号或内容", "number or value")
SEVERAL = Label("多项用顿号隔开", "several parted by commas")
YES_NO = Label("是/否", "yes/no")
WHICH_FIELD = Label("要变更哪一项？（填编号）", "Which field changes? (number)")
MORE_CHANGES = Label("还变更其他项目吗？", "Any other field?")
PRESENT = Label("现为：{value}", "now: {value}")
NOTHING = Label("（无）", "(none)")
KEEP = Label("照此不变吗？", "Keep it?")
MISSING = Label("没有填写，请回答", "needs an answer")
WRONG = Label("这份{kind}还不能通过校验：", "This {kind} does not pass the check yet:")
NOT_WRITTEN = Label("没有写入任何文件。", "Nothing was written.")
WRITTEN = Label(
    "已写入 {path}\n下一步：核对内容后提交这个文件，发起合并请求；归口管理部门合并，即为批准。",
    "Wrote {path}\nNext: look it over, commit it and open a pull request; its merge is the approval.",
)
MEND = Label("现在改正吗？", "Correct it now?")
WHICH_KEY = Label(
    "要改哪一项？写括号里的项目名，如 {example}；回车放弃", "Which field, such as {example}? Enter gives up"
)
NO_SUCH_KEY = Label("没有这一项：{key}。可写：{keys}", "No such field: {key}. Choose from: {keys}")
DEFAULT = Label("［{value}］", "[{value}]")
TARGET_ACCOUNT = Label("账号（单位/账号），如 physics/wechat：", "Account (unit/account), such as physics/wechat: ")
TARGET_SLUG = Label(
    "文件的英文短名（小写字母、数字、短横线），如 open-day：",
    "A short name for the file (small letters, digits, hyphens), such as open-day: ",
)

YES = frozenset(["y", "yes", "true", "是", "要", "对", "1"])
NO = frozenset(["n", "no", "false", "否", "不", "不要", "不是", "0"])
