"""Accounts and what happened to them, as the public may see them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from guanhao.ledger.code import code_of
from guanhao.ledger.values import get_value
from guanhao.model.account import Account, Entry
from guanhao.model.approval import Kind
from guanhao.model.filing import Certified, Filing, Service
from guanhao.model.institution import Repository, Unit
from guanhao.model.public import (
    News,
    NewsKind,
    PublicAccount,
    PublicCertified,
    PublicDeclared,
    PublicHeld,
    PublicInterval,
    PublicReview,
    PublicService,
    PublicStep,
    PublicUnitRef,
)
from guanhao.model.records import Change, Closure, Order, Review

INTERNAL_KINDS = ("incident",)
"""Records whose very existence is internal."""


_REQUESTS = {
    "github": "pull/",
    "gitlab": "-/merge_requests/",
    "gitea": "pulls/",
    "forgejo": "pulls/",
    "gitee": "pulls/",
}
"""Forge → where a repository's requests are, by their number."""


def public_account(
    account: Account, units: Mapping[str, Unit], repository: Repository | None = None, *, is_confirmed: bool = True
) -> PublicAccount:
    """Project one account. One that cannot be folded vouches for nothing: it is neither confirmed nor was ever ours."""
    state = account.published_state
    filing = account.filing
    vouched = state != "under-review"
    unit = filing.unit if filing else account.id.split("/")[0]
    return PublicAccount(
        id=account.id,
        code=code_of(account.id),
        name=get_value(filing, "account.name"),
        platform=get_value(filing, "account.platform"),
        handle=get_value(filing, "account.handle"),
        platform_id=get_value(filing, "account.platform_id"),
        url=get_value(filing, "account.url"),
        qr=get_value(filing, "account.qr"),
        unit=PublicUnitRef(id=unit, name=units[unit].name if unit in units else unit),
        tier=get_value(filing, "tier"),
        state=state,
        confirmed=state in ("active", "suspended") and is_confirmed,
        purpose=get_value(filing, "purpose"),
        scope=get_value(filing, "scope") or (),
        service=_service(get_value(filing, "service")),
        certified=_certified(get_value(filing, "account.certified")),
        opened_on=get_value(filing, "account.opened_on"),
        filed_on=filing.filed_on if isinstance(filing, Filing) else None,
        approved_on=account.valid_since,
        closed_on=account.closed_on,
        successor=account.successor,
        held=tuple(_held(account)) if vouched else (),
        valid=_valid(account) if vouched else (),
        review=PublicReview(year=account.review[0], result=account.review[1]) if account.review else None,
        history=tuple(_step(entry, repository) for entry in _public_entries(account)),
        page=f"accounts/{account.id}/",
    )


def declared_of(account: Account) -> PublicDeclared | None:
    """Return what else the filing of a live account declares, or the application of one that is not yet opened."""
    filing = account.filing
    if not account.is_live or filing is None:
        return None
    return PublicDeclared(filing.monitoring, filing.maintenance, filing.copied_to, filing.account.followers)


def _service(service: Service | None) -> PublicService | None:
    return PublicService(service.reply_within_days, service.phone, service.email) if service else None


def _certified(certified: Certified | None) -> PublicCertified | None:
    return PublicCertified(certified.on, certified.subject) if certified else None


def _held(account: Account) -> Iterator[PublicHeld]:
    for held in account.held:
        yield PublicHeld(held.field, held.value, held.since, held.until)


def _valid(account: Account) -> tuple[PublicInterval, ...]:
    if account.valid_since is None:
        return ()
    until = account.closed_on and max(account.valid_since, account.closed_on)
    return (PublicInterval(account.valid_since, until),)


def approval_kinds(account: Account) -> tuple[Kind, ...]:
    """Return how each step of an account's public history came in."""
    return tuple(entry.approval.kind for entry in _public_entries(account))


def reviews_of(account: Account) -> tuple[PublicReview, ...]:
    """Return the last review of each year that an account was reviewed for, the latest year first."""
    last = {entry.record.year: entry.record.result for entry in account.applied if isinstance(entry.record, Review)}
    return tuple(PublicReview(year, last[year]) for year in sorted(last, reverse=True))


def _public_entries(account: Account) -> Sequence[Entry]:
    return [entry for entry in account.applied if entry.record and entry.record.kind not in INTERNAL_KINDS]


def _step(entry: Entry, repository: Repository | None) -> PublicStep:
    kind, filed_on = (entry.record.kind, entry.record.filed_on) if entry.record else ("", entry.order[0])
    number = entry.approval.commit.request if entry.approval.kind == "approved" and entry.approval.commit else None
    return PublicStep(
        kind=kind, filed_on=filed_on, approved_on=entry.approved_on, request=request_of(repository, number)
    )


def request_of(repository: Repository | None, number: str | None) -> str | None:
    """Return the address of a request, or its number where the forge's addresses are unknown; None if it is private."""
    if repository is None or repository.visibility == "private" or number is None:
        return None
    place = _REQUESTS.get((repository.forge or "").lower())
    return f"{repository.url.rstrip('/')}/{place}{number}" if repository.url and place else f"#{number}"


def news_of(account: Account, units: Mapping[str, Unit]) -> list[News]:
    """Return what happened to an account that the public may know, in order."""
    if account.published_state == "under-review":
        return []
    news: list[News] = []
    for entry in account.applied:
        name = news[-1].name if news else ""
        match entry.record:
            case Filing():
                news.append(_news(account, entry, "filed", entry.record.account.name))
            case Change() if entry.record.correction:
                news = _corrected(news, entry.record)
            case Change():
                kind, before, after = _changed(entry.record, units)
                news.append(_news(account, entry, kind, after if kind == "renamed" and after else name, before, after))
            case Order() if entry.record.order != "rectify":
                kind = "resumed" if entry.record.order == "resume" else "suspended"
                news.append(_news(account, entry, kind, name))
            case Closure() if name:
                news.append(_news(account, entry, "closed", name))
    return news


def _corrected(news: list[News], record: Change) -> list[News]:
    """Put the right name into what was said under the wrong one: a correction leaves no former name."""
    right = next((change.to for change in record.changes if change.field == "account.name"), None)
    if right is None:
        return news
    wrong, mended, is_wrong = news[-1].name, list(news), True
    for index in reversed(range(len(news))):
        item = news[index]
        if is_wrong and item.name == wrong:
            after = right if item.kind == "renamed" else item.after
            mended[index] = replace(item, name=right, after=after)
            is_wrong = item.kind not in ("filed", "renamed")
    return [item for item in mended if item.kind != "renamed" or item.before != item.after]


def _changed(record: Change, units: Mapping[str, Unit]) -> tuple[NewsKind, str | None, str | None]:
    """Tell the most telling of a record's changes; what is neither a name nor a unit is only said to have changed."""
    values = {change.field: (change.from_, change.to) for change in record.changes}
    if "account.name" in values:
        return "renamed", *values["account.name"]
    if "unit" in values:
        before, after = (units[unit].name if unit in units else unit for unit in values["unit"])
        return "transferred", before, after
    return "changed", None, None


def _news(
    account: Account, entry: Entry, kind: NewsKind, name: str, before: str | None = None, after: str | None = None
) -> News:
    return News(
        on=entry.approved_on,
        kind=kind,
        account=account.id,
        name=name,
        before=before,
        after=after,
        record=entry.name,
    )
