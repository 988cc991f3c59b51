"""The directory."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    "directory.title": Label("账号名录", "Directory"),
    "directory.lead": Label(
        "共 {count} 个账号，按平台排列。已注销的账号不再属于我们，但仍然列在这里，以防被人冒用。",
        "{count} accounts, by platform. Closed ones are ours no more, but stay listed: others may take them over.",
    ),
    "directory.empty": Label("登记册里还没有账号。", "There is no account on file yet."),
    "directory.jump": Label("按平台跳转", "Go to a platform"),
    "directory.page": Label("第 {page} 页，共 {pages} 页", "Page {page} of {pages}"),
    "directory.previous": Label("上一页", "Previous page"),
    "directory.next": Label("下一页", "Next page"),
}
