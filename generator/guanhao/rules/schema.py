"""每种记录有哪些项目、哪些必填、各写什么，都有规定；多出来的、缺少的、写法不对的，逐一指出。

为什么：一份表填得不全，就无法判断账号是谁的、谁负责。写错的键名如果不指出，内容就等于没填。

怎么改：按提示补写或改写。不确定写法时，用 `guanhao new` 新建一份，或在编辑器里打开样例文件，键名会自动补全。

Each kind of record has its fields, some of them obligatory, each with its own form; whatever is missing, unknown or of
another form is named one by one. Mend it as the message says; `guanhao new` writes a correct one.
"""

from collections.abc import Iterator

from guanhao.model.finding import Finding, Message
from guanhao.model.types import Label
from guanhao.rules.base import DocumentContext, Rule
from guanhao.rules.problems import findings_of

ID = "schema"
TITLE = Label("填写项目", "fields of a form")


def _wrong(zh: str, en: str, fix_zh: str, fix_en: str) -> Message:
    return Message("{name}（{label}）" + zh, "{name} ({label}) " + en, fix_zh, fix_en)


MESSAGES = {
    "missing": _wrong("没有填写", "is missing", "补写 {key}", "add {key}"),
    "empty": _wrong("是空的", "is empty", "填上内容", "fill it in"),
    "unknown-key": Message(
        "不认识的项目“{name}”",
        "unknown key `{name}`",
        "删去这一项，或照样例改正键名",
        "delete it, or correct the key after the sample",
    ),
    "unknown-key-near": Message(
        "不认识的项目“{name}”，是不是“{near}”？",
        "unknown key `{name}`, is it `{near}`?",
        "把键名改为 {near}",
        "call the key {near}",
    ),
    "date": _wrong(
        "应为日期，如 2024-03-19，现在写的是“{value}”",
        "should be a date such as 2024-03-19, not `{value}`",
        "写成四位年、两位月、两位日，用短横线连接",
        "write year, month and day as 2024-03-19",
    ),
    "no-such-day": _wrong(
        "写的“{value}”，日历上没有这一天", "is `{value}`, a day that no calendar has", "核对年月日", "check the date"
    ),
    "year": _wrong(
        "写的“{value}”，年份应在 1990 至 2099 之间",
        "is `{value}`; the year should be from 1990 to 2099",
        "核对年份",
        "check the year",
    ),
    "integer": _wrong(
        "应为不带单位的整数，如 3，现在写的是“{value}”",
        "should be a whole number such as 3, not `{value}`",
        "只写半角数字",
        "write digits only",
    ),
    "range": _wrong("超出范围：{value}", "is out of range: {value}", "应当 {limit}", "it should be {limit}"),
    "flag": _wrong(
        "应为 true（是）或 false（否），现在写的是“{value}”",
        "should be true or false, not `{value}`",
        "写 true 或 false",
        "write true or false",
    ),
    "text": _wrong("应为文字", "should be text", "写成一行文字", "write a line of text"),
    "blank": _wrong("只有空格", "holds nothing but spaces", "填上内容", "fill it in"),
    "one-line": _wrong("应写在一行里", "should be one line", "去掉换行", "remove the line breaks"),
    "slug": _wrong(
        "应为编号，只用小写字母、数字和短横线，如 physics，现在写的是“{value}”",
        "should be an id of small letters, digits and hyphens such as physics, not `{value}`",
        "写 registry/units 等处的文件名（不带 .yml）",
        "write the name of its file, without .yml",
    ),
    "account-id": _wrong(
        "应为账号路径，如 physics/wechat，现在写的是“{value}”",
        "should be an account's path such as physics/wechat, not `{value}`",
        "写成“单位/账号”，即 registry/accounts 下的文件夹",
        "write unit/account, the folder under registry/accounts",
    ),
    "url": _wrong(
        "应为 http:// 或 https:// 开头的网址，现在写的是“{value}”",
        "should be an address that starts with http:// or https://, not `{value}`",
        "从浏览器地址栏复制完整网址",
        "copy the whole address from the browser",
    ),
    "email": _wrong("应为邮箱，如 xcb@example.edu.cn", "should be an e-mail address", "核对邮箱", "check the address"),
    "timezone": _wrong(
        "应为时区名，如 Asia/Shanghai", "should be a time zone such as Asia/Shanghai", "改为时区名", "name a time zone"
    ),
    "pattern": _wrong(
        "不是可用的正则表达式",
        "is no usable regular expression",
        "请管理员核对格式；分组写成 (?:…)",
        "ask the administrator to correct it; write groups as (?:…)",
    ),
    "choice": _wrong(
        "只能是 {choices}，现在写的是“{value}”",
        "can only be {choices}, not `{value}`",
        "从中选一个",
        "choose one of them",
    ),
    "kind": Message(
        "看不出这是哪种记录：kind 应为 {choices} 之一",
        "there is no telling what kind of record this is: kind should be one of {choices}",
        "写明 kind",
        "name the kind",
    ),
    "mapping": _wrong(
        "应由若干“键: 值”组成",
        "should be made of `key: value` lines",
        "照样例分项填写",
        "fill in its parts as the sample does",
    ),
    "list": _wrong(
        "应为清单，每项一行、以“- ”开头",
        "should be a list, each item on a line after `- `",
        "改成清单",
        "make it a list",
    ),
    "too-few": _wrong("至少要有一项", "needs at least one item", "补写内容", "add an item"),
    "unknown-field": Message(
        "备案表里没有“{value}”这一项，不能变更",
        "a filing has no field `{value}` to change",
        "照备案表写项目名",
        "name a field of the filing",
    ),
    "unknown-field-near": Message(
        "备案表里没有“{value}”这一项，是不是“{near}”？",
        "a filing has no field `{value}`, is it `{near}`?",
        "改为 {near}",
        "write {near}",
    ),
    "unchangeable": Message(
        "{value} 不能变更：换了平台或重新开通，就是另一个账号",
        "{value} never changes: another platform or another opening is another account",
        "为新账号另建文件夹备案，原账号注销",
        "file the new account in a folder of its own and close this one",
    ),
    "twice": Message(
        "同一份变更里，{value} 写了两次",
        "{value} is changed twice in one record",
        "合成一项：from 写原来的值，to 写最后的值",
        "make it one: `from` the value until now, `to` the last one",
    ),
    "correction-only": Message(
        "平台 ID 终身不变，只能更正，不能变更",
        "a platform ID never changes; a wrong one can only be corrected",
        "如果原来填错了，加上 correction: true；如果是另一个账号，另行备案",
        "add correction: true if it was wrong; if it is another account, file that one",
    ),
    "no-identifier": Message(
        "platform_id、handle、url 至少要写一个，否则无法辨认这个账号",
        "one of platform_id, handle and url is needed to tell this account",
        "补写其中一项",
        "add one of them",
    ),
    "sealed": _wrong(
        "不是完整的密封内容（age 密文）",
        "is no complete sealed text (age armour)",
        "重新密封：用门户的表单，或者对没有密封的文件运行 guanhao seal",
        "seal it anew: with the form of the portal, or with `guanhao seal` from the file that is not sealed",
    ),
    "sealed-and-clear": _wrong(
        "里既有 sealed，又有没有密封的姓名或联系方式，只能有一样",
        "has both `sealed` and a name or contact in the clear; it can have but one",
        "删去没有密封的几项；内容有变的，重新密封",
        "delete those in the clear; where they differ from what is sealed, seal anew",
    ),
    "recipient": _wrong(
        "不是可用的收件公钥：应以 age1 开头，共 62 个字符，抄错一个字符都不行",
        "is no usable recipient: it should begin with age1 and have 62 characters, none of them mistyped",
        "从 guanhao keygen 的输出或者密钥文件的 public key 一行复制",
        "copy it from what `guanhao keygen` printed, or from the line `public key` of the key file",
    ),
    "secret-key": _wrong(
        "写的是私钥：谁看到它，谁就能打开全部密封的内容",
        "is a secret key: whoever sees it can open all that is sealed",
        "立即删去；已经推送过的，这把密钥作废，用 guanhao keygen 另建一把，这里写它的公钥（age1 开头）",
        "take it out at once; if it was pushed, make another with `guanhao keygen`, and write its recipient here",
    ),
    "header": Message(
        "表头应为 {choices}，用半角逗号隔开",
        "the header should be {choices}, parted by commas",
        "第一行照此填写，下面才是各行内容",
        "write this as the first line, and the rows below it",
    ),
    "column-missing": Message(
        "表头缺少 {name} 一列",
        "the header lacks the column {name}",
        "补上这一列，不知道的格子空着；表头应为 {choices}",
        "add the column, with empty cells where nothing is known; the header should be {choices}",
    ),
    "column-unknown": Message(
        "表头第 {position} 列“{name}”不在规定的列里",
        "column {position} of the header, `{name}`, is none of the prescribed ones",
        "删去这一列，或改正列名；表头应为 {choices}",
        "delete the column, or correct its name; the header should be {choices}",
    ),
    "column-twice": Message(
        "表头第 {position} 列又是“{name}”，各行只按前一列读",
        "column {position} of the header is `{name}` again; rows are read by the first",
        "删去其中一列，或改正列名；表头应为 {choices}",
        "delete one of them, or correct its name; the header should be {choices}",
    ),
    "column-order": Message(
        "各列的次序不对，应为 {choices}",
        "the columns stand in another order than {choices}",
        "按规定的次序排列各列",
        "bring the columns into that order",
    ),
    "cells": Message(
        "这一行有 {size} 格，应有 {limit} 格",
        "this row has {size} cells instead of {limit}",
        "补齐或删去多余的逗号",
        "mend the commas",
    ),
    "after-month": Message(
        "最近发布日期 {value} 晚于这个月的最后一天 {limit}，这一行没有采用",
        "the last post on {value} is after the month's last day, {limit}; the row does not count",
        "核对日期；下个月的情况记到下个月的表里",
        "check the day; what came later belongs in the next month's sheet",
    ),
    "row-twice": Message(
        "账号 {value} 在{earlier}已经有了，一张表里一个账号只写一行；这一行没有采用",
        "account {value} has a row already, on {earlier}; a sheet has one row an account, and this one was not taken",
        "核对后只留正确的一行",
        "keep the row that is right",
    ),
}


def check(context: DocumentContext) -> Iterator[Finding]:
    """Yield what does not fit the kind's model."""
    yield from findings_of(ID, context)


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, document=check, is_waivable=False)
