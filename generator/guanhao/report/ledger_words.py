"""What there is to say about the cells of a ledger, in Chinese and English, each with what to do."""

from collections.abc import Mapping

from guanhao.model.finding import Language, Message
from guanhao.model.ledger import LeftOut, Remark, RowStatus
from guanhao.model.types import Label
from guanhao.report.words import remedy, sentence, visible
from guanhao.report.words import say as _say

MESSAGES: Mapping[str, Message] = {
    "missing": Message(
        "没有填写{label}",
        "{label} is missing",
        "在这一格填上{label}；与上一行相同的，写“同上”或者合并单元格",
        "fill in this cell; write 同上 for what stands above",
    ),
    "no-column": Message(
        "表里没有{label}",
        "the sheet says nothing of it: {label}",
        "表里加一列；整份表都一样的，导入时写 --set {key}=内容",
        "add a column, or state it for the whole file with --set {key}=…",
    ),
    "error-value": Message(
        "这一格是公式错误 {shown}，没有内容",
        "the cell holds the error {shown}",
        "把这一格改成实际的内容",
        "put the real content into it",
    ),
    "formula": Message(
        "这一格是公式，文件里没有算好的结果",
        "the cell holds a formula without its result",
        "在 Excel 里打开、保存一次，或者把公式粘贴为数值",
        "open and save the file in Excel, or paste the value",
    ),
    "ditto": Message(
        "写的是“同上”一类，但是没有可以照抄的内容",
        "a ditto mark with nothing to repeat",
        "写出实际的内容",
        "write out what is meant",
    ),
    "digits-lost": Message(
        "这个号码存成了数字，超过 {digits} 位的部分 Excel 已经丢掉了",
        "the number has more than {digits} digits, of which Excel has lost the last",
        "把这一格设为文本，重新填写完整的号码",
        "format the cell as text and type the whole number again",
    ),
    "scientific": Message(
        "这个号码成了科学计数法，后面的数字已经丢掉了",
        "the number is in scientific notation and has lost its last digits",
        "把这一格设为文本，重新填写完整的号码",
        "format the cell as text and type the whole number again",
    ),
    "zero-lost": Message(
        "电话存成了数字，可能丢了开头的 0 或者少了位数",
        "the telephone is kept as a number and may have lost a leading 0 or other digits",
        "把这一格设为文本，重新填写完整的电话",
        "format the cell as text and type the whole number again",
    ),
    "date": Message(
        "不是一个日期", "it is no date", "写成年月日，如 2024-03-19", "write year, month and day, such as 2024-03-19"
    ),
    "no-day": Message(
        "日期没有写到日",
        "the date lacks its day",
        "写到哪一天，如 2024-03-19；不知道的先查清，不要编",
        "write the day too, such as 2024-03-19",
    ),
    "short-year": Message(
        "年份只有两位，不能确定",
        "the year has only two digits",
        "年份写全四位，如 2024-03-19",
        "write all four digits of the year, such as 2024-03-19",
    ),
    "day-or-month": Message(
        "分不清哪个是月、哪个是日",
        "nobody can tell the month from the day",
        "写成年月日，如 2024-03-19",
        "write year, month and day, such as 2024-03-19",
    ),
    "no-such-day": Message("没有这一天", "there is no such day", "核对后改正", "look it up and correct it"),
    "year": Message(
        "年份不在 1990 到 2099 之间", "the year is not between 1990 and 2099", "核对后改正", "look it up and correct it"
    ),
    "number": Message("不是一个数目", "it is no number", "写成整数，如 1200", "write a whole number, such as 1200"),
    "rounded": Message(
        "是约数，不是准确的数目",
        "it is rounded",
        "写准确的整数，如 {example}；只知道大概的，这一格空着",
        "write the exact number, such as {example}, or leave it empty",
    ),
    "flag": Message("看不出是“是”还是“否”", "neither yes nor no", "写“是”或者“否”", "write yes or no"),
    "choice": Message(
        "不是可以填的内容", "it is none of the choices", "改成其中一个：{choices}", "write one of: {choices}"
    ),
    "phone": Message("不是一个电话号码", "it is no telephone number", "改成完整的号码", "write the whole number"),
    "person": Message(
        "看不出是哪些人：姓名、职务、电话混在一起，或者不是姓名",
        "it cannot be told who is meant",
        "一格只写姓名，多人用顿号隔开；电话、职务另起一列",
        "write names alone, parted by commas, and telephones in a column of their own",
    ),
    "one-person": Message(
        "这一格只能写一个人的姓名", "one person's name alone is asked for", "只留一个人", "leave one person"
    ),
    "alike": Message("写的是“同某某”，看不出是谁", "it refers to somebody else", "写出姓名", "write out the name"),
    "whose": Message(
        "这一格有内容，但是没有写姓名，看不出是谁的",
        "there is no name beside it",
        "填上姓名，或者清空这一格",
        "fill in the name, or empty the cell",
    ),
    "twice": Message(
        "与姓名一格里写的不一致",
        "it differs from what stands beside the name",
        "只留一处，或者改成一样",
        "leave one of the two, or make them alike",
    ),
    "not-paired": Message(
        "前面有 {people} 个人，这里有 {parts} 项，对不上",
        "there are {people} persons, and {parts} of these",
        "每人一项，顺序与姓名相同；不知道的那个人单独起一行",
        "write one for each person, in the order of the names",
    ),
    "unit": Message(
        "登记册里没有“{value}”这个单位",
        "the register has no unit called {value}",
        "改成登记册里的名称；确实是新单位的，先登记：guanhao new unit",
        "write its name in the register, or enter it first: guanhao new unit",
    ),
    "unit-near": Message(
        "登记册里没有“{value}”这个单位，相近的有：{near}",
        "the register has no unit called {value}; the nearest are: {near}",
        "改成登记册里的名称；是同一个单位的别名，由归口管理部门写进单位文件的 aliases",
        "write its name in the register, or have the registrar add the alias to the unit",
    ),
    "platform": Message(
        "不认识的平台“{value}”",
        "no platform is called {value}",
        "改成平台目录里的名称，如 微信公众号、新浪微博、抖音",
        "write a name of the catalogue, such as 微信公众号, 新浪微博, 抖音",
    ),
    "several-platforms": Message(
        "一格里写了几个平台：{value}",
        "the cell names several platforms: {value}",
        "一个账号一行，每行只写一个平台",
        "give each account a row of its own",
    ),
    "several-accounts": Message(
        "一格里写了几个账号",
        "the cell names several accounts",
        "一个账号一行，每行只写一个平台的账号",
        "give each account a row of its own",
    ),
    "several-accounts-in-row": Message(
        "这一行写了几个平台的账号",
        "the row tells of accounts of several platforms",
        "一个账号一行，加一列“平台”",
        "give each account a row of its own, and add a column for the platform",
    ),
    "other-platform": Message(
        "写的是“{value}”，与这一行的平台不符",
        "it says {value}, which is not this row's platform",
        "核对平台和账号，改正其中一个",
        "correct the platform or the identifier",
    ),
    "identifier": Message(
        "平台没有认出来，{value} 不知道是哪一种账号标识",
        "without its platform nobody can tell what {value} identifies",
        "先填对平台",
        "fill in the platform first",
    ),
    "two-identifiers": Message(
        "{value} 与同一行另一格的账号标识不一致",
        "{value} differs from what another cell of the row says",
        "核对后改成一样",
        "look it up and make them alike",
    ),
    "address": Message("不是一个网址", "it is no address", "填账号主页的网址", "fill in the address of the account"),
    "account-path": Message(
        "{value} 不是账号路径",
        "{value} is no account's path",
        "写成“单位编号/账号”，如 physics/wechat，单位要在册；新账号可以空着",
        "write unit/account, such as physics/wechat; a new account may leave it empty",
    ),
    "twin": Message(
        "与 {other} 是同一个账号",
        "it is the same account as {other}",
        "留一行；是两个账号的，改正其中写错的标识",
        "leave one row, or correct the identifier that is wrong",
    ),
    "two-accounts": Message(
        "这一行的标识分别属于登记册里的几个账号：{accounts}",
        "its identifiers belong to several accounts on file: {accounts}",
        "核对后改正写错的标识",
        "correct the identifier that is wrong",
    ),
    "gone": Message(
        "表里写着这个账号“{value}”，不能当作在用的账号补办备案",
        "the ledger says {value}; an account out of use is not filed",
        "已经注销的删去这一行；还在用的改正状态",
        "delete the row, or correct the state",
    ),
    "for-all": Message(
        "整张表的{label}取自这里：{value}",
        "{label} of the whole sheet was taken from here: {value}",
        "不对的话，在表里加一列",
        "add a column if that is wrong",
    ),
    "for-section": Message(
        "下面各行的{label}取自这里：{value}",
        "{label} of the rows below was taken from here: {value}",
        "不对的话，在表里加一列",
        "add a column if that is wrong",
    ),
    "closed": Message(
        "这个账号在登记册里是 {account}，已经注销",
        "it is {account} on file, which is closed",
        "删去这一行；确实重新开通的，用 guanhao new filing 另办备案",
        "delete the row; if it was opened anew, file it with guanhao new filing",
    ),
    "not-filed": Message(
        "账号 {account} 只有开通申请，还没有备案；导入不代办",
        "{account} was applied for but not filed, and an import does not file it",
        "用 guanhao new filing {account} 办备案",
        "file it with guanhao new filing {account}",
    ),
    "canonical": Message(
        "网址改成了规范的写法：{after}",
        "the address was brought to its canonical form: {after}",
        "不用改；登记的是规范网址",
        "nothing to do",
    ),
    "from-address": Message(
        "从网址里取出了{label}：{value}",
        "{label} was taken from the address: {value}",
        "不用改；请核对",
        "nothing to do but to compare",
    ),
    "moved": Message(
        "{value} 是{label}，已放到{label}一项",
        "{value} is the {label} and was taken for it",
        "不用改；另一项空着的话请补上",
        "nothing to do; add the other identifier if it is missing",
    ),
    "certified-by-whom": Message(
        "只写了已认证，没有写认证主体和日期，登记册没有可以登记的内容",
        "it is said to be certified, but not by whom or when",
        "知道的话加上认证主体、认证日期两列",
        "add whom it is certified for, and since when",
    ),
    "state": Message(
        "账号状态“{value}”不认识，没有登记",
        "the state {value} is unknown and was not taken",
        "登记册由记录推出状态，一般不用填",
        "the register derives the state from its records",
    ),
    "code": Message(
        "登记册里没有备案号 {value}，没有登记：备案号由登记册自己推出",
        "the register has no code {value}; codes are derived and cannot be given",
        "不用改；原来的编号可以写进备注",
        "nothing to do; an old number may go into the remarks",
    ),
    "differs": Message(
        "{label}与登记册不一致：表里是 {value}，登记册是 {present}",
        "{label} differs: the ledger says {value}, the register {present}",
        "登记册只增不改：确实变了的，用 guanhao new change 办变更",
        "the register is append-only: file a change with guanhao new change",
    ),
    "differs-person": Message(
        "{label}与登记册不一致（个人信息不在这里显示）",
        "{label} differs (personal data is not shown here)",
        "登记册只增不改：确实变了的，用 guanhao new change 办变更",
        "the register is append-only: file a change with guanhao new change",
    ),
    "differs-note": Message(
        "备注的内容登记册里没有",
        "the register has no such note",
        "账号已经在册，备注没有登记；需要的写进下一份记录",
        "the account is on file already, so the note was not taken",
    ),
    "unreadable-account": Message(
        "账号 {account} 在册，但是它的记录读不出来，没有比较",
        "{account} is on file, but cannot be read, so nothing was compared",
        "先看 guanhao check",
        "see guanhao check first",
    ),
}
"""Code of what is said of a cell → words. Rules of the register have words of their own."""

