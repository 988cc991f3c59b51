"""What a form is filled with: a record or an account as it stands, and the register around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from guanhao.model.account import PublishedState
from guanhao.model.filing import Application, Filing
from guanhao.model.policy import Policy
from guanhao.model.records import Change, Closure, Release, Review
from guanhao.model.types import Label
from guanhao.rules.facts import Facts

FormKind = Literal["application", "filing", "change", "review", "closure", "release", "commitment"]

FORMS: dict[FormKind, Label] = {
    "application": Label("开通申请表", "application"),
    "filing": Label("备案表", "filing"),
    "change": Label("变更登记表", "change"),
    "review": Label("年审报告表", "annual review"),
    "closure": Label("注销申请表", "closure"),
    "release": Label("信息发布审批表", "release request"),
    "commitment": Label("承诺书", "letter of commitment"),
}
"""Kind of form → what it is called."""

KINDS = get_args(FormKind)

Printable = Application | Filing | Change | Review | Closure | Release
"""A record that has a form of its own."""


@dataclass(frozen=True)
class Matter:
    """What a form is about. Where all but the kind and the day is lacking, the form is to be filled by hand."""

    kind: FormKind
    day: date
    """The record's day of filing, else the day worked for: the policy's figures are those of that day."""
    account: str | None = None
    record: Printable | None = None
    path: str | None = None
    """Where the record lies, or whence the account's values come, from the register's root."""
    is_in_effect: bool = False
    state: PublishedState | None = None
    """The account's state, of a form that shows it as it stands on the day, with every change since that record."""
    present: Application | Filing | None = None
    """What is on file of the account: with the record, where that is a change."""
    before: Application | Filing | None = None
    """What was on file before a change."""


@dataclass(frozen=True)
class Surroundings:
    """The register that a form belongs to."""

    facts: Facts
    policy: Policy | None
    """The policy in force, for its title."""
    portal: str | None
    """The portal's address with a slash at its end, where one is published."""
    successor: str = ""
    """What the account is called that takes over from a closed one, as far as it is known."""
