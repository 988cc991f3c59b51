"""What a rule is, and what it is given to judge."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from guanhao.ledger.fold import Step, steps
from guanhao.model.account import Account, Entry
from guanhao.model.approval import Approval, Deed
from guanhao.model.document import Document
from guanhao.model.finding import Finding, Message, RuleClass
from guanhao.model.judgement import Ruling
from guanhao.model.location import Keys, Pointer
from guanhao.model.platforms import Platform
from guanhao.model.policy import Severity
from guanhao.model.types import Label, Model
from guanhao.model.verdict import Identity
from guanhao.rules.bound import DutyContext, RecordContext, ReleaseContext, SideContext, ValueContext
from guanhao.rules.facts import Facts
from guanhao.rules.request import RequestContext


@dataclass(frozen=True)
class DocumentContext:
    """One file, and the names of the files beside it."""

    facts: Facts
    document: Document
    account: str | None = None
    siblings: frozenset[str] = frozenset()


@dataclass(frozen=True)
class AccountContext:
    """One account."""

    facts: Facts
    account: Account
    entered: Mapping[str, int]
    """Path → rank of the commit that brought the record; empty where no Git history tells."""

    @cached_property
    def platform(self) -> Platform | None:
        """The account's platform, if the catalogue has it."""
        stated = next((value.value for value in values_set(self, "account.platform")), "")
        return self.facts.platforms.get(stated)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """How the account came about: its records that count, each with the account before and after it."""
        return steps(self.account)

    @cached_property
    def statements(self) -> tuple[tuple[str, object, Entry, Keys], ...]:
        """What the account's records state, in order: dotted path (empty for a whole declaration), value, place."""
        return tuple(_statements(self.account))


@dataclass(frozen=True)
class RegisterContext:
    """What the accounts say of themselves, side by side."""

    facts: Facts
    identities: tuple[Identity, ...]
    as_of: date


@dataclass(frozen=True)
class AuditContext:
    """How records came to the main branch, and what was done there besides."""

    records: Mapping[str, Approval]
    """Path → approval, for every record that lies there."""
    deeds: Sequence[Deed]
    redactions: Collection[Deed]
    """Those that only took personal values out."""
    voided: Collection[str]
    """Paths of records that nobody approved and that the registrar has voided since."""
    as_of: date


@dataclass(frozen=True)
class Rule:
    """One rule: its words, and how it judges.

    A rule that is always on yields findings; one that a policy binds yields a ruling for each case that it judges.
    """

    id: str
    title: Label
    """What the rule is about, in a few words."""
    rule_class: RuleClass
    messages: Mapping[str, Message]
    page: str | None
    """What the rule is for, in Chinese, then English: the docstring of its module."""
    document: Callable[[DocumentContext], Iterator[Finding]] | None = None
    account: Callable[[AccountContext], Iterator[Finding]] | None = None
    register: Callable[[RegisterContext], Iterator[Finding]] | None = None
    audit: Callable[[AuditContext], Iterator[Finding]] | None = None

    request: Callable[[RequestContext], Iterator[Finding]] | None = None
    """Judges a request to change the register."""

    params: type[Model] | None = None
    """What a policy may set; None where there is nothing to set."""
    event: Callable[[RecordContext[Any]], Iterator[Ruling]] | None = None
    """Judges a record of an account, once, by what was in force when it was filed."""
    kinds: tuple[str, ...] = ()
    """The kinds of record that `event` judges."""
    release: Callable[[ReleaseContext[Any]], Iterator[Ruling]] | None = None
    """Judges a release request, likewise."""
    value: Callable[[ValueContext[Any]], Iterator[Ruling]] | None = None
    """Judges values of an account wherever a record set one of them."""
    watches: tuple[str, ...] = ()
    """The values that the rule looks at, as dotted paths; `value` lays a fault at the first that the record set."""
    side: Callable[[SideContext], Iterator[tuple[Identity, Ruling]]] | None = None
    """Judges live accounts against each other."""
    duty: Callable[[DutyContext[Any]], Iterator[Ruling]] | None = None
    """Judges what is due of an account as of a day."""
    severity: Severity = "error"
    """Unless the policy lists another."""
    is_lasting: bool = False
    """Whether what is wrong with a value stays wrong when a later record replaces it."""
    is_waivable: bool = True
    """Whether the registrar may except an account; not from what makes a record readable and its account foldable."""

    @property
    def is_bound(self) -> bool:
        """Whether nothing is judged until a policy binds the rule."""
        return self.rule_class == "report" or any((self.event, self.release, self.value, self.side, self.duty))


@dataclass(frozen=True, slots=True)
class Value:
    """A text that some record of an account sets, present or replaced."""

    value: str
    entry: Entry
    keys: Keys


def values_set(context: AccountContext, path: str) -> Iterator[Value]:
    """Yield every text that the account's records ever set at dotted `path` (each item of a list), in order.

    Read from the plain values, so that a record with a fault elsewhere is judged too. Values that a later record
    replaced are among them: what is found there becomes a warning.
    """
    names = tuple(path.split("."))
    for field, raw, entry, keys in context.statements:
        if not field:
            yield from _texts(raw, names, keys, entry)
        elif path == field or path.startswith(field + "."):
            yield from _texts(raw, names[field.count(".") + 1 :], keys, entry)


def _statements(account: Account) -> Iterator[tuple[str, object, Entry, Keys]]:
    for entry in account.entries:
        raw = entry.raw if isinstance(entry.raw, dict) else {}
        kind = raw.get("kind")
        if kind in ("application", "filing"):
            yield "", raw, entry, ()
        elif kind == "change" and isinstance(raw.get("changes"), list):
            for index, change in enumerate(raw["changes"]):
                field = change.get("field") if isinstance(change, dict) else None
                if isinstance(field, str) and field:
                    yield field, change.get("to"), entry, ("changes", index, "to")


def _texts(raw: object, path: tuple[str, ...], keys: Keys, entry: Entry) -> Iterator[Value]:
    for name in path:
        raw = raw.get(name) if isinstance(raw, dict) else None
    if raw is None:
        return
    keys = (*keys, *path)
    if isinstance(raw, str):
        yield Value(raw, entry, keys)
    elif isinstance(raw, list):
        yield from (Value(item, entry, (*keys, index)) for index, item in enumerate(raw) if isinstance(item, str))


def lacking(context: AccountContext, field: str) -> tuple[str, Pointer] | None:
    """Return the file and place where a filed account lacks a field of `account`; None where it does not.

    A filing with a fault elsewhere is asked too: the reader of one fault wants to know of the other.
    """
    account, path = context.account, f"account.{field}"
    if account.filing is None:
        return _lacking_in_raw(account, field)
    origin = account.origin(path)
    if account.filing.kind != "filing" or origin is None or getattr(account.filing.account, field) is not None:
        return None
    entry, keys = origin
    return entry.path, Pointer(keys if keys[0] == "changes" else keys[:-1])


def _lacking_in_raw(account: Account, field: str) -> tuple[str, Pointer] | None:
    for entry in account.entries:
        raw = entry.raw if isinstance(entry.raw, dict) else {}
        stated = raw.get("account")
        if raw.get("kind") == "filing" and isinstance(stated, dict):
            return None if stated.get(field) is not None else (entry.path, Pointer(("account",)))
    return None


def finding(rule: str, code: str, value: Value, account: str, /, **params: str | Label) -> Finding:
    """Make a finding at a value."""
    return Finding(rule, code, value.entry.path, Pointer(value.keys), params, account)
