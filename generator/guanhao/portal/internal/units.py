"""The units, and of each what the registrar has of it."""

from collections import Counter

from guanhao.model.internal import InternalUnit
from guanhao.portal.internal.compliance import SHOWN
from guanhao.portal.internal.page import Edition
from guanhao.portal.view import View


def units_view(edition: Edition) -> View:
    """Return the list of units, each with what it has on file and what is due of it."""
    internal = edition.internal
    due = Counter((case.unit, case.outcome) for case in internal.duties)
    rows = [
        (unit, due[unit.id, "fail"], due[unit.id, "due-soon"], internal.figures_by_unit.get(unit.id, Counter()))
        for unit in internal.units
    ]
    return edition.view("internal/units/", edition.t("internal.units"), "units.html", here="units", rows=rows)


def unit_view(edition: Edition, unit: InternalUnit) -> View:
    """Return the page of one unit: its accounts and their people, what is due, orders, incidents, figures."""
    internal, own = edition.internal, set(unit.accounts)
    cases = internal.cases_by_unit.get(unit.id, [])
    duties = [case for case in cases if case.is_duty and case.outcome in ("fail", "due-soon")]
    return edition.view(
        unit.page,
        unit.name,
        "unit.html",
        here="units",
        unit=unit,
        accounts=[internal.account_by_id[id_] for id_ in unit.accounts],
        duties=duties,
        due=Counter(case.account for case in duties),
        faults=[case for case in cases if not case.is_duty and case.outcome == "fail"],
        orders_open=[order for order in internal.orders if order.account in own],
        incidents_had=[incident for incident in internal.incidents if incident.account in own],
        strays=[stray for stray in internal.pending if stray.unit == unit.id],
        figures=[
            (rule, title, internal.figures[unit.id, rule])
            for rule, title in internal.rules
            if (unit.id, rule) in internal.figures
        ],
        outcomes=SHOWN,
    )
