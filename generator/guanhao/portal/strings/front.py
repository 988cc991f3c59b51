"""The front page."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    "front.lead": Label(
        "本名录列出{name}全部登记在册的官方新媒体账号。核对时请以账号 ID 为准，名称和头像都可能被人仿冒。",
        "Every official account that {name} has on file. Compare the account's ID: names and pictures can be copied.",
    ),
    "front.browse": Label("查看全部账号", "Browse all accounts"),
    "front.by_platform": Label("按平台", "By platform"),
    "front.by_state": Label("按状态", "By state"),
    "front.news": Label("最新公告", "Latest announcements"),
    "front.no_news": Label("暂无公告。", "Nothing to announce yet."),
    "front.main": Label("学校主账号", "The institution's own accounts"),
    "front.report": Label("发现假冒账号", "Report an impostor"),
    "front.report_to": Label("请联系{name}：", "Please tell {name}:"),
    "figure.active": Label("正常运行", "active"),
    "figure.platforms": Label("覆盖平台", "platforms"),
    "figure.units": Label("主办单位", "units"),
    "figure.closed": Label("已注销", "closed"),
}
