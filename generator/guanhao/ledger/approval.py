"""Who may approve, and which record is approved: authority is always read from the past (design 1.7)."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from guanhao.errors import ShallowHistoryError
from guanhao.model.approval import (
    Action,
    Approval,
    Approvals,
    Authority,
    Chain,
    Commit,
    Deed,
    History,
    Kind,
    Person,
    Reason,
    Touch,
)
from guanhao.model.institution import Approver

NOREPLY = "users.noreply.github.com"
FORGE_EMAIL = "noreply@github.com"
"""Who commits what GitHub squashes or rebases itself, whoever pressed the button."""

_REQUEST = re.compile(
    r"Merge (?:(?:pull|merge) )?request (?:'.*' )?\(?[#!]([0-9]{1,9})\b"  # GitHub, Gitea, Forgejo, Gitee
    r"|See merge request \S*!([0-9]{1,9})"  # GitLab
    r"|.*\(#([0-9]{1,9})\)\s*$"  # a squash
)


def request_number(message: str) -> str | None:
    """Return the number of the request that a commit names: in its subject, else in the last line that names one."""
    subject, _, body = message.partition("\n")
    match = _REQUEST.match(subject)
    if match is None:
        found = [match for line in body.split("\n") if (match := _REQUEST.match(line)) and not match[3]]
        match = found[-1] if found else None
    return next(filter(None, match.groups())) if match else None


def approver_of(authority: Authority, person: Person) -> Approver | None:
    """Return the approver whom a commit names, of whatever unit: by e-mail, or by a handle's no-reply address."""
    email = _plain(person.email)
    handle, _, host = email.rpartition("@")
    handle = re.sub(r"^[0-9]+\+", "", handle) if host == NOREPLY else ""
    return next(
        (
            approver
            for approver in authority.approvers
            if email in map(_plain, approver.emails) or (handle and handle in map(_plain, approver.handles))
        ),
        None,
    )


def _plain(text: str) -> str:
    """Return a text without regard to case. ASCII alone has any here: other letters that fold to it are look-alikes."""
    return text.encode().lower().decode()


class Ruling(NamedTuple):
    """What a commit is."""

    kind: Kind
    day: date
    approver: str | None = None
    reason: Reason | None = None


class Bench:
    """Judges the commits of one history, each once."""

    def __init__(self, chain: Chain, authorities: Mapping[str, Authority]) -> None:
        self.chain = chain
        self.authorities = authorities
        present = authorities.get(chain.institution or "")
        self.zone = ZoneInfo(present.timezone if present else "Asia/Shanghai")
        self.founding = next((i for i, commit in enumerate(chain.commits) if commit.after), len(chain.commits))
        self._known: dict[int, Ruling] = {}
        self._approvers: dict[tuple[str | None, Person], Approver | None] = {}
        self.opening_on: date | None = None
        self._set_opening()

    def _set_opening(self) -> None:
        """Find how far the opening balance reaches.

        Only they can say so who found the register, before it has any approver or within the opening balance itself,
        and later the approvers. Else whoever can push could have all that he pushes count as approved.
        """
        is_founded = False
        for commit in self.chain.commits:
            authority = self.authorities.get(commit.after or "")
            if authority is None or commit.after == commit.before:
                continue
            if not is_founded or self.is_opening(commit.time) or self.without_opening(commit).kind == "approved":
                self.opening_on = authority.opening_on
                is_founded |= any(approver.unit == authority.registrar for approver in authority.approvers)

    def day(self, time: int) -> date:
        """Return the institution's day at a moment."""
        return datetime.fromtimestamp(time, UTC).astimezone(self.zone).date()

    def judge(self, index: int) -> Ruling:
        """Return what commit number `index` is."""
        if index not in self._known:
            self._known[index] = self._judged(self.chain.commits[index])
        return self._known[index]

    def _judged(self, commit: Commit) -> Ruling:
        if self.is_opening(commit.time):
            return Ruling("opening", self.day(commit.time))
        return self.without_opening(commit)

    def is_opening(self, time: int) -> bool:
        """Tell whether what entered at a moment is of the opening balance."""
        return self.opening_on is not None and self.day(time) <= self.opening_on

    def without_opening(self, commit: Commit) -> Ruling:
        """Return what a commit is if it is not of the opening balance."""
        day = self.day(commit.time)
        found = self._approver(commit)
        if isinstance(found, Approver):
            return Ruling("approved", day, found.name)
        return Ruling("unapproved", day, reason=found)

    def _approver(self, commit: Commit) -> Approver | Reason:
        """Return who approved by a commit, or why nobody did."""
        if commit.parents == 0:
            return "root"
        if commit.parents > 2:
            return "octopus"
        authority = self.authorities.get(commit.before or "")
        if authority is None:
            return "no-authority"
        person = commit.author if commit.parents == 2 else commit.committer
        asked = (commit.before, person)
        if asked not in self._approvers:
            self._approvers[asked] = approver_of(authority, person)
        approver = self._approvers[asked]
        if approver is None:
            return self._stranger(commit, person)
        if approver.unit != authority.registrar:
            return "other-unit"
        if authority.signing_keys:
            from guanhao.ledger.signature import is_listed  # noqa: PLC0415  cryptography is for those who sign

            signer = self.chain.signers.get(commit.id, "unsigned")
            if signer in ("unsigned", "invalid"):
                return "unsigned" if signer == "unsigned" else "bad-signature"
            if not is_listed(signer, authority.signing_keys):
                return "unknown-key"
        return approver

    def _stranger(self, commit: Commit, person: Person) -> Reason:
        own = self.authorities.get(commit.after or "")
        if commit.after != commit.before and own and approver_of(own, person):
            return "self-appointed"
        if commit.parents == 2:
            return "merged"
        return "by-forge" if _plain(person.email) == FORGE_EMAIL else "pushed"


