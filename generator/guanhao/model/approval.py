"""What Git tells of the register's records: which commit brought them, and whether it was an approval (design 1.7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from guanhao.model.institution import Approver

ObjectId = Annotated[str, Field(pattern="^([0-9a-f]{40}|[0-9a-f]{64})$")]
LAST_SECOND = 253402214400
"""Committer times are cut off at the last day that a calendar has."""

Kind = Literal["approved", "opening", "unapproved", "uncommitted"]
Reason = Literal[
    "pushed",
    "by-forge",
    "merged",
    "other-unit",
    "self-appointed",
    "octopus",
    "root",
    "no-authority",
    "unsigned",
    "bad-signature",
    "unknown-key",
    "edited",
]
"""Why nobody approved a record; `edited`: it was approved, but what it says now was not."""
Action = Literal["added", "edited", "deleted", "added-again"]


class Person(NamedTuple):
    """Whom a commit names; anyone can write anything there."""

    name: str
    email: str


class Commit(NamedTuple):
    """A commit of the first-parent history that touched the register."""

    id: ObjectId
    parents: Annotated[int, Field(ge=0)]
    author: Person
    committer: Person
    time: Annotated[int, Field(ge=0, le=LAST_SECOND)]
    """Its committer's, in seconds, and never less than that of any commit before it."""
    request: Annotated[str, Field(pattern="^[0-9]{1,9}$")] | None
    before: ObjectId | None
    """The institution's file in its first parent: the blob, None where there was none."""
    after: ObjectId | None
    """The institution's file in the commit itself."""


class Touch(NamedTuple):
    """What a commit did to a file: put these bytes there, or (None) took it away."""

    commit: Annotated[int, Field(ge=0)]
    """Index of the commit in its chain."""
    blob: ObjectId | None


@dataclass(frozen=True, slots=True)
class Chain:
    """The first-parent history of a commit, as far as it touched the register. Plain facts, which can be cached."""

    head: ObjectId
    time: Annotated[int, Field(ge=0, le=LAST_SECOND)]
    """The latest committer time of all commits, those that touched nothing of the register included."""
    institution: ObjectId | None
    """The institution's file at the head."""
    commits: Sequence[Commit]
    """The first one first."""
    touches: Mapping[str, Sequence[Touch]]
    """Path from the register's root → what was done to it, in order."""
    signers: Mapping[ObjectId, str]
    """Commit → who signed it, of those commits that needed a signature."""


@dataclass(frozen=True, slots=True)
class Authority:
    """What an `institution.yml` says of who may approve."""

    registrar: str
    approvers: tuple[Approver, ...]
    signing_keys: tuple[str, ...]
    opening_on: date | None
    timezone: str


@dataclass(frozen=True, slots=True)
class History:
    """The chain of what is checked out, and what its institutions said."""

    chain: Chain | None
    """None where nothing was ever committed."""
    authorities: Mapping[str, Authority]
    """Blob of an `institution.yml` → what it says; those that cannot be read are missing."""
    is_shallow: bool = False
    """Whether the clone lacks the beginning."""
    is_new: bool = False
    """Whether the chain differs from the one in the cache."""


@dataclass(frozen=True, slots=True)
class Approval:
    """How a record came to the main branch."""

    kind: Kind
    commit: Commit | None = None
    entered_on: date | None = None
    """The day of that commit; of a record that is in none, the day that it is looked at."""
    approver: str | None = None
    """The approver's name. Internal."""
    reason: Reason | None = None
    """Why it is not approved."""

    @property
    def counts(self) -> bool:
        """Whether the record is in effect."""
        return self.kind in ("approved", "opening")

    def approved_on(self, filed_on: date) -> date:
        """Return the day from which a record filed on a day counts: the opening balance has no other."""
        return filed_on if self.kind == "opening" or self.entered_on is None else self.entered_on


OPENING = Approval("opening")
"""What Git does not know of: where there is no Git, every record is the opening balance."""


class Deed(NamedTuple):
    """Something done to a file on the main branch that an audit names."""

    path: str
    action: Action
    commit: Commit
    reason: Reason | None
    """Why it was no approval; None where an approver did it, to a record that nobody should touch."""
    before: str | None
    """Blob of the file until then."""
    after: str | None


@dataclass(frozen=True)
class Approvals:
    """Who approved what, of one register."""

    records: Mapping[str, Approval] = field(default_factory=dict)
    """Path → approval, for every record in the commit that is checked out."""
    other: Approval = OPENING
    """What is said of any other record."""
    deeds: tuple[Deed, ...] = ()
    head: str | None = None
    """The commit that is checked out."""

    def of(self, path: str) -> Approval:
        """Return how the record at `path` came in."""
        return self.records.get(path, self.other)
