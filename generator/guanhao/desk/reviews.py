"""The year's reviews of a unit's accounts: which are owed, and what the monthly sheets and the incidents say for them.

What they do not say is left open. Nothing is estimated.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from guanhao.desk.batch import Prepared
from guanhao.desk.new import Desk
from guanhao.ledger.calendar import days_before, month_end
from guanhao.model.account import Account
from guanhao.model.changes import label_of
from guanhao.model.policy import BoundPolicy
from guanhao.model.records import Incident, Review, ReviewReport
from guanhao.model.sheets import ActivityRow
from guanhao.model.types import Label
from guanhao.rules import annual_review
from guanhao.rules.annual_review import Params

Month = tuple[int, int]
"""Year and month."""


@dataclass(frozen=True)
class Sheets:
    """What the monthly sheets of activity show by a day."""

    months: frozenset[Month]
    """The months that have a sheet that can be read."""
    rows: Mapping[str, Mapping[Month, Sequence[ActivityRow]]]
    """Account → month → its rows; more than one contradict each other."""

    def row(self, account: str, month: Month) -> ActivityRow | None:
        """Return the one row of an account in a month."""
        rows = self.rows.get(account, {}).get(month, ())
        return rows[0] if len(rows) == 1 else None


def year_of(policy: BoundPolicy | None, day: date) -> int:
    """Return the year whose review is under way on a day, or was last: by the policy, else by the calendar."""
    bounds = policy.of(annual_review.ID) if policy else ()
    params = bounds[0].on(day) if bounds else None
    if not isinstance(params, Params):
        return day.year
    begins = days_before(month_end(day.year, params.month), params.warn_days)
    return day.year if day >= min(begins, date(day.year, params.month, 1)) else day.year - 1


def reason_to_skip(account: Account, year: int, *, is_owed: bool | None) -> Label | None:
    """Return why an account needs no review of a year; `is_owed` is None where no policy says which accounts do."""
    if account.state == "approved":
        return Label("还没有备案，不用审", "not filed yet")
    done = [e.name for e in account.applied if isinstance(e.record, Review) and e.record.year == year]
    if done:
        return Label(f"已有 {year} 年度年审（{done[-1]}）", f"reviewed for {year} already ({done[-1]})")
    owed = account.state == "active" if is_owed is None else is_owed
    if not owed:
        return Label(
            f"{year} 年度不用审：年审月份第一天没有在用，或者办法那时没有施行",
            f"owes no review of {year}: not active on the first day of its month, or before the policy took effect",
        )
    return None


def prepare(desk: Desk, account: Account, year: int, sheets: Sheets, day: date) -> Prepared:
    """Fill in what is known of the year; what was given beforehand stands."""
    told: list[Label] = []
    known = _figures(account, year, sheets, day, told)
    open_ = [key for key in known if desk.draft.get(("report", key)) is None and _is_open(desk)]
    for key in open_:
        desk.draft.set(("report", key), str(known[key]))
    filled = [(label_of(ReviewReport.model_fields[key], key), known[key]) for key in open_]
    if filled:
        zh = "，".join(f"{label.zh} {value}" for label, value in filled)
        told.append(Label(f"已填：{zh}", f"filled in: {', '.join(f'{label.en} {value}' for label, value in filled)}"))
    return Prepared(desk, tuple(told))


def _is_open(desk: Desk) -> bool:
    """Tell whether the report is a mapping, or still to be one."""
    return isinstance(desk.draft.get(("report",)), dict | None)


def _figures(account: Account, year: int, sheets: Sheets, day: date, told: list[Label]) -> dict[str, int | date]:
    """Return what is known of the year's report, and tell what it rests on or what is not known."""
    owed = _months(account, year, day)
    unseen = [month for month in owed if month not in sheets.months]
    rows = {month: sheets.row(account.id, month) for month in owed if month in sheets.months}
    silent = [month for month, row in rows.items() if row is None or row.posts is None]
    this = (day.year, day.month)
    if year == day.year and (row := sheets.row(account.id, this)) and row.posts is not None:
        rows[this] = row
    posts = None
    if unseen:
        told.append(_unseen(unseen))
    if silent:
        told.append(_silent(silent))
    if rows and not unseen and not silent:
        posts = sum(row.posts or 0 for row in rows.values() if row)
        told.append(_summed(list(rows)))
    newest = rows.get(max([*owed, *rows], default=this))
    incidents = _incidents(account, year, told)
    known = {
        "posts": posts,
        "followers": newest.followers if newest else None,
        "last_post_on": newest.last_post_on if newest else None,
        "incidents": incidents,
    }
    return {key: value for key, value in known.items() if value is not None}


def _months(account: Account, year: int, day: date) -> list[Month]:
    """Return the months of a year that are over by a day, from the one in which the account was opened."""
    opened = getattr(account.filing.account, "opened_on", None) if account.filing else None
    since = (opened.year, opened.month) if opened else (year, 1)
    return [(year, month) for month in range(1, 13) if since <= (year, month) and month_end(year, month) < day]


def _incidents(account: Account, year: int, told: list[Label]) -> int | None:
    if any(fault.rule == "unreadable" for fault in account.faults):
        told.append(
            Label("有记录读不出来，不良信息事件数不知道", "a record cannot be read, so incidents are not known")
        )
        return None
    return sum(isinstance(e.record, Incident) and e.record.happened_on.year == year for e in account.applied)


def _unseen(months: Sequence[Month]) -> Label:
    listed = _listed(months)
    return Label(
        f"发布条数不知道：没有 {listed.zh} 的活跃情况表（registry/activity/），或者读不出来",
        f"posts not known: no activity sheet of {listed.en}, or none that can be read",
    )


def _silent(months: Sequence[Month]) -> Label:
    listed = _listed(months)
    return Label(
        f"发布条数不知道：{listed.zh} 的活跃情况表没有写明这个账号的发布条数",
        f"posts not known: the activity sheet of {listed.en} does not say this account's",
    )


def _summed(months: Sequence[Month]) -> Label:
    first, last = (f"{year}-{month:02}" for year, month in (min(months), max(months)))
    return Label(
        f"发布条数按 {first} 至 {last} 的活跃情况表合计", f"posts are the sum of the sheets of {first} to {last}"
    )


def _listed(months: Sequence[Month]) -> Label:
    names = [f"{year}-{month:02}" for year, month in months]
    return Label("、".join(names), ", ".join(names))
