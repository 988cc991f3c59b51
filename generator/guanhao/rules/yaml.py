"""登记册的每个文件都应是严格的 YAML：UTF-8 编码，一个文件一份文档，没有重复的键、锚点、别名和标签，缩进只用空格。

报表是 CSV，也用 UTF-8 编码；Excel 存出来的 BOM 标记和 CRLF 换行，报表里可以有，只作提示。

为什么：同一份材料，人、表单和校验程序必须读出同样的内容。宽松的 YAML 会把 `no` 读成“否”，让后写的同名键悄悄盖掉先写的。

怎么改：按提示的行、列改正后重新提交；已经合并而读不出来的文件，由归口管理部门另存一份作废记录（void），原文件保留。

Every file of the register is strict YAML: UTF-8, one document, no duplicate keys, anchors, aliases or tags, indented by
spaces. Sheets are CSV in UTF-8; what spreadsheets add to them is worth a notice and no more. People, forms and the
validator must read the same thing out of the same form. Mend the place that is named; a merged file that cannot be read
is taken out by a void record of the registrar's, and stays.
"""

from collections.abc import Iterator

from guanhao.model.finding import Finding, Message
from guanhao.model.types import Label
from guanhao.rules.base import DocumentContext, Rule
from guanhao.rules.problems import findings_of

ID = "yaml"
TITLE = Label("文件格式", "file format")

MESSAGES = {
    "unreadable": Message("文件打不开", "the file cannot be opened", "检查文件权限", "check the file's permissions"),
    "too-large": Message(
        "文件有 {size} KB，超过 {limit} KB 的上限",
        "the file has {size} KB, more than {limit} KB",
        "一份记录只写一件事；附件不放进登记册",
        "one record tells one event; attachments do not belong in the register",
    ),
    "encoding": Message(
        "文件不是 UTF-8 编码", "the file is not UTF-8", "用编辑器另存为 UTF-8（无 BOM）", "save it as UTF-8 without BOM"
    ),
    "csv-encoding": Message(
        "这张表不是 UTF-8 编码，读不出来",
        "the sheet is not UTF-8 and cannot be read",
        "在 Excel 或 WPS 里打开，选“另存为”，类型选“CSV UTF-8（逗号分隔）”；没有这一类型的，用编辑器另存为 UTF-8",
        "open it in a spreadsheet and save it as `CSV UTF-8 (comma delimited)`, or as UTF-8 in an editor",
    ),
    "spreadsheet": Message(
        "文件带有 {what}，是 Excel 存出来的样子；能照常读取",
        "the file has {what}, as spreadsheets save it; it is read all the same",
        "可以不改；想让合并请求里只显示改动的行，就用编辑器另存为 UTF-8（无 BOM）、LF 换行",
        "leave it; or save it as plain UTF-8 with LF line ends, so that a request shows only the lines that changed",
    ),
    "bom": Message(
        "文件开头有看不见的 BOM 标记",
        "the file starts with an invisible byte order mark",
        "另存为“UTF-8”而不是“带 BOM 的 UTF-8”",
        "save it as plain UTF-8",
    ),
    "crlf": Message(
        "文件用了 Windows 换行（CRLF）",
        "the file has Windows line ends (CRLF)",
        "在编辑器右下角把换行改为 LF 后保存",
        "save it with LF line ends",
    ),
    "tab": Message(
        "有制表符（Tab）", "there is a tab", "把 Tab 换成空格，缩进一层用两个空格", "use two spaces a level instead"
    ),
    "control": Message(
        "有不能出现在文本里的控制字符 {character}",
        "there is a control character {character}",
        "删去这个看不见的字符，再手工重打这一处",
        "delete the invisible character and type that place anew",
    ),
    "syntax": Message(
        "这里不合 YAML 的写法，后面的内容读不出来",
        "this is not YAML, and what follows cannot be read",
        "每行写成“键: 值”（冒号用半角，后面空一格），同一层左边对齐；值里有冒号、# 或 @ 时用双引号括起来",
        "write `key: value` with one space after the colon, align each level, quote values that hold a colon, # or @",
    ),
    "syntax-colon": Message(
        "这里用了全角冒号“：”，YAML 读不出来",
        "there is a full-width colon, which YAML does not read as one",
        "键后面的冒号改为半角“:”，并空一格",
        "use `:` and a space after the key",
    ),
    "syntax-quotes": Message(
        "这里的引号不成对，或引号外还有内容",
        "a quotation mark is not closed, or something stands outside of it",
        "用一对半角双引号把整个值括起来",
        "put the whole value into one pair of double quotes",
    ),
    "empty": Message("文件是空的", "the file is empty", "补写内容，或删去这个文件", "fill it in or delete it"),
    "too-deep": Message(
        "层次超过 {limit} 层", "more than {limit} levels deep", "按样例减少层次", "follow the sample's shape"
    ),
    "several-documents": Message(
        "一个文件里有几份文档（用 --- 隔开）",
        "several documents in one file (parted by ---)",
        "每份另存为一个文件",
        "make each a file of its own",
    ),
    "alias": Message(
        "用了别名 {name}", "there is an alias {name}", "把内容原样写出来", "write the content out in full"
    ),
    "anchor": Message("用了锚点 {name}", "there is an anchor {name}", "删去锚点", "delete the anchor"),
    "tag": Message("用了标签 {name}", "there is a tag {name}", "删去标签", "delete the tag"),
    "key": Message("键只能是一个词", "a key must be a single word", "照样例写键名", "use the key names of the sample"),
    "duplicate-key": Message("“{key}”写了两次", "`{key}` stands twice", "只留一处", "keep one of them"),
}


def check(context: DocumentContext) -> Iterator[Finding]:
    """Yield what stood in the way of reading the file; of its line ends there is only a warning or a notice."""
    yield from findings_of(ID, context, lighter={"crlf": "warning", "spreadsheet": "notice"})


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, document=check, is_waivable=False)
