"""The pages of announcements."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    "announcements.title": Label("公告", "Announcements"),
    "announcements.of": Label("{year} 年公告", "Announcements of {year}"),
    "announcements.lead": Label(
        "账号备案、更名、变更、暂停和注销，批准一项公告一项。",
        "Filings, new names, changes, suspensions and closures, each announced when it is approved.",
    ),
    "announcements.feed": Label("订阅公告（Atom）", "Subscribe (Atom)"),
    "announcements.years": Label("按年份", "By year"),
    "announcements.month": Label("{year} 年 {month} 月", "{year}-{month}"),
    "announcements.pages": Label("翻页", "Pages"),
    "announcements.more": Label(
        "这里是最近 {shown} 条，共 {total} 条；更早的按年份查看。",
        "The latest {shown} of {total}; see each year for the rest.",
    ),
    "announcement.filed": Label("备案", "filed"),
    "announcement.renamed": Label("更名", "renamed"),
    "announcement.changed": Label("变更", "changed"),
    "announcement.transferred": Label("转移", "transferred"),
    "announcement.suspended": Label("暂停", "suspended"),
    "announcement.resumed": Label("恢复", "resumed"),
    "announcement.closed": Label("注销", "closed"),
}