STATUS: Mapping[RowStatus, Label] = {
    "right": Label("可以导入", "right"),
    "faulty": Label("有问题", "faulty"),
    "present": Label("已在册", "on file already"),
}

LEFT: Mapping[LeftOut, Label] = {
    "title": Label("标题或说明", "title"),
    "total": Label("合计行", "total"),
    "note": Label("说明", "note"),
    "section": Label("分组标题", "section"),
    "example": Label("填写示例", "example"),
    "template": Label("只有序号的空行", "empty row"),
}

WHY_LEFT: Mapping[str, Label] = {
    "hidden": Label("隐藏的工作表", "a hidden sheet"),
    "no-table": Label("不是账号台账：没有认出表头", "no ledger: no header was recognised"),
    "gone": Label("表名说明里面是注销、停用的账号", "by its name, a list of accounts out of use"),
    "empty": Label("空表", "empty"),
}


def message(remark: Remark, lang: Language) -> str:
    """Return what is said of a cell, as one line."""
    if remark.rule:
        return sentence(remark.rule, remark.code, remark.params, lang)
    words = MESSAGES[remark.code]
    return _filled(words.zh if lang == "zh" else words.en, remark, lang)


def fix(remark: Remark, lang: Language) -> str:
    """Return what to do about it, as one line."""
    if remark.rule:
        return remedy(remark.rule, remark.code, remark.params, lang)
    words = MESSAGES[remark.code]
    return _filled(words.fix_zh if lang == "zh" else words.fix_en, remark, lang)


def _filled(template: str, remark: Remark, lang: Language) -> str:
    params = {k: visible(v) if isinstance(v, str) else _say(v, lang) for k, v in remark.params.items()}
    return template.format_map(params)
