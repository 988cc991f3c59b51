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
    "front.news": Label("最新公告", "Latest announcements"),
    "front.all_news": Label("全部公告", "All announcements"),
    "front.no_news": Label("暂无公告。", "Nothing to announce yet."),
    "front.main": Label("学校主账号", "The institution's own accounts"),
    "front.report": Label("发现假冒账号", "Report an impostor"),
    "front.report_to": Label("请联系{name}：", "Please tell {name}:"),
    "front.impostors": Label("查看假冒账号", "Known impostors"),
    "front.figures": Label("概况", "In figures"),
    "front.no_main": Label("还没有登记学校主账号。", "None is on file yet."),
    "front.compare": Label("怎样核对", "How to compare"),
    "front.compare.id": Label(
        "对照平台上显示的账号 ID 或者微信号，一个字符都不能差。",
        "Compare the ID or handle that the platform shows, character by character.",
    ),
    "front.compare.state": Label(
        "看状态：只有“正常”的账号在用。已注销的可能被他人重新注册。",
        "Look at the state: only active ones are in use. What was closed may be taken by others.",
    ),
    "front.compare.never": Label(
        "官方账号不会私下收费，也不会索要验证码。", "Official accounts never charge fees in private or ask for codes."
    ),
    "front.report_how": Label(
        "请记下账号名称、ID 和网址，截图保存，不要转账、不要透露验证码。",
        "Note its name, ID and address, keep a screenshot, pay nothing and pass on no code.",
    ),
    "front.about": Label("名录是什么", "What this register is"),
    "front.about.text": Label(
        "{name}的每个官方新媒体账号，开通、变更、年审、注销都要登记，由{registrar}审核。登记只增不改，历史可以查。",
        "Every official account of {name} files its opening, changes, yearly reviews and closure, and {registrar} "
        "reviews them. Entries are added, never rewritten.",
    ),
    "figure.active": Label("正常运行", "active"),
    "figure.platforms": Label("覆盖平台", "platforms"),
    "figure.units": Label("主办单位", "units"),
    "figure.closed": Label("已注销", "closed"),
}
