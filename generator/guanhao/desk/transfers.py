"""All accounts of a unit handed over to another one: whether that can be, and what it leaves to be done."""

import difflib
from collections.abc import Sequence
from datetime import date

from guanhao.errors import RefusedRecordError
from guanhao.model.account import Account
from guanhao.model.types import Label
from guanhao.rules.facts import Facts

SHARED = ("happened_on", "reason", "late_reason", "endorsements", "document", "note", "signed")
"""What is said once for all the accounts of a transfer."""

UNENDORSED = Label(
    "对方的会签（endorsements）没有写。由移出或接收单位提出的请求，没有写明另一方的会签不能合并；"
    "归口管理部门提出的可以不写",
    "no endorsement of the other side is stated; without it only a request of the registrar can be merged",
)


def check_units(origin: str, to: str, facts: Facts, day: date) -> None:
    """Refuse units that are not there, one that is closed by a day, and one handing over to itself.

    Raises RefusedRecordError.
    """
    for option, unit in (("--from", origin), ("--to", to)):
        check_unit(option, unit, facts)
    if origin == to:
        raise RefusedRecordError("--to", "移出和接收是同一个单位\nBoth sides are the same unit.")
    closed = facts.units[to].closed_on if to in facts.units else None
    if closed is not None and closed <= day:
        raise RefusedRecordError(
            f"--to {to}",
            f"接收单位已于 {closed} 撤销，不能接收账号\nThat unit was closed on {closed} and can host nothing.",
        )


def check_unit(option: str, unit: str, facts: Facts) -> None:
    """Refuse a unit that is not there, naming the nearest. Raises RefusedRecordError."""
    if unit in facts.unit_files:
        return
    named = [id_ for id_, known in facts.units.items() if unit in (known.name, *(known.aliases or ()))]
    near = ", ".join(named or difflib.get_close_matches(unit, facts.unit_files, 3, 0.4))
    raise RefusedRecordError(
        f"{option} {unit}",
        f"登记册里没有单位 {unit}{f'；是不是 {near}？' if near else ''}\n"
        f"The register has no unit {unit}{f'; the nearest are: {near}' if near else ''}.",
    )


def reason_to_skip(account: Account) -> Label | None:
    """Return why an account of the unit cannot be handed over by a change."""
    if account.state == "approved":
        return Label(
            "还没有备案，不能移交：由接收单位另办开通申请，这一份办注销（withdrawn）",
            "not filed yet, so it cannot be handed over: have the receiving unit apply anew and withdraw this one",
        )
    return None


def afterwards(origin: str, to: str, facts: Facts) -> Sequence[Label]:
    """Return what a transfer leaves to be done."""
    left = []
    unit = facts.units.get(origin)
    if unit and (unit.closed_on is None or unit.merged_into != to):
        left.append(
            Label(
                f"{facts.unit_name(origin)}撤销的，由归口管理部门在 registry/units/{origin}.yml 写 closed_on 和 "
                f"merged_into: {to}，另提一个请求",
                f"where {origin} is no more, the registrar writes closed_on and merged_into: {to} into "
                f"registry/units/{origin}.yml, in a request of its own",
            )
        )
    left.append(
        Label(
            "责任人员（people）、名称等要一起换的，在同一份变更里写（--field、--to），或者移交合并以后由接收单位另办变更",
            "persons in charge and names that change too go into the same records (--field, --to), or are changed by "
            "the receiving unit once the transfer is merged",
        )
    )
    return left
