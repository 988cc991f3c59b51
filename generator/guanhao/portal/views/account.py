"""The page of an account: what it is, whether it is official, and what it was."""

from guanhao.model.finding import Language
from guanhao.model.public import PublicAccount, PublicRegister
from guanhao.portal.environment import platform_name
from guanhao.portal.strings import translator
from guanhao.portal.view import View, render

PENDING = ("unapproved", "uncommitted")
"""How a record came in that is not in effect, and that only a preview shows."""

IDENTIFYING = ("platform_id", "handle", "url", "qr")


def account_view(register: PublicRegister, account: PublicAccount, lang: Language) -> View:
    """Return the page of one account."""
    t = translator(lang)
    name = account.name or t("account.unnamed")
    identity = [(field, getattr(account, field)) for field in IDENTIFYING if getattr(account, field)]
    platform = platform_name(register, account.platform, lang)
    is_vouched = account.state in ("active", "suspended")
    is_stale = account.state == "active" and not account.confirmed
    note = t(
        "state.note.unconfirmed" if is_stale else f"state.note.{account.state}",
        day=account.closed_on,
        platform=platform,
    )
    former = [held for held in account.held if held.to is not None]
    kinds = register.approvals.get(account.id, ())
    body = render(
        register,
        lang,
        account.page,
        "account.html",
        account=account,
        name=name,
        note=note,
        identity=identity,
        former=former,
        vouched=is_vouched,
        stale=is_stale,
        kinds=kinds,
        pending=PENDING,
        footing="unvouched" if set(kinds) <= {"opening"} else "partly" if "opening" in kinds else "vouched",
        successor=register.account_by_id.get(account.successor or ""),
    )
    return View(account.page, name, f"{name}：{note}" if lang == "zh" else f"{name}: {note}", body)
