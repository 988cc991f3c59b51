"""What the report says is asked: a sentence for each kind of record and of file."""

from guanhao.model.types import Label

RECORDS = Label(
    "共 {records} 份记录（{kinds}），涉及 {accounts} 个账号", "{records} records ({kinds}), of {accounts} accounts"
)
COUNTED = Label("{kind} {count} 份", "{kind}: {count}")
UNREADABLE_KIND = Label("看不出种类的", "of no known kind")
REVIEWS = Label("{units}提交年审 {count} 份，见下表", "{units} files {count} annual reviews: see the table below")
REVIEWS_OF_MANY = Label(
    "{units}等 {all} 个单位提交年审 {count} 份，见下表",
    "{units} and others, {all} units in all, file {count} annual reviews: see the table below",
)
UNREADABLE = Label(
    "{unit}交来{account}的{kind}，但是文件里有错误，读不成：{file}",
    "{unit} files something for {account} ({kind}), but there are errors in the file and it cannot be read: {file}",
)
APPLICATION = Label("{unit}申请开通{account}（{tier}）", "{unit} asks leave to open {account} ({tier})")
FILING = Label(
    "{unit}将{account}备案（{tier}，{opened_on} 开通）{note}",
    "{unit} files {account} ({tier}, opened on {opened_on}){note}",
)
BACK_FILING = Label(
    "{unit}补办{account}的备案（{tier}，{opened_on} 就已开通）{note}",
    "{unit} files {account} late ({tier}, opened on {opened_on}){note}",
)
BECAUSE = Label("，说明：{why}", "; it says: {why}")
RENAME = Label("{unit}申请将{account}更名为{to}{about}", "{unit} asks to rename {account} {to}{about}")
TRANSFER = Label("{unit}的{account}申请移交给{to}{about}", "{account} of {unit} is to pass to {to}{about}")
CHANGE = Label(
    "{unit}申请变更{account}的登记：{changes}{about}", "{unit} asks for changes to {account}: {changes}{about}"
)
CORRECTION = Label(
    "{unit}申请更正{account}的登记，不留曾用的内容：{changes}{about}",
    "{unit} asks to correct what is on file of {account}, leaving no former value: {changes}{about}",
)
RENAMED = Label("更名为{to}", "the name becomes {to}")
TRANSFERRED = Label("主办单位由 {before} 改为 {to}（移交）", "it passes from {before} to {to}")
CHANGED = Label("{field}：由 {before} 改为 {after}", "{field} from {before} to {after}")
CORRECTED = Label("{field}：应为 {after}，原来填的是 {before}", "{field} should be {after}, not {before}")
CHANGED_UNSEEN = Label(
    "{value}（有改动，这里看不出，见文件）", "{value} (changed, though it does not show here: see the file)"
)
ABOUT_CHANGE = Label("（{happened_on} 发生，原因：{reason}）", " (happened on {happened_on}; reason: {reason})")
FIGURES = Label(
    "发布 {posts} 条，关注 {followers} 人，最近发布 {last}，不良信息事件 {incidents} 起",
    "{posts} posts, {followers} followers, last post {last}, {incidents} incidents",
)
NOT_STATED = Label("未填", "not stated")
REVIEW = Label(
    "{unit}提交{account} {year} 年度年审：{figures}；小结：{summary}；结果：{result}",
    "{unit} files the review of {year} for {account}: {figures}; summary: {summary}; result: {result}",
)
ORDER = Label(
    "对{account}（{unit}主办）发出处置通知：{order}{due}，依据{article}：{text}",
    "an order on {account} (hosted by {unit}): {order}{due}, by {article}: {text}",
)
UNTIL = Label("（最迟 {day} 完成）", " (to be met by {day})")
INCIDENT = Label(
    "{unit}报告{account}的一起舆情或不良信息事件（{happened_on} 发生，{reported_on} 报告）：{summary}",
    "{unit} reports an incident of {account} (happened on {happened_on}, reported on {reported_on}): {summary}",
)
CLOSURE = Label(
    "{unit}申请注销{account}（{happened_on} 停用，原因：{reason}）{successor}",
    "{unit} asks to close {account} (as of {happened_on}, reason: {reason}){successor}",
)
SUCCEEDED = Label("，由 {successor} 承接", ", succeeded by {successor}")
VOID = Label(
    "作废{account}的记录 {file}，原因：{reason}", "the record {file} of {account} is to be voided, because: {reason}"
)

FILE_DONE = {
    "added": Label("新增", "add"),
    "edited": Label("改动", "change"),
    "deleted": Label("删除", "delete"),
    "retyped": Label("换掉", "replace"),
}
UNIT_LINE = Label(
    "{done}单位{name}（{kind}），须由归口管理部门办理", "{done} the unit {name} ({kind}): the registrar's business"
)
WAIVER_LINE = Label(
    "{done}豁免：账号 {account} 不适用规则 {rule}，{granted} 至 {expires}，批准人 {by}，理由：{reason}",
    "{done} a waiver: no {rule} for {account} from {granted} to {expires}, granted by {by}, because: {reason}",
)
IMPOSTOR_LINE = Label(
    "{done}假冒账号：{platform}{name}（{known}）{imitates}", "{done} an impostor: {platform} {name} ({known}){imitates}"
)
IMITATES = Label("，冒充 {account}", ", which imitates {account}")
RELEASE_LINE = Label(
    "{unit}申请 {day} 在账号 {channel} 发布信息：{title}（正文 {chars} 字）",
    "{unit} asks to publish through {channel} on {day}: {title} ({chars} characters)",
)
SHEET = {
    "activity": Label("每月活跃情况表", "activity sheet"),
    "contributions": Label("考核加分项表", "sheet of assessment items"),
    "trainings": Label("培训表", "sheet of trainings"),
}
SHEET_NEW = Label("登记 {period} 的{what}：{rows} 行", "enter the {what} of {period}: {rows} rows")
SHEET_LINE = Label(
    "更新 {period} 的{what}：{rows} 行，原来 {before} 行", "update the {what} of {period}: {rows} rows, {before} before"
)
SHEET_GONE = Label("删除 {period} 的{what}", "delete the {what} of {period}")
AUTHORITY = {
    "institution": Label("单位信息和审批人名单", "the institution and its approvers"),
    "platforms": Label("平台目录", "the platform catalogue"),
    "policy": Label("管理办法", "the regulation"),
}
AUTHORITY_LINE = Label(
    "{done}登记册的规矩或权限文件 {file}（{what}）：须由归口管理部门办理",
    "{done} a file of rules or authority, {file} ({what}): the registrar's business",
)
FILE_LINE = Label("{done}文件 {file}", "{done} the file {file}")
BESIDE = Label(
    "改动登记册以外或不认识的文件 {count} 个：{files}；须由归口管理部门办理",
    "change {count} files outside the register, or of no known place: {files}; the registrar's business",
)
BESIDE_MANY = Label(
    "改动登记册以外或不认识的文件 {count} 个，其中有 {files}；须由归口管理部门办理",
    "change {count} files outside the register, or of no known place, {files} among them; the registrar's business",
)
RECORD_EDITED = Label("直接改动已经合并的记录 {file}（不允许）", "edit the merged record {file} in place (not allowed)")
RECORD_DELETED = Label("删除已经合并的记录 {file}（不允许）", "delete the merged record {file} (not allowed)")
RECORD_REDACTED = Label("把记录 {file} 里的个人信息改为“已删除”", "redact personal values of the record {file}")
