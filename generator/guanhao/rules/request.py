"""What a rule that judges a request is given: what the request changes, who asks, and by whose authority."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from guanhao.ledger.compare import Delta
from guanhao.ledger.order import parse_name
from guanhao.model.account import Account
from guanhao.model.document import Document
from guanhao.model.finding import Finding
from guanhao.model.location import Keys, Pointer
from guanhao.model.types import Label, Model
from guanhao.rules.facts import Facts
from guanhao.rules.standing import Standing

RECORDS = ("record", "release")
"""Kinds of file that are never edited once they are merged."""

Marks = Mapping[tuple[Keys, str], tuple[int, int]]
"""Keys and `value` or `key` → the 1-based line and column where it stands, in the order of the file."""


@dataclass(frozen=True)
class Version:
    """A file as one side of the request has it."""

    document: Document
    text: str = ""
    marks: Marks = field(default_factory=dict)
    """Text and marks are there for records that were edited, and for no others."""


@dataclass(frozen=True)
class Changed:
    """A file that the request changes, and what it is."""

    delta: Delta
    place: str | None
    """What its path makes it: `record`, `release`, `unit`, … ; None for no known place of the register."""
    account: str | None
    """The account in whose folder it is, if it is a record."""
    before: Version | None
    """None where there was no such file, or none that is read."""
    after: Version | None

    @property
    def path(self) -> str:
        """The file, from the register's root."""
        return self.delta.path

    @property
    def name(self) -> str:
        """The file's name, without its folders."""
        return self.path.rpartition("/")[2]

    @property
    def new_record(self) -> Model | None:
        """What the request adds here, if it can be read."""
        return self.after.document.model if self.after and self.delta.kind == "added" else None

    @property
    def kinds(self) -> frozenset[str]:
        """What kinds of record it is, before or after, by content or by name: more than one where these differ."""
        named = parse_name(self.name)
        stated = (version.document.kind for version in (self.before, self.after) if version)
        return frozenset(filter(None, (named[1] if named else None, *stated)))

    def stated(self, key: str) -> str | None:
        """Return the text that the file has at a key of its top, merged or else asked for."""
        for version in (self.before, self.after):
            raw = version.document.raw if version else None
            if isinstance(raw, dict) and isinstance(raw.get(key), str):
                return str(raw[key])
        return None


@dataclass(frozen=True)
class RequestContext:
    """A request. What it says of authority comes from the branch it is to be merged into, never from itself."""

    facts: Facts
    """Of the branch to merge into: its rules, units, maintainers, approvers."""
    files: tuple[Changed, ...]
    """What the request changes, in order of path."""
    accounts: Mapping[str, Account]
    """Of the accounts in `files`, those that the branch has, as it has them."""
    actor: str | None
    """The forge account of who asks; None where nobody said."""
    requested_on: date
    paths: frozenset[str] = frozenset()
    """Every path of the repository, before and after."""
    twice: tuple[str, ...] = ()
    """Paths that the request's own tree lists more than once."""

    @cached_property
    def standing(self) -> Standing | None:
        """What the actor may do; None where nobody said who asks."""
        return Standing(self.facts, self.actor, self.requested_on) if self.actor is not None else None

    @property
    def is_registrars(self) -> bool:
        """Whether the registrar asks."""
        return self.standing is not None and self.standing.is_registrar

    def unit_of(self, file: Changed) -> str | None:
        """Return the unit that hosts a record's account at present, or that asks for a release; None for other files.

        An account that is not there yet, or that cannot be read, is its folder's.
        """
        if file.account:
            account = self.accounts.get(file.account)
            return account.filing.unit if account and account.filing else file.account.split("/")[0]
        return file.stated("unit") if file.place == "release" else None

    def by_account(self) -> Iterator[tuple[str, list[Changed]]]:
        """Yield the unit that hosts each account touched, and the files that are changed in its folder."""
        grouped: dict[str, list[Changed]] = {}
        for file in self.files:
            if file.account:
                grouped.setdefault(file.account, []).append(file)
        for files in grouped.values():
            yield self.unit_of(files[0]) or "", files

    @cached_property
    def added(self) -> Mapping[str, str]:
        """Content, by Git's id → path of a file that the request adds with it."""
        return {file.delta.after.blob: file.path for file in self.files if file.delta.after and not file.delta.before}

    def unit_label(self, unit: str) -> Label:
        """Name a unit for a message."""
        name = self.facts.unit_name(unit)
        return Label(name, unit) if name != unit else Label(unit, unit)


def at_file(rule: str, code: str, file: Changed, where: Pointer | None = None, /, **params: str | Label) -> Finding:
    """Make a finding at a file of the request."""
    return Finding(rule, code, file.path, where or Pointer(), params, file.account)
