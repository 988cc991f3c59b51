"""The states of an account, and what each means for who meets it."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    "state.active": Label("正常", "Active"),
    "state.suspended": Label("已暂停", "Suspended"),
    "state.approved": Label("已批准、待开通", "Approved, not yet opened"),
    "state.closed": Label("已注销", "Closed"),
    "state.under-review": Label("待核", "Under review"),
    "state.note.active": Label("登记在册，正常运行。", "On file and in service."),
    "state.note.suspended": Label(
        "登记在册，但已被责令暂停：这期间发布的内容请勿当作官方消息。",
        "On file, but ordered to pause: take nothing it posts meanwhile for official.",
    ),
    "state.note.approved": Label(
        "同意开通，尚未备案：{platform}上现在用这个名称的账号，还不能认作官方账号。",
        "Leave to open it was given, but it is not on file yet: "
        "so far no account of this name on {platform} is official.",
    ),
    "state.note.closed": Label(
        "已于 {day} 注销，不再属于我们。"
        "此后在{platform}上以这个名称或 ID 出现的账号，除非名录里另有登记，都不是官方账号。",
        "Closed on {day} and ours no more. "
        "Whatever appears under this name or ID on {platform} since then is not official, "
        "unless the directory lists it.",
    ),
    "state.note.under-review": Label(
        "登记材料有误，正在核对：核对完成之前，请勿当作官方账号。",
        "Its records are being put right: until then, do not take it for official.",
    ),
    "state.unconfirmed": Label("久未确认", "not confirmed lately"),
    "state.note.unconfirmed": Label(
        "登记在册，但超过规定期限没有备案、变更或者通过年审，请向主办单位核实后再相信。",
        "On file, but nobody has filed, changed or reviewed it for longer than the regulation allows: ask its unit.",
    ),
}
