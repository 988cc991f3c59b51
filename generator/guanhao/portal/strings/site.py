"""The frame of every page: navigation, footer, and the page for what is missing."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    # navigation
    "nav.home": Label("首页", "Home"),
    "nav.directory": Label("账号名录", "Directory"),
    "nav.units": Label("主办单位", "Units"),
    "nav.policy": Label("管理办法", "Regulation"),
    "nav.rules": Label("规则", "Rules"),
    "nav.assessment": Label("年度考核", "Assessment"),
    "nav.data": Label("开放数据", "Open data"),
    "nav.impostors": Label("假冒账号", "Impostors"),
    "nav.check": Label("核验", "Check"),
    "nav.announcements": Label("公告", "News"),
    "nav.desk": Label("办事大厅", "Service desk"),
    "nav.guide": Label("办事指南", "Guide"),
    "nav.statistics": Label("统计", "Statistics"),
    "nav.alliance": Label("新媒体矩阵", "Alliance"),
    "nav.more": Label("更多", "More"),
    "frame.table": Label("表格", "Table"),
    "nav.jump": Label("本栏目", "This section"),
    "nav.pages": Label("的其他页面", ": further pages"),
    "scheme.dark": Label("深色", "Dark colours"),
    "nav.skip": Label("跳到正文", "Skip to the content"),
    "nav.label": Label("主要栏目", "Main sections"),
    # the portal
    "site.kind": Label("官方新媒体账号名录", "Register of official accounts"),
    "site.title": Label("{name}官方新媒体账号", "Official accounts of {name}"),
    "site.description": Label(
        "{name}官方新媒体账号登记名录：哪些账号是官方的、由谁主办、现在什么状态。",
        "The register of the official new-media accounts of {name}: which are official, who runs them, in what state.",
    ),
    "footer.registrar": Label("由{name}归口管理", "Kept by {name}"),
    "footer.feed": Label("订阅公告", "Subscribe"),
    "footer.as_of": Label("数据截至 {day}", "As of {day}"),
    "footer.unvouched": Label(
        "本页记录属于期初登记，没有 Git 合并历史为其批准作证。",
        "These records are the opening balance: no Git history of merges vouches for their approval.",
    ),
    "footer.vouched": Label(
        "本页记录的批准，有登记册的 Git 合并历史为证。",
        "The register's Git history of merges vouches for the approval of these records.",
    ),
    "footer.partly": Label(
        "标“期初”的记录属于期初登记，没有 Git 合并历史为其批准作证；其余记录有。",
        "Records marked as opening balance have no Git history of merges to vouch for their approval; the others have.",
    ),
    # 404
    "missing.home": Label("回到首页", "To the front page"),
    "missing.back": Label(
        "请按浏览器的返回键，从首页或者名录重新查找。", "Go back, and search from the front page or the directory."
    ),
    "missing.title": Label("没有这个页面", "No such page"),
    "missing.lead": Label(
        "网址可能有误。注销的账号页面永远保留：如果名录里查不到，它就没有登记过。",
        "The address may be wrong. Pages of closed accounts stay for ever: what the directory lacks was never on file.",
    ),
}
