"""What the report for reviewers says, in Chinese and English. A department head reads it who knows no Git."""

from guanhao.model.types import Label

# --- how things are put ----------------------------------------------------------------------------------------------

CUT = Label("…（共 {count} 字，没有全部列出）", "… ({count} characters in all, cut)")
QUOTED = Label("『{name}』", "“{name}”")
AND = Label("、", ", ")
SEMICOLON = Label("；", "; ")
LABELLED = Label("{label} {value}", "{label} {value}")
PERSON = Label("{name}（{about}）", "{name} ({about})")
NONE = Label("（无）", "(none)")
YES = Label("是", "yes")
NO = Label("否", "no")
STAFF = {True: Label("教职工", "staff"), False: Label("不是教职工", "not staff")}
ACCOUNT = Label("{platform}{name}", "{platform} {name}")
UNREADABLE_ACCOUNT = Label("账号 {id} ", "account {id}")
MORE_LINES = Label("还有 {count} 条没有列出。", "{count} more are not listed.")
MORE_ROWS = Label("表里还有 {count} 行没有列出。", "{count} more rows are not listed.")
MORE_FAULTS = Label("还有 {count} 处没有列出。", "{count} more are not listed.")
MORE = Label("另有 {count} 项内容没有列出。", "{count} items besides are not listed.")

# --- titles ----------------------------------------------------------------------------------------------------------

TITLE = Label("合并请求审核说明", "Report on the request")
ASKED = Label("申请办什么", "What is asked")
ENTRIES = Label("登记内容：合并前和合并后", "The entries before and after")
FAULTS = Label("要先改正的错误", "What has to be mended first")
REMARKS = Label("警告，和没有判断的事", "Warnings, and what was not assessed")
REVIEWERS = Label("会签，和还要谁审核", "Endorsements, and whose review is needed")
DUTIES = Label("合并以后到期的事", "What becomes due")
PUBLIC = Label("公众会看到的变化", "What the public will see")

# --- verdict ---------------------------------------------------------------------------------------------------------

CLEAN = Label("**可以合并**：没有发现错误{and_warnings}。", "**It can be merged**: no errors were found{and_warnings}.")
CLEAN_BUT = Label(
    "**没有发现错误**{and_warnings}，但不知道是谁申请的：请先核对申请人有没有权限，再合并。",
    "**No errors were found**{and_warnings}, but nobody said who asks: see whether they may, then merge.",
)
GATED = Label(
    "**现在不能合并**：有 {errors} 处错误要先改正{and_warnings}。",
    "**It cannot be merged yet**: {errors} errors have to be mended first{and_warnings}.",
)
OVERTAKEN = Label(
    "**先不要合并**：单独看没有错误，但主分支上已有别的改动，合在一起，{accounts}的记录就对不上了。"
    "请申请人把主分支合进来，校验一次，照提示改正。",
    "**Not to be merged yet**: by itself it has no error, but the main branch has changed since, and the records of "
    "{accounts} would not add up any more. The author brings the request up to date and checks it again.",
)
AND_WARNINGS = Label("，另有 {count} 处警告", ", and {count} warnings")
EMPTY = Label("这个请求没有改动登记册。", "The request changes nothing of the register.")

ASKER = Label("申请人：{handle}，{what}。", "Asked by {handle}, {what}.")
ASKER_UNKNOWN = Label(
    "申请人：没有说明，所以没有判断申请人有没有权限。",
    "Asked by: not stated, so whether they may ask was not assessed.",
)
REGISTRAR = Label("归口管理部门（{unit}）的审批人", "an approver of the registrar ({unit})")
MAINTAINER = Label("{units}的填报人", "who files for {units}")
NOBODY = Label("登记册里没有登记为填报人或审批人", "whom the register names neither as maintainer nor as approver")

# --- the entries -----------------------------------------------------------------------------------------------------

TIER = {1: Label("一级", "tier 1"), 2: Label("二级", "tier 2"), 3: Label("三级", "tier 3")}
STATE = {
    "none": Label("不在册", "not on file"),
    "approved": Label("已批准、待开通", "approved, not yet opened"),
    "active": Label("正常", "active"),
    "suspended": Label("已暂停", "suspended"),
    "closed": Label("已注销", "closed"),
    "under-review": Label("待核", "under review"),
}
OF_ACCOUNT = {
    "state": Label("状态", "state"),
    "closed_on": Label("注销日期", "closed on"),
    "successor": Label("承接账号", "successor"),
}
CODE = Label("备案号", "code")
FIELD = Label("项目", "Field")
CONTENT = Label("内容", "Content")
BEFORE = Label("合并前", "Before")
AFTER = Label("合并后", "After")
APPLIED = Label("开通申请", "As applied for")
FILED = Label("备案", "As filed")
THE_SAME = Label("相同", "the same")
ACCOUNT_COLUMN = Label("账号", "Account")
OF_ONE = Label("{account}（{id}）", "{account} ({id})")
OF_FILE = Label("文件 {file}", "File {file}")
NO_DIFFERENCE = Label("内容没有变化。", "Nothing in it changes.")
OVERVIEW = (
    Label("账号", "Account"),
    Label("状态", "State"),
    Label("单位", "Unit"),
    Label("名称", "Name"),
    Label("平台", "Platform"),
    Label("平台 ID", "Platform ID"),
    Label("账号 ID", "Handle"),
    Label("级别", "Tier"),
    Label("开通日期", "Opened on"),
)
REVIEW_COLUMNS = (
    Label("单位", "Unit"),
    Label("账号", "Account"),
    Label("平台", "Platform"),
    Label("年度", "Year"),
    Label("发布条数", "Posts"),
    Label("关注人数", "Followers"),
    Label("最近发布", "Last post"),
    Label("不良信息事件", "Incidents"),
    Label("结果", "Result"),
    Label("问题", "Problems"),
)
PROBLEMS = Label("{count} 处", "{count}")
MORE_ACCOUNTS = Label("表里还有 {count} 个账号没有列出。", "{count} more accounts are not listed.")
MORE_FILES = Label("还有 {count} 个文件的内容没有列出。", "The content of {count} more files is not shown.")
