"""A Git history to be written: commits with their people, days and files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Person(NamedTuple):
    """Whom a commit names as its author or committer."""

    name: str
    email: str


@dataclass(frozen=True)
class Commit:
    """One commit."""

    ref: str
    """What it becomes the last commit of, such as `refs/heads/main`."""
    author: Person
    committer: Person
    on: date
    message: str
    files: Mapping[str, bytes | None] = field(default_factory=dict)
    """Path → content; None for a file that goes."""
    start: str | None = None
    """The ref whose last commit it is made on; None for its own, if there is one."""
    merges: str | None = None
    """The ref whose last commit it merges; `files` says what it takes over from there."""
