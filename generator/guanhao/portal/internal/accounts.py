"""The page of an account with everything on file: people, judgements, and each record whole."""

from guanhao.model.internal import InternalAccount
from guanhao.portal.internal.page import Edition
from guanhao.portal.view import View


def account_view(edition: Edition, account: InternalAccount) -> View:
    """Return the page of one account."""
    name = account.name or edition.t("account.unnamed")
    unit = edition.internal.unit_by_id[account.unit]
    return edition.view(
        account.page,
        name,
        "account.html",
        here="units",
        account=account,
        unit=unit,
        cases_of=edition.internal.cases_by_account.get(account.id, ()),
    )
