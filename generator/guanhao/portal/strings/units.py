"""Units."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    "units.title": Label("主办单位", "Units"),
    "units.lead": Label("共 {count} 个单位。", "{count} units."),
    "units.accounts": Label("账号数", "Accounts"),
    "unit.none": Label("本单位没有登记的账号。", "This unit has no account on file."),
    "unit.closed": Label("本单位已于 {day} 撤销。", "This unit was closed on {day}."),
}
