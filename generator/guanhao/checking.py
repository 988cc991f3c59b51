"""The check: load → fold → rules, of a register as it lies there, or of a request to change it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from guanhao import compliance
from guanhao.examine import Register, judge_accounts, judge_common, place
from guanhao.model.verdict import Examination
from guanhao.rules.judge import RANK, judge_register, weighed
from guanhao.rules.waived import Granted, granted, idle, waive

if TYPE_CHECKING:
    from datetime import date

    from guanhao.gate import Request
    from guanhao.model.finding import Placed
    from guanhao.model.verdict import Identity, Verdict

_LATER = "~"
"""Put before the order of what a request brings: it came after everything that was there, whatever day it bears."""


def check(register: Register, as_of: date, *, with_waivers: bool = True) -> Examination:
    """Judge every file of the register; what an earlier run found in unchanged files is taken from the cache."""
    waivers = granted(register.facts, register.common.documents) if with_waivers else ()
    verdicts = judge_accounts(register)
    return _examination(register, as_of, verdicts, _found(register, verdicts, waivers, as_of))


def check_request(
    request: Request, as_of: date, actor: str | None, requested_on: date, *, with_waivers: bool = True
) -> Examination:
    """Judge a request: everything after it, by the authority before it. What was found before it is not new."""
    from guanhao import gate

    target, base, head = request.target, request.base, request.head
    waivers = granted(target.facts, target.common.documents) if with_waivers else ()
    before, after = gate.judge_sides(request)
    known = _found(base, before, waivers, as_of)
    found = _parted(_found(head, after, waivers, as_of, request.base_files), known)
    changes = gate.judge_changes(request, actor, requested_on)
    found += [replace(p, finding=weighed(p.finding, target.facts.policy)) for p in changes]
    return replace(_examination(head, as_of, after, found), changed=len(request.deltas))


def select(examination: Examination, rules: frozenset[str]) -> Examination:
    """Keep only the findings of some rules."""
    return replace(examination, findings=tuple(p for p in examination.findings if p.finding.rule in rules))


def _examination(register: Register, as_of: date, verdicts: Sequence[Verdict], found: Iterable[Placed]) -> Examination:
    return Examination(
        as_of=as_of,
        accounts=len(register.account_files),
        records=sum(verdict.records for verdict in verdicts),
        findings=tuple(sorted(found, key=_position)),
        policy=register.facts.policy,
    )


def _position(placed: Placed) -> tuple[str, int, int, str]:
    return placed.finding.path, placed.line, placed.column, placed.finding.rule


def _found(
    register: Register,
    verdicts: Sequence[Verdict],
    waivers: Sequence[Granted],
    as_of: date,
    earlier: Collection[str] | None = None,
) -> list[Placed]:
    """Return everything found in a register; of a request's, `earlier` are the paths that were there before."""
    identities = [_ranked(identity, earlier) for verdict in verdicts for identity in verdict.identities]
    found = [
        *judge_common(register),
        *(placed for verdict in verdicts for placed in verdict.findings),
        *place(register.tree, judge_register(register.facts, identities, as_of)),
    ]
    weighted = [replace(p, finding=weighed(p.finding, register.facts.policy)) for p in found]
    return _waived(register, weighted, waivers, as_of) if waivers else weighted


def _ranked(identity: Identity, earlier: Collection[str] | None) -> Identity:
    """Put what a request brings after all that was there."""
    if earlier is None or identity.path in earlier:
        return identity
    return identity._replace(order=_LATER + identity.order)


def _waived(register: Register, found: list[Placed], waivers: Sequence[Granted], as_of: date) -> list[Placed]:
    """Mark what waivers except, and add a notice for each waiver that does nothing."""
    marked = [replace(p, finding=waive(p.finding, waivers, as_of)) for p in found]
    used = {p.finding.waived for p in marked if p.finding.waived}
    used |= compliance.waivers_used(register, waivers, as_of)
    return [*marked, *place(register.tree, idle(waivers, used, as_of))]


def _parted(found: Iterable[Placed], known: Iterable[Placed]) -> list[Placed]:
    """Mark as not new what was known, as often as it was, and no more gravely than it was."""
    ranks: dict[str, list[int]] = defaultdict(list)
    for placed in known:
        ranks[placed.finding.fingerprint].append(RANK[placed.finding.severity])
    for same in ranks.values():
        same.sort()
    parted = []
    for placed in sorted(found, key=lambda placed: -RANK[placed.finding.severity]):
        same = ranks.get(placed.finding.fingerprint, [])
        is_known = bool(same) and same[-1] >= RANK[placed.finding.severity]
        if is_known:
            same.pop()
        parted.append(replace(placed, is_new=not is_known))
    return parted
