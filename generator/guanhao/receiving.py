"""What a push may bring to a repository without a forge: the check of a request, on the register's branch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from guanhao import checking, clock, gate
from guanhao.examine import read_register
from guanhao.load.git import Repository, open_repository
from guanhao.load.git_tree import GitTree, Lister
from guanhao.load.register import INSTITUTION, read_document
from guanhao.model.institution import Institution
from guanhao.rules.standing import Standing

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from guanhao.model.verdict import Examination

_BRANCHES = "refs/heads/"


class Update(NamedTuple):
    """A ref that a push moves, from which commit to which. An id of zeros alone is none."""

    old: str
    new: str
    ref: str


@dataclass(frozen=True)
class Pusher:
    """Who pushes, and when."""

    actor: str | None
    as_of: date | None
    """None for today."""
    requested_on: date | None
    """When the request was made, as a registrar says who merges it; None for the day of the push."""


class Outcome(NamedTuple):
    """What became of one ref: refused out of hand, or examined."""

    ref: str
    refused: Literal["deleted", "rewound"] | None = None
    examination: Examination | None = None

    @property
    def is_refused(self) -> bool:
        """Whether the push is to be turned down."""
        return self.refused is not None or (self.examination is not None and self.examination.is_gated)


def receive(root: Path, updates: Iterable[Update], pusher: Pusher) -> Iterator[Outcome]:
    """Judge what a push brings to the branch that holds the register; other refs are nobody's business here."""
    with open_repository(root) as repository:
        judged = [update for update in updates if _is_register(repository, update)]
        for update in judged:
            yield _received(repository, root, update, pusher)


def _received(repository: Repository, root: Path, update: Update, pusher: Pusher) -> Outcome:
    if _is_none(update.new):
        return Outcome(update.ref, "deleted")
    listing = None if _is_none(update.old) else Lister(repository).list(update.old)
    if listing is not None and repository.merge_bases(update.old, update.new) != (update.old,):
        return Outcome(update.ref, "rewound")
    if listing is None or INSTITUTION not in listing.files:
        return Outcome(update.ref, examination=_founded(repository, root, update.new, pusher))
    with gate.open_request(root, update.old, update.new) as request:
        facts, timezone = request.target.facts, request.target.timezone
        today = pusher.as_of or clock.today(timezone)
        is_registrar = pusher.actor is not None and Standing(facts, pusher.actor, today).is_registrar
        requested_on = (pusher.requested_on if is_registrar else None) or today
        return Outcome(update.ref, examination=checking.check_request(request, today, pusher.actor, requested_on))


def _founded(repository: Repository, root: Path, commit: str, pusher: Pusher) -> Examination | None:
    """Judge the whole of a register that is pushed where there was none; there is no authority to ask for yet."""
    listing = Lister(repository).list(commit)
    if INSTITUTION not in listing.files:
        return None
    register = read_register(root, GitTree(repository, listing.files))
    return checking.check(register, pusher.as_of or clock.today(register.timezone))


def _is_register(repository: Repository, update: Update) -> bool:
    """Tell whether a ref is the branch that holds the register, by the register that is there already.

    Only where there is none is what the push brings asked. A register that does not say on which branch it is, is on
    `main`, or on the branch that the repository itself names. One that cannot be read may be on any.
    """
    named = {f"{_BRANCHES}main", repository.branch()}
    for commit in (repository.commit(gate.HEAD), update.old, update.new):
        file = None if commit is None or _is_none(commit) else Lister(repository).list(commit).files.get(INSTITUTION)
        if file is None:
            continue
        institution = read_document(GitTree(repository, {INSTITUTION: file}), file).model
        if not isinstance(institution, Institution):
            return update.ref.startswith(_BRANCHES)
        stated = institution.repository.branch if institution.repository else None
        return update.ref == f"{_BRANCHES}{stated}" if stated else update.ref in named
    return update.ref in named


def _is_none(commit: str) -> bool:
    return not commit.strip("0")
