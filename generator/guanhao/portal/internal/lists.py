"""Lists of what the registrar has in hand: duties, orders, incidents, records not in effect."""

from collections.abc import Iterator, Sequence

from guanhao.portal.internal.page import Edition, Item, sheets
from guanhao.portal.view import View

ROWS = 200
"""Rows of a page."""


def duties_views(edition: Edition) -> Iterator[View]:
    """Yield the pages of what is due, unit by unit."""
    internal = edition.internal
    ordered = sorted(internal.duties, key=lambda case: case.unit)
    counts = {outcome: sum(case.outcome == outcome for case in internal.duties) for outcome in ("fail", "due-soon")}
    yield from _views(edition, "duties", ordered, counts=counts)


def orders_views(edition: Edition) -> Iterator[View]:
    """Yield the pages of orders that stand, the earliest last day first."""
    yield from _views(edition, "orders", edition.internal.orders)


def incidents_views(edition: Edition) -> Iterator[View]:
    """Yield the pages of incidents, those not resolved first."""
    yield from _views(edition, "incidents", edition.internal.incidents)


def pending_views(edition: Edition) -> Iterator[View]:
    """Yield the pages of records that are not in effect."""
    yield from _views(edition, "pending", edition.internal.pending)


def _views(edition: Edition, name: str, items: Sequence[Item], **values: object) -> Iterator[View]:
    title = edition.t(f"internal.{name}")
    for sheet, rows in sheets(f"internal/{name}/", items, ROWS):
        yield edition.view(sheet.path, title, f"{name}.html", sheet=sheet, rows=rows, here=name, **values)