def approvals_of(
    root: Path, history: History, changed: Collection[str], today: date, is_record: Callable[[str], bool]
) -> Approvals:
    """Judge every record of the history of `root`. Files in `changed` are no longer what was committed.

    `is_record` tells records from what gives authority. Raises ShallowHistoryError where a clone lacks the beginning,
    unless all that there is belongs to the opening balance.
    """
    uncommitted = Approval("uncommitted", entered_on=today)
    chain = history.chain
    if chain is None:
        return Approvals(other=uncommitted)
    bench = Bench(chain, history.authorities)
    if history.is_shallow and not bench.is_opening(chain.time):
        raise ShallowHistoryError(str(root))
    records: dict[str, Approval] = {}
    deeds: list[tuple[int, Deed]] = []
    for path, touches in chain.touches.items():
        if not is_record(path):
            deeds += _authority_deeds(bench, path, touches)
            continue
        if touches[-1].blob and path not in changed:
            records[path] = _approval(bench, touches)
        deeds += _record_deeds(bench, path, touches)
    deeds.sort(key=lambda numbered: (numbered[0], numbered[1].path))
    return Approvals(records, uncommitted, tuple(deed for _, deed in deeds), chain.head)


def _approval(bench: Bench, touches: Sequence[Touch]) -> Approval:
    """Judge a record by the commit that first added it, and by whether an approval let it say what it says now."""
    first, last = touches[0].commit, touches[-1].commit
    kind, day, approver, reason = bench.judge(first)
    vouched = [touch.blob for touch in touches if bench.judge(touch.commit).kind != "unapproved"]
    if kind != "unapproved" and touches[-1].blob != vouched[-1]:
        return Approval("unapproved", bench.chain.commits[last], bench.judge(last).day, reason="edited")
    return Approval(kind, bench.chain.commits[first], day, approver, reason)


def _record_deeds(bench: Bench, path: str, touches: Sequence[Touch]) -> Iterator[tuple[int, Deed]]:
    """Yield what no approver did to a record, and what nobody at all should have done."""
    for action, touch, before in _actions(touches):
        ruling = bench.judge(touch.commit)
        if ruling.kind == "unapproved" or (ruling.kind == "approved" and action != "added"):
            commit = bench.chain.commits[touch.commit]
            yield touch.commit, Deed(path, action, commit, ruling.reason, before, touch.blob)


def _authority_deeds(bench: Bench, path: str, touches: Sequence[Touch]) -> Iterator[tuple[int, Deed]]:
    """Yield what no approver did to a file that gives authority, once there was an institution to name approvers."""
    for action, touch, before in _actions(touches):
        commit = bench.chain.commits[touch.commit]
        ruling = bench.judge(touch.commit)
        if ruling.kind == "unapproved" and touch.commit > bench.founding:
            yield touch.commit, Deed(path, action, commit, ruling.reason, before, touch.blob)


def _actions(touches: Sequence[Touch]) -> Iterator[tuple[Action, Touch, str | None]]:
    """Yield what each commit did to a file, and what stood there before."""
    before: str | None = None
    for index, touch in enumerate(touches):
        if touch.blob is None:
            yield "deleted", touch, before
        elif before is not None:
            yield "edited", touch, before
        else:
            yield "added-again" if index else "added", touch, before
        before = touch.blob
