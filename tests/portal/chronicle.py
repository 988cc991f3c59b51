"""A small register in which everything happens that the open data must tell rightly."""

from typing import Any

from tests.registers import (
    Raw,
    Sandbox,
    application,
    change,
    closure,
    dump,
    filing,
    incident,
    name_of,
    order,
    review,
    void,
)

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20A1")
"""What a spreadsheet would run."""

CERTIFIED = {"on": "2024-03-15", "subject": "示例职业学院"}


def account(number: int, **more: Any) -> Raw:
    """Return an account with identifiers of its own."""
    own = {"name": f"示例账号{number}", "platform_id": f"gh_{number:012x}", "handle": f"evc_{number:04d}"}
    return own | {"certified": CERTIFIED} | more


def write(sandbox: Sandbox) -> None:
    """Fill a register without accounts."""
    renamed = change(("account.name", "示例账号1", "新名称"), ("account.handle", "evc_0001", "evc_new1"))
    sandbox.add(
        "physics/renamed",
        application(account={"name": "示例账号1", "platform": "wechat-official"}),
        filing(account(1), service={"reply_within_days": 3, "phone": "0000-0000000", "email": "x@example.edu.cn"}),
        renamed,
        review(),
        incident(),
    )
    corrected = change(
        ("account.name", "示例账号2", "更正名"),
        ("account.platform_id", f"gh_{2:012x}", "gh_00000000000f"),
        correction=True,
    )
    sandbox.add("physics/corrected", filing(account(2)), corrected)
    successor = closure(successor="physics/renamed", reason="merged")
    sandbox.add(
        "physics/closed", filing(account(3)), order("suspend"), order("resume", filed_on="2025-01-20"), successor
    )
    sandbox.add("physics/transferred", filing(account(4)), change(("unit", "physics", "propaganda")))
    sandbox.add("physics/suspended", filing(account(5)), review(result="fail"), order("suspend"))
    sandbox.add("physics/planned", application())
    sandbox.add("physics/withdrawn", application(), closure(reason="withdrawn"))
    stale = change(("account.name", "不是这个", "新名"))
    sandbox.add("physics/stale", filing(account(6)), review(filed_on="2024-08-01"), stale)
    sandbox.write("registry/accounts/physics/unreadable/2024-03-20-filing.yml", "kind: filing\n")
    wrong = change(("account.name", "示例账号7", "写错的名"))
    sandbox.add("physics/voided", filing(account(7)), wrong, void(name_of(wrong)))
    weibo = {"platform": "weibo", "platform_id": "1234567890", "handle": None, "url": "https://weibo.com/u/1234567890"}
    sandbox.add("propaganda/weibo", filing(account(8, **weibo), unit="propaganda", tier=1))
    impostor = {"name": "示例账号官方", "platform": "weibo", "handle": "evc_fake", "imitates": "physics/renamed"}
    sandbox.write("registry/impostors/fake.yml", dump(impostor | {"seen_on": "2025-03-01", "note": "内部"}))
    sandbox.write(
        "registry/institution.yml",
        "name: 示例职业学院\nregistrar: propaganda\npolicy: measures\nportal: https://accounts.example.edu.cn/evc\n",
    )


def write_formulas(sandbox: Sandbox) -> None:
    """Fill a register without accounts with cells that a spreadsheet would run."""
    for number, formula in enumerate(FORMULAS):
        held = dict.fromkeys(("name", "platform_id", "handle"), formula)
        sandbox.add(f"physics/formula-{number}", filing(account(number, **held)))
    sandbox.write("registry/units/physics.yml", dump({"name": FORMULAS[0], "kind": "school"}))
