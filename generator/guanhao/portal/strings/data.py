"""Open data."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    "data.title": Label("开放数据", "Open data"),
    "data.lead": Label(
        "名录的全部公开内容都可以直接取用，无需申请。文件随登记册更新，地址不变。",
        "Everything the directory shows can be fetched as it is. The files follow the register; their addresses stay.",
    ),
    "data.file": Label("文件", "File"),
    "data.what": Label("内容", "Content"),
    "data.accounts": Label("全部账号", "all accounts"),
    "data.account": Label("单个账号，每个账号一个文件", "one account, a file each"),
    "data.csv": Label("全部账号的表格，可用 Excel 打开", "all accounts as a table, for Excel"),
    "data.units": Label("全部单位", "all units"),
    "data.impostors": Label("登记的假冒账号", "the impostors on file"),
    "data.schema": Label("JSON Schema", "JSON Schema"),
    "data.shape": Label("格式", "Shape"),
    "data.files": Label("有哪些文件", "The files"),
    "data.licence": Label("使用许可", "Licence"),
    "data.sitemap": Label("网站地图", "site map"),
    "data.examples": Label("怎样读取", "How to read them"),
    "data.examples.note": Label(
        "下面的例子列出现在正常的账号，照抄就能运行，不需要安装别的东西。",
        "These list the accounts that are active now; they run as they stand, with nothing to install.",
    ),
    "data.fields": Label("账号的主要项目", "The main fields of an account"),
    "data.field.id": Label(
        "永久编号，“单位/账号”，转到别的单位也不变。", "Its permanent id, also when it passes to another unit."
    ),
    "data.field.code": Label(
        "备案号，只是名字，单独证明不了什么。", "A name for the entry; by itself it proves nothing."
    ),
    "data.field.platform_id": Label(
        "平台给的 ID，改名也不会变，核对时以它为准。", "The platform's ID; a new name leaves it: compare this."
    ),
    "data.field.state": Label(
        "状态：approved 待开通，active 正常，suspended 已暂停，closed 已注销，under-review 待核。",
        "approved (not opened yet), active, suspended, closed, or under-review.",
    ),
    "data.field.confirmed": Label(
        "是否按期确认过。不是 true 的，不要直接当作正常的官方账号。",
        "Whether it was confirmed in time. If not true, do not plainly call it official.",
    ),
    "data.field.held": Label(
        "用过的名称和 ID，各从哪天到哪天；to 是 null 的现在还在用。",
        "Names and IDs that it bore, from when to when; where `to` is null it bears it still.",
    ),
    "data.field.valid": Label(
        "登记在册的起止日期，暂停不中断。", "The days on which it was on file; suspension does not cut them."
    ),
    "data.field.history": Label(
        "每份记录的种类、填报日期和批准日期。", "Kind, day of filing and of approval of each record."
    ),
    "data.use": Label("使用说明", "Notes"),
    "data.use.null": Label(
        "文件是 UTF-8 的 JSON；没有的值是 null，没有的清单是空清单，日期是 年-月-日。",
        "The files are JSON in UTF-8; what is not known is null, no entries an empty list, days are year-month-day.",
    ),
    "data.use.version": Label(
        "`version` 是格式的版本；以后可能增加项目，已有项目的意思不变。",
        "`version` is that of the shape; fields may be added, and those there are keep their meaning.",
    ),
    "data.use.cors": Label(
        "从别的网站的网页里读取，要由本站的服务器允许跨域（`Access-Control-Allow-Origin`）；程序和服务器读取不受影响。",
        "A page of another site may read them only if this host sends `Access-Control-Allow-Origin`; programs may.",
    ),
    "data.use.csv": Label(
        "表格可以用 Excel 直接打开；以等号、加号、减号等开头的内容前面加了一个撇号，防止被当作公式。",
        "The table opens in Excel; what begins with =, +, - or @ has an apostrophe before it and is no formula.",
    ),
    "data.use.verdict": Label(
        "核对一个账号要比对 ID，不要只比对名称；已注销的账号也在文件里，先看 `state`。",
        "To check an account compare IDs, not names alone; closed accounts are listed too: look at `state` first.",
    ),
    "data.feed": Label("公告订阅（Atom）", "announcements (Atom)"),
    "data.build": Label(
        "本次发布：提交、日期、版本和每个文件的校验值", "this build: commit, day, versions, digest of every file"
    ),
}
