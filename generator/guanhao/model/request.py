"""A request as its reviewer is told of it: who asks for what, what was found, and what merging it brings about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from guanhao.model.account import Account, Entry, PublishedState
from guanhao.model.document import Document
from guanhao.model.finding import Placed
from guanhao.model.institution import Institution, Unit
from guanhao.model.judgement import Judgement
from guanhao.model.platforms import Platform
from guanhao.model.policy import BoundPolicy

Shown = PublishedState | Literal["none"]
How = Literal["added", "edited", "deleted", "retyped"]


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, by what the register says of them before the request."""

    handle: str
    is_registrar: bool = False
    units: tuple[str, ...] = ()
    """Ids of the units that they file for."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that the request changes, and that is no new record of an account."""

    path: str
    how: How
    kind: str | None
    """What its path makes it: `record`, `release`, `unit`, …; None for no known place."""
    before: Document | None = None
    after: Document | None = None


@dataclass(frozen=True)
class AccountChange:
    """An account to which the request brings records, or of which it changes those that are merged."""

    before: Account | None
    """None where the register has no such account yet."""
    after: Account
    """As it would be if the request were merged on the day."""
    brought: tuple[Entry, ...]
    """The records that the request adds, in their order; those that cannot be read among them."""
    arising: tuple[Judgement, ...] = ()
    """Duties that it has after the brief, and not just so before."""
    lifted: tuple[Judgement, ...] = ()
    """Duties that it had before the brief, and not just so after."""
    unassessed: tuple[Judgement, ...] = ()
    """What nobody could judge of the records that the request adds."""

    @property
    def id(self) -> str:
        """The account's id."""
        return self.after.id

    @property
    def states(self) -> tuple[Shown, Shown]:
        """What the public is told before and after; `none` where there is nothing to tell of."""
        before = self.before.published_state if self.before else "none"
        return before, self.after.published_state if self.after.is_on_record else "none"


@dataclass(frozen=True, slots=True)
class Mend:
    """What can be written as it stands to mend a fault."""

    kind: Literal["line", "file", "rename"]
    path: str
    """The file whose line it is, the new file, or the name to give."""
    text: str = ""
    """The corrected line, or all of the new file."""
    blanks: tuple[str, ...] = ()
    """Keys of the new file that nobody but its author can fill in."""
    is_masked: bool = False
    """Whether personal values in it are masked, so that they have to be copied from the file."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that the request would newly bring into the register, and how to mend it where that is certain."""

    placed: Placed
    mend: Mend | None = None


@dataclass(frozen=True)
class Brief:
    """A brief, judged."""

    as_of: date
    asker: Asker | None
    """None where nobody said who asks."""
    accounts: tuple[AccountChange, ...]
    """In order of id."""
    files: tuple[FileChange, ...]
    """In order of path."""
    found: tuple[Found, ...]
    """In order of place."""
    known: Mapping[str, int]
    """Severity → how many findings of it the register had before, and has still."""
    institution: Institution | None
    """As before the brief, like all that follows."""
    policy: BoundPolicy | None
    policy_title: str | None
    units: Mapping[str, Unit] = field(default_factory=dict)
    """Those that the request adds among them."""
    platforms: Mapping[str, Platform] = field(default_factory=dict)

    @property
    def is_gated(self) -> bool:
        """Whether anything found has to be mended first."""
        return any(found.placed.finding.severity == "error" for found in self.found)

    @cached_property
    def account_by_id(self) -> Mapping[str, AccountChange]:
        """The accounts by id."""
        return {change.id: change for change in self.accounts}

    @cached_property
    def file_by_path(self) -> Mapping[str, FileChange]:
        """The other files by path."""
        return {change.path: change for change in self.files}
