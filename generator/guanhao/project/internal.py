"""A register as the registrar's intranet sees it: people, duties, orders, incidents, everything on file."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from guanhao.ledger.values import get_value
from guanhao.model.account import Account, Entry
from guanhao.model.approval import Approval
from guanhao.model.filing import Operator, Person
from guanhao.model.institution import Unit
from guanhao.model.internal import (
    Contact,
    Facts,
    Figures,
    InternalAccount,
    InternalCase,
    InternalIncident,
    InternalOrder,
    InternalPending,
    InternalPerson,
    InternalRecord,
    InternalRegister,
    InternalUnit,
    Role,
    Standing,
)
from guanhao.model.judgement import Judgement
from guanhao.model.platforms import Platform
from guanhao.model.records import Incident, Order
from guanhao.model.terms import KIND
from guanhao.model.types import Label
from guanhao.project.wording import STAFF, Wording

UNREADABLE = Label("读不出来的记录", "unreadable record")
_CONTACTS: tuple[Contact, ...] = ("phone", "email", "qq", "wechat")
_SHOWN_APART = (
    *("account", "unit", "tier", "purpose", "scope", "service", "people"),
    *("signed", "document", "endorsements", "note"),
)
"""What of the present values the public page shows, the page shows of itself, or only a record can vouch for."""


@dataclass(frozen=True)
class Dossier:
    """An account as it stands, and its records that nobody approved, in order."""

    account: Account
    pending: Sequence[Entry]


@dataclass(frozen=True)
class Words:
    """How what the rules and the history say is put into words."""

    message: Callable[[Judgement], Label]
    remedy: Callable[[Judgement], Label]
    proof: Callable[[Judgement], str | None]
    approval: Callable[[Approval], Label]
    titles: Mapping[str, Label]
    """Rule → title, of every rule, in their order."""
    duties: frozenset[str]
    """The rules that tell what is due."""


@dataclass(frozen=True)
class Stray:
    """A record of any kind that is not in effect."""

    path: str
    kind: str
    account: str | None
    approval: Approval


@dataclass(frozen=True)
class Everything:
    """A register as it was read, folded and judged; ids are the names of the files."""

    units: Mapping[str, Unit]
    platforms: Mapping[str, Platform]
    dossiers: Sequence[Dossier]
    judgements: Sequence[Judgement]
    strays: Sequence[Stray]


def internal_register(everything: Everything, words: Words, as_of: date) -> InternalRegister:
    """Project everything on file of a register whose accounts were folded as of a day."""
    units, platforms, dossiers = everything.units, everything.platforms, everything.dossiers
    wording = Wording(
        units={id_: Label(unit.name, unit.name) for id_, unit in units.items()},
        platforms={id_: Label(platform.name, platform.name_en) for id_, platform in platforms.items()},
    )
    accounts = tuple(_account(dossier, wording, words) for dossier in sorted(dossiers, key=lambda d: d.account.id))
    hosts = {account.id: account.unit for account in accounts}
    present = [judgement for judgement in everything.judgements if judgement.is_present]
    figures = _figures(present, hosts)
    folded = [dossier.account for dossier in dossiers]
    incidents = [incident for account in folded for incident in _incidents(account)]
    orders = [order for account in folded for order in _open_orders(account)]
    return InternalRegister(
        as_of=as_of,
        accounts=accounts,
        units=tuple(_units(units, accounts)),
        rules=tuple((rule, title) for rule, title in words.titles.items() if any(r == rule for _, r in figures)),
        cases=tuple(_cases(present, hosts, words)),
        figures=figures,
        orders=tuple(sorted(orders, key=lambda o: (o.due_on or date.max, o.filed_on, o.account))),
        incidents=tuple(sorted(incidents, key=lambda i: (i.resolved_on is not None, -i.happened_on.toordinal()))),
        pending=tuple(_pending(stray, hosts, words) for stray in everything.strays),
    )


def _account(dossier: Dossier, wording: Wording, words: Words) -> InternalAccount:
    account, filing = dossier.account, dossier.account.filing
    platform = get_value(filing, "account.platform")
    return InternalAccount(
        id=account.id,
        name=get_value(filing, "account.name"),
        platform=wording.say("platform", platform) if platform else None,
        handle=get_value(filing, "account.handle") or get_value(filing, "account.platform_id"),
        state=account.published_state,
        unit=_unit_of(account),
        people=tuple(_people(account)),
        facts=_on_file(account, wording),
        records=tuple(_records(dossier, wording, words)),
        is_on_record=account.is_on_record,
    )


def _unit_of(account: Account) -> str:
    return account.filing.unit if account.filing else account.id.split("/")[0]


def _on_file(account: Account, wording: Wording) -> Facts:
    filing = account.filing
    if filing is None:
        return ()
    followers = [(Label("关注人数", "followers"), wording.say("followers", filing.account.followers))]
    return (*wording.facts(filing, _SHOWN_APART), *(followers if filing.account.followers is not None else ()))


def _people(account: Account) -> Iterator[InternalPerson]:
    if account.filing is None:
        return
    people = account.filing.people
    if people.responsible:
        yield _person("responsible", people.responsible)
    if people.supervisor:
        yield _person("supervisor", people.supervisor)
    yield from (_person("operator", operator) for operator in people.operators)


def _person(role: Role, person: Person) -> InternalPerson:
    named = [name for name in _CONTACTS if not person.is_sealed_at(name)]
    contacts = tuple((name, value) for name in named if (value := getattr(person, name)) is not None)
    staff = person.staff if isinstance(person, Operator) else None
    said = None if staff is None else STAFF[staff] if isinstance(staff, bool) else Label(staff, staff)
    return InternalPerson(role, person.name, person.title, contacts, said)


def _records(dossier: Dossier, wording: Wording, words: Words) -> Iterator[InternalRecord]:
    account, applied = dossier.account, {entry.name for entry in dossier.account.applied}
    entries = sorted((*account.entries, *dossier.pending), key=lambda entry: entry.order, reverse=True)
    lying = {entry.name for entry in dossier.pending}
    for entry in entries:
        standing: Standing = "in-effect" if entry.name in applied else "at-fault"
        if entry.name in account.voided:
            standing = "voided"
        elif entry.name in lying:
            standing = "pending"
        yield InternalRecord(
            name=entry.name,
            kind=KIND[entry.record.kind] if entry.record else UNREADABLE,
            filed_on=None if entry.order[0] == date.min else entry.order[0],
            standing=standing,
            how=words.approval(entry.approval),
            facts=wording.facts(entry.record) if entry.record else (),
        )


def _open_orders(account: Account) -> list[InternalOrder]:
    """Return the orders that stand: none lifts one to close, and none outlives the account."""
    standing: list[Order] = []
    for entry in account.applied:
        if isinstance(entry.record, Order):
            if entry.record.order == "resume":
                standing = [order for order in standing if order.order == "close"]
            else:
                standing.append(entry.record)
    if account.state == "closed":
        return []
    return [
        InternalOrder(account.id, o.order, o.filed_on, o.due_on, o.grounds.article, o.grounds.text) for o in standing
    ]


def _incidents(account: Account) -> Iterator[InternalIncident]:
    for entry in account.applied:
        if isinstance(entry.record, Incident):
            told = entry.record
            yield InternalIncident(
                account.id, told.happened_on, told.reported_on, told.summary, told.handling, told.resolved_on
            )


def _unit_judged(judgement: Judgement, hosts: Mapping[str, str]) -> str:
    return judgement.unit or hosts.get(judgement.account or "", "")


def _figures(judgements: Iterable[Judgement], hosts: Mapping[str, str]) -> Mapping[tuple[str, str], Figures]:
    figures: dict[tuple[str, str], Figures] = defaultdict(Counter)
    for judgement in judgements:
        if judgement.outcome != "not-applicable":
            figures[_unit_judged(judgement, hosts), judgement.rule][judgement.outcome] += 1
    return dict(figures)


def _cases(judgements: Iterable[Judgement], hosts: Mapping[str, str], words: Words) -> list[InternalCase]:
    told = [j for j in judgements if j.outcome not in ("pass", "not-applicable")]
    told.sort(key=lambda j: (j.rule not in words.duties, j.ruling.due_on or date.max, j.account or "", j.rule, j.path))
    return [
        InternalCase(
            rule=j.rule,
            article=j.article,
            account=j.account if j.account in hosts else None,
            unit=_unit_judged(j, hosts),
            outcome=j.outcome,
            is_duty=j.rule in words.duties,
            due_on=j.ruling.due_on,
            message=words.message(j),
            remedy=words.remedy(j),
            proof=words.proof(j),
        )
        for j in told
    ]


def _units(units: Mapping[str, Unit], accounts: Iterable[InternalAccount]) -> Iterator[InternalUnit]:
    hosted: dict[str, list[str]] = defaultdict(list)
    for account in accounts:
        hosted[account.unit].append(account.id)
    for id_ in sorted({*units, *hosted}):
        unit = units.get(id_)
        yield InternalUnit(
            id=id_,
            name=unit.name if unit else id_,
            kind=unit.kind if unit else None,
            maintainers=(unit.maintainers or ()) if unit else (),
            accounts=tuple(hosted[id_]),
            is_closed=bool(unit and unit.closed_on),
        )


def _pending(stray: Stray, hosts: Mapping[str, str], words: Words) -> InternalPending:
    return InternalPending(
        path=stray.path,
        kind=KIND.get(stray.kind, UNREADABLE),
        account=stray.account if stray.account in hosts else None,
        unit=hosts.get(stray.account or ""),
        entered_on=stray.approval.entered_on,
        how=words.approval(stray.approval),
    )
