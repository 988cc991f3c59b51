"""Statistics."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    "statistics.title": Label("统计", "Statistics"),
    "statistics.lead": Label(
        "账号有多少、在哪些平台、由谁主办、哪年备案和注销、年审做到什么程度。每张图的数字都列在旁边。",
        "How many accounts there are, on which platforms, run by whom, filed and closed when, and how far reviewed. "
        "Each chart has its figures beside it.",
    ),
    "statistics.live": Label("在用账号", "live accounts"),
    "statistics.total": Label("登记过的账号", "accounts ever on file"),
    "statistics.empty": Label("还没有可以统计的数据。", "There is nothing to count yet."),
    "statistics.unbound": Label(
        "现行办法没有要求年审：没有年审记录，不算欠缺。",
        "The policy in force asks for no annual review: that nothing is on file is no fault.",
    ),
    "statistics.other_units": Label("其他单位", "other units"),
    "statistics.platform": Label("按平台", "By platform"),
    "statistics.platform_note": Label("在用的账号，暂停的也算。", "Live accounts, suspended ones included."),
    "statistics.tier": Label("按级别", "By tier"),
    "statistics.tier_note": Label("在用的账号。", "Live accounts."),
    "statistics.kind": Label("按单位类别", "By kind of unit"),
    "statistics.kind_note": Label("在用的账号，按主办单位的类别。", "Live accounts, by the kind of their unit."),
    "statistics.unit": Label("按主办单位", "By unit"),
    "statistics.unit_note": Label(
        "在用账号最多的二十个单位，其余合计。", "The twenty units with the most live accounts; the rest added up."
    ),
    "statistics.state": Label("按状态", "By state"),
    "statistics.state_note": Label("全部登记过的账号。", "All accounts ever on file."),
    "statistics.growth": Label("历年变化", "By year"),
    "statistics.growth_note": Label(
        "年底在册的账号，以及当年备案和注销的。登记册建立以前开通的账号从批准备案那天算起。",
        "Accounts on file at the year's end, and those filed and closed in it; each counts from its approval.",
    ),
    "statistics.reviews": Label("年审完成情况", "Annual reviews"),
    "statistics.reviews_note": Label(
        "当年全年在册的账号，加上当年参加了年审的。“没有记录”是登记册里没有这一年的年审结果，不等于不通过。",
        "Accounts on file all year, and any other reviewed. “Nothing on file” is no result either way.",
    ),
    "statistics.label.platform": Label("平台", "Platform"),
    "statistics.label.tier": Label("级别", "Tier"),
    "statistics.label.kind": Label("类别", "Kind"),
    "statistics.label.unit": Label("主办单位", "Unit"),
    "statistics.label.state": Label("状态", "State"),
    "statistics.label.growth": Label("年份", "Year"),
    "statistics.label.reviews": Label("年度", "Year"),
    "statistics.column.accounts": Label("账号", "Accounts"),
    "statistics.column.standing": Label("年底在册", "At year's end"),
    "statistics.column.filed": Label("当年备案", "Filed"),
    "statistics.column.closed": Label("当年注销", "Closed"),
    "statistics.column.pass": Label("通过", "passed"),
    "statistics.column.rectify": Label("整改", "to be rectified"),
    "statistics.column.fail": Label("不通过", "failed"),
    "statistics.column.pending": Label("本年未提交", "not yet, this year"),
    "statistics.column.none": Label("没有记录", "nothing on file"),
}
