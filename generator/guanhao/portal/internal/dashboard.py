"""The entry of the internal edition: what stands, and what is to be done first."""

from collections import Counter

from guanhao.portal.frame import institution_name
from guanhao.portal.internal.page import Edition
from guanhao.portal.view import View

SHOWN = 8
"""Rows of each list; the rest is on its own page."""


def dashboard_view(edition: Edition) -> View:
    """Return the dashboard."""
    internal = edition.internal
    due = Counter((case.unit, case.outcome) for case in internal.duties)
    overdue = sorted({unit for unit, _ in due}, key=lambda unit: (-due[unit, "fail"], -due[unit, "due-soon"], unit))
    return edition.view(
        "internal/",
        edition.t("internal.title"),
        "dashboard.html",
        here="dashboard",
        institution=institution_name(edition.public, edition.lang),
        states=Counter(account.state for account in internal.accounts if account.is_on_record),
        missed=sum(case.outcome == "fail" for case in internal.duties),
        soon=sum(case.outcome == "due-soon" for case in internal.duties),
        unresolved=[incident for incident in internal.incidents if incident.resolved_on is None],
        figures=internal.total,
        units=[(internal.unit_by_id.get(unit), due[unit, "fail"], due[unit, "due-soon"]) for unit in overdue[:SHOWN]],
        shown=SHOWN,
    )
