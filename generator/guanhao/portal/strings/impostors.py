"""Impostors."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    "impostors.title": Label("假冒账号", "Impostors"),
    "impostors.lead": Label("下列账号冒充我们，请勿相信。", "These accounts pretend to be ours. Do not trust them."),
    "impostors.none": Label(
        "目前没有登记的假冒账号。没有登记，不等于没有。",
        "No impostor is on file, which does not mean that there is none.",
    ),
    "impostors.imitates": Label("被假冒的账号", "Imitates"),
    "impostors.reported": Label("举报日期", "Reported on"),
    "impostors.taken_down": Label("下架日期", "Taken down on"),
    "impostors.down": Label("已下架", "taken down"),
    "impostors.how": Label("怎样举报", "How to report it"),
    "impostors.standing": Label("仍在", "still up"),
    "impostors.seen": Label("发现日期", "Seen on"),
}
