"""Units."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    "units.title": Label("主办单位", "Units"),
    "units.lead": Label("共 {count} 个单位。", "{count} units."),
    "units.accounts": Label("账号数", "Accounts"),
    "units.count": Label("在用 {live} 个，共 {total} 个", "{live} live of {total}"),
    "units.closed": Label("{day} 撤销", "closed on {day}"),
    "unit.below": Label("下属单位", "Units below"),
    "unit.live": Label("在用账号", "Live accounts"),
    "unit.waiting": Label("待开通、待核", "Not yet in service"),
    "unit.closed_accounts": Label("已注销", "Closed"),
    "unit.closed_note": Label("下列账号不再属于我们。", "These are ours no more."),
    "unit.desk": Label("本单位的新账号可以在线办理：", "For a new account of this unit:"),
    "unit.none": Label("本单位没有登记的账号。", "This unit has no account on file."),
    "unit.closed": Label("本单位已于 {day} 撤销。", "This unit was closed on {day}."),
}
