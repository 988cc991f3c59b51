"""The page of an account: what it is, whether it is official, how to recognise it, and what it was."""

import html
from datetime import date

from guanhao.model.finding import Language
from guanhao.model.public import PublicAccount, PublicRegister
from guanhao.portal.badge import standing
from guanhao.portal.environment import platform_name
from guanhao.portal.icons import icon_of
from guanhao.portal.qr import has_qr
from guanhao.portal.strings import translator
from guanhao.portal.structured import account_data
from guanhao.portal.view import View, render

PENDING = ("unapproved", "uncommitted")
"""How a record came in that is not in effect, and that only a preview shows."""

IDENTIFYING = ("platform_id", "handle", "url", "qr")

SCRIPT = '<script type="module" src="{root}assets/js/copy.js"></script>'


def account_view(register: PublicRegister, account: PublicAccount, lang: Language) -> View:
    """Return the page of one account."""
    t = translator(lang)
    name = account.name or t("account.unnamed")
    state = standing(account)
    platform = platform_name(register, account.platform, lang)
    since = _since(account)
    note = t(f"state.note.{state}", day=account.closed_on, platform=platform)
    kinds = register.approvals.get(account.id, ())
    portal = register.institution.portal
    body = render(
        register,
        lang,
        account.page,
        "account.html",
        account=account,
        name=name,
        state=state,
        note=note,
        since=t(f"account.since_{account.state}", day=since) if since and account.state != "under-review" else None,
        platform=platform,
        icon=icon_of(account.platform),
        identity=[(field, value) for field in IDENTIFYING if (value := getattr(account, field))],
        compared=account.handle or account.platform_id,
        asked=f"{platform} {account.handle or account.platform_id}"
        if account.handle or account.platform_id
        else account.url or "",
        compared_field="handle" if account.handle else "platform_id",
        former=[held for held in account.held if held.to is not None],
        vouched=state in ("active", "suspended", "unconfirmed"),
        official=state == "active",
        shows_qr=has_qr(account),
        kinds=kinds,
        pending=PENDING,
        reviews=register.reviews.get(account.id, ()),
        impostors=register.impostors,
        footing="unvouched" if set(kinds) <= {"opening"} else "partly" if "opening" in kinds else "vouched",
        successor=register.account_by_id.get(account.successor or ""),
        snippet=_snippet(portal, account, name, t("account.badge_alt", name=name)) if portal else None,
    )
    head = SCRIPT.format(root="../" * account.page.count("/")) + account_data(register, account)
    return View(account.page, name, f"{name}：{note}" if lang == "zh" else f"{name}: {note}", body, head)


def _since(account: PublicAccount) -> date | None:
    """Return the day since which the account has been in its state."""
    if account.state == "closed":
        return account.closed_on
    if account.state == "suspended":
        return next((step.approved_on for step in reversed(account.history) if step.kind == "order"), None)
    if account.state == "approved":
        return next((step.approved_on for step in account.history if step.kind == "application"), None)
    return account.approved_on


def _snippet(portal: str, account: PublicAccount, name: str, alt: str) -> str:
    """Return the HTML by which a page elsewhere shows the badge; as text it is escaped once more."""
    page = html.escape(f"{portal}{account.page}")
    shown = f'<img src="{page}badge.svg" alt="{html.escape(alt)}" height="28">'
    return f'<a href="{page}" title="{html.escape(name)}">{shown}</a>'
