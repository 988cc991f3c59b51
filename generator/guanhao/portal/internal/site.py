"""Everything that an internal edition adds to the portal: the explicit list of its pages."""

from collections.abc import Iterator

from guanhao.model.finding import Language
from guanhao.model.internal import InternalRegister
from guanhao.model.public import PublicRegister
from guanhao.portal.internal.accounts import account_view
from guanhao.portal.internal.compliance import compliance_views, rule_views
from guanhao.portal.internal.dashboard import dashboard_view
from guanhao.portal.internal.lists import duties_views, incidents_views, orders_views, pending_views
from guanhao.portal.internal.page import Edition
from guanhao.portal.internal.people import people_views
from guanhao.portal.internal.units import unit_view, units_view
from guanhao.portal.view import View

SHELL_DEPTHS = (1, 2, 3, 4)
"""Depths at which pages of the edition are filled into a shell."""


def internal_views(internal: InternalRegister, public: PublicRegister, lang: Language) -> Iterator[View]:
    """Yield every internal page; each stands below `internal/`."""
    edition = Edition(internal, public, lang)
    yield dashboard_view(edition)
    yield from duties_views(edition)
    yield from people_views(edition)
    yield from orders_views(edition)
    yield from incidents_views(edition)
    yield from pending_views(edition)
    yield from compliance_views(edition)
    yield from rule_views(edition)
    yield units_view(edition)
    for unit in internal.units:
        yield unit_view(edition, unit)
    for account in internal.accounts:
        yield account_view(edition, account)
