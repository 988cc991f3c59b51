"""The directory."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    "directory.title": Label("账号名录", "Directory"),
    "directory.lead": Label(
        "共 {count} 个账号，按平台排列。已注销的账号不再属于我们，但仍然列在这里，以防被人冒用。",
        "{count} accounts, by platform. Closed ones are ours no more, but stay listed: others may take them over.",
    ),
    "directory.filter": Label("筛选账号", "Filter the accounts"),
    "directory.text": Label("名称、ID、单位", "Name, ID, unit"),
    "directory.text_hint": Label("汉字、拼音或首字母，如 图书馆、tushuguan、tsg", "Chinese, pinyin or initials"),
    "directory.any": Label("全部", "all"),
    "directory.sort": Label("排序", "Sort by"),
    "directory.sort.platform": Label("平台", "platform"),
    "directory.sort.name": Label("名称拼音", "name"),
    "directory.sort.date": Label("批准日期（新的在前）", "approval, latest first"),
    "directory.view": Label("显示方式", "Show as"),
    "directory.view.table": Label("表格", "table"),
    "directory.view.cards": Label("卡片", "cards"),
    "directory.reset": Label("清除", "Clear"),
    "directory.print": Label("打印", "Print"),
    "directory.more": Label("再显示一些", "Show more"),
    "directory.results": Label("筛选结果", "Results"),
    "directory.found": Label("找到 {count} 个账号", "{count} accounts found"),
    "directory.found_none": Label(
        "没有找到。换个说法试试；名录里没有，不等于是假的，请用“核验”查一查。",
        "Nothing found. Try other words; what is not listed is not proven fake: use the checker.",
    ),
    "directory.broken": Label(
        "筛选用的数据没有取到，请刷新再试；下面仍是全部账号。",
        "The data could not be fetched; try again. Below are all accounts.",
    ),
    "directory.empty": Label("登记册里还没有账号。", "There is no account on file yet."),
    "directory.jump": Label("按平台跳转", "Go to a platform"),
    "directory.page": Label("第 {page} 页，共 {pages} 页", "Page {page} of {pages}"),
    "directory.previous": Label("上一页", "Previous page"),
    "directory.next": Label("下一页", "Next page"),
}
