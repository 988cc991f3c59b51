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
    "data.schema": Label("以上各文件的 JSON Schema", "JSON Schema of each of these"),
    "data.feed": Label("公告订阅（Atom）", "announcements (Atom)"),
    "data.build": Label(
        "本次发布：提交、日期、版本和每个文件的校验值", "this build: commit, day, versions, digest of every file"
    ),
}
