"""What the report says will come of merging."""

from guanhao.model.types import Label

EFFECT = Label("合并就是批准。合并以后：{effect}。", "Merging approves. Once it is merged: {effect}.")
EFFECT_UNMENDED = Label("如果不改正就合并：{effect}。", "If it were merged unmended: {effect}.")
EFFECT_MANY = Label(
    "批准 {records} 份记录（{kinds}），涉及 {accounts} 个账号",
    "{records} records ({kinds}) of {accounts} accounts are approved",
)
EFFECT_REWRITTEN = Label(
    "{count} 份已经批准的记录被改写或删除", "{count} records that were approved are rewritten or deleted"
)
EFFECT_REDACTED = Label("{count} 份记录里的个人信息改为“已删除”", "personal values in {count} records are redacted")
EFFECT_AUTHORITY = Label(
    "登记册的规矩或权限改变（{count} 个文件）", "rules or authority of the register change ({count} files)"
)
EFFECT_FILES = Label("其他 {count} 个文件的改动生效", "the changes to {count} other files take effect")
EFFECT_UNDER_REVIEW = Label(
    "{account}显示为“待核”，公众不会把它当作官方账号",
    "{account} is shown as under review, and the public is not told that it is official",
)
EFFECT_GONE = Label("{account}从登记册里消失", "{account} is gone from the register")
EFFECTS_UNDER_REVIEW = Label(
    "{count} 个账号显示为“待核”或者消失，公众不会把它们当作官方账号",
    "{count} accounts come under review or are gone, and the public is not told that they are official",
)
EFFECT_APPLIED = Label(
    "{account}可以开通；开通以后还要备案，备案之前不算官方账号",
    "{account} may be opened; it has to be filed then, and is not official before",
)
EFFECT_FILED = Label(
    "{account}成为登记在册的官方账号，公众可以查到", "{account} is on file as official, for the public to see"
)
EFFECT_RENAMED = Label(
    "{account}改称{name}，原来的名称记为曾用名", "{account} is called {name}; the old name is kept as a former one"
)
EFFECT_CORRECTED = Label(
    "{account}的名称更正为{name}，不留曾用名", "the name of {account} is corrected to {name}; no former name is kept"
)
EFFECT_TRANSFERRED = Label(
    "{account}归{unit}主办，以后由{unit}填报", "{account} is {unit}'s, which files for it from then on"
)
EFFECT_CHANGED = Label("{account}的登记内容照下表变更", "what is on file of {account} changes as the table below shows")
EFFECT_REVIEWED = Label(
    "{account} {year} 年度的年审结果定为“{result}”", "the review of {account} for {year} is confirmed: {result}"
)
EFFECT_ORDERED = Label(
    "{account}的处置（{order}）生效，状态为“{state}”",
    "the order on {account} ({order}) takes effect; its state is: {state}",
)
EFFECT_CLOSED = Label("{account}注销，不能再恢复", "{account} is closed for good")
EFFECT_WITHDRAWN = Label("{account}的开通申请撤回，不再开通", "the application for {account} is withdrawn for good")
EFFECT_INCIDENT = Label(
    "登记册里多一条内部记录，公众看不到变化",
    "the register holds one internal record more, and the public sees no change",
)
EFFECT_VOID = Label(
    "{account}的 {file} 不再算数，登记内容按没有它重新推算",
    "{file} of {account} counts no more; the entry is what the other records make of it",
)

DUTY_COLUMNS = (
    Label("最后一天", "Last day"),
    Label("账号", "Account"),
    Label("事项", "Duty"),
    Label("合并后的情况", "Once merged"),
    Label("依据", "Rule"),
)
IN_ORDER = Label("正常", "in order")
NO_DAY = Label("没有期限", "none")
LIFTED = Label("不再需要：{account}，{what}", "No longer due: {account}, {what}")
PUBLIC_COLUMNS = (
    Label("账号", "Account"),
    Label("状态", "State"),
    Label("单位", "Unit"),
    Label("名称", "Name"),
    Label("账号 ID", "Handle"),
)
FROM_TO = Label("{before} → {after}", "{before} → {after}")
NOTHING_SEEN = Label(
    "状态、单位、名称和账号 ID 都不变；其他公开的内容，以上面“合并前和合并后”为准。",
    "State, unit, name and handle stay as they are; for what else is published, see before and after above.",
)
GIVEN_UP = Label(
    "门户会写明{value}是曾用的，以后出现的不再是它。",
    "The portal will say that {value} is a former one, and not the account's any more.",
)
STAYS_CLOSED = Label(
    "它的页面永久保留，写明已注销；以后用这个名称或 ID 出现的账号都不是官方账号。",
    "Its page stays for ever and says that it is closed: whatever appears under this name or ID is not official.",
)
NOT_OFFICIAL = Label(
    "“待核”期间，门户提醒公众不要把它当作官方账号。",
    "While it is under review, the portal warns the public not to trust it.",
)
