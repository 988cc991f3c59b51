"""What judging leaves behind: of one account, and of a whole register."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from guanhao.model.approval import Approval
from guanhao.model.finding import Finding, Placed
from guanhao.model.location import Keys
from guanhao.model.policy import BoundPolicy

HOST = "unit"
"""The field of an identity that identifies no account, but by which those of one unit are found."""

NAME = "name"
"""The field of an identity that identifies no account, but by which names that are too alike are found."""


class Identity(NamedTuple):
    """Something by which a live account is known or found, and the record that says so."""

    account: str
    platform: str
    field: str
    key: str
    """The form in which two values are the same."""
    value: str
    path: str
    keys: Keys
    order: str
    """When the value was set: of two accounts, the later is at fault."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One account, judged by itself."""

    account: str
    records: int
    findings: tuple[Placed, ...]
    identities: tuple[Identity, ...]
    relies_on: tuple[str, ...] = ()
    """Other accounts whose existence it was judged by."""
    content: str = ""
    """What names the content of the account's files; empty where some could not be read."""

    @property
    def stands_alone(self) -> bool:
        """Whether nothing but the account's own files (and those of `relies_on`) decided, so that it can be kept."""
        looked_up = ("account", "account-near")
        return not self.has_order_fault and all(placed.finding.code not in looked_up for placed in self.findings)

    @property
    def has_order_fault(self) -> bool:
        """Whether a record came at the wrong time, so that only the history can tell which one."""
        return any(placed.finding.rule in ("transition", "stale-change", "ledger-order") for placed in self.findings)


@dataclass(frozen=True)
class Examination:
    """A whole register, judged."""

    as_of: date
    accounts: int
    records: int
    findings: tuple[Placed, ...]
    policy: BoundPolicy | None
    """What the policy in force binds."""
    changed: int | None = None
    """Of a request, how many files it changes; None where a whole register was judged."""

    @property
    def is_gated(self) -> bool:
        """Whether any finding that gates is an error."""
        return any(placed.finding.severity == "error" and placed.is_new for placed in self.findings)

    @property
    def parted(self) -> tuple[tuple[Placed, ...], tuple[Placed, ...]]:
        """Return what is new, and what was there before the request and no waiver excepts."""
        known = (placed for placed in self.findings if not placed.is_new and placed.finding.waived is None)
        return tuple(placed for placed in self.findings if placed.is_new), tuple(known)

    def article_of(self, finding: Finding) -> str | None:
        """Return the article of the policy in force that binds the finding's rule."""
        return finding.article or (self.policy.article_of(finding.rule) if self.policy else None)


@dataclass(frozen=True)
class Audit:
    """How the records of a register came to the main branch."""

    head: str | None
    """The commit that is checked out; None where there is no Git."""
    records: Mapping[str, Approval]
    """Path → approval, for every record that lies there."""
    examination: Examination
    """What is wrong with that."""
