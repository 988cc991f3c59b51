"""Running the rules that a policy binds: over records, values and releases, over accounts side by side, as duties."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from guanhao.ledger.fold import Step, steps
from guanhao.model.account import Account
from guanhao.model.document import Document
from guanhao.model.filing import Application, Filing
from guanhao.model.finding import Finding
from guanhao.model.judgement import Judgement, Ruling
from guanhao.model.policy import Bound, BoundPolicy
from guanhao.model.records import ACCOUNT_KINDS, Change, Release
from guanhao.model.types import Model
from guanhao.model.verdict import Identity
from guanhao.rules import BY_ID
from guanhao.rules.base import AccountContext, Rule
from guanhao.rules.bound import (
    DutyContext,
    Observation,
    RecordContext,
    ReleaseContext,
    SideContext,
    ValueContext,
    set_by,
)
from guanhao.rules.facts import Facts

Switched = tuple[Rule, Bound[Model]]


@dataclass(frozen=True)
class Plan:
    """The rules that a policy switches on, by what they judge."""

    events: dict[str, tuple[Switched, ...]]
    """Kind of record → the rules that judge it."""
    values: tuple[Switched, ...]
    releases: tuple[Switched, ...]
    sides: tuple[Switched, ...]
    duties: tuple[Switched, ...]


@lru_cache(maxsize=4)
def plan_of(policy: BoundPolicy) -> Plan:
    """Return what a policy switches on."""
    on = [(BY_ID[bound.rule], bound) for bound in policy.bounds]
    return Plan(
        events={k: tuple(s for s in on if s[0].event and k in s[0].kinds) for k in ACCOUNT_KINDS},
        values=tuple(s for s in on if s[0].value),
        releases=tuple(s for s in on if s[0].release),
        sides=tuple(s for s in on if s[0].side),
        duties=tuple(s for s in on if s[0].duty),
    )


def judge_records(context: AccountContext) -> Iterator[Judgement]:
    """Judge an account's records as events, and the values that they set."""
    policy = context.facts.policy
    if policy is None or not policy.bounds:
        return
    plan = plan_of(policy)
    for step in context.steps:
        yield from _events(context, policy, plan, step)
    if context.account.state != "closed":
        yield from _values(context, plan)


def _events(context: AccountContext, policy: BoundPolicy, plan: Plan, step: Step) -> Iterator[Judgement]:
    record, filed_on = step.entry.record, step.entry.order[0]
    if record is None or policy.spares(filed_on):
        return
    for rule, bound in plan.events[record.kind]:
        params = bound.on(filed_on)
        if params is not None and rule.event:
            case = RecordContext(context.facts, params, step.entry, record, step.before, step.after)
            for ruling in rule.event(case):
                yield _of_account(context.account, bound, step.entry.path, ruling, filed_on)


def _values(context: AccountContext, plan: Plan) -> Iterator[Judgement]:
    declaring = [s for s in context.steps if s.is_applied and isinstance(s.entry.record, Application | Filing | Change)]
    for rule, bound in plan.values:
        setting = [s for s in declaring if _sets(s, rule.watches)]
        for step in setting:
            params, record, values = bound.on(step.entry.order[0]), step.entry.record, step.after.filing
            if params is None or record is None or values is None or rule.value is None:
                continue
            case = ValueContext(context.facts, params, step.entry, record, values, rule.watches)
            for ruling in rule.value(case):
                judged = _of_account(context.account, bound, step.entry.path, ruling, None)
                yield judged if step is setting[-1] else _replaced(judged)


def _sets(step: Step, paths: Sequence[str]) -> bool:
    return step.entry.record is not None and any(set_by(step.entry.record, path) is not None for path in paths)


def _replaced(judged: Judgement) -> Judgement:
    """What a later record has replaced is worth a warning, and counts no more."""
    return replace(judged, is_present=False, ruling=replace(judged.ruling, severity="warning"))


def _of_account(account: Account, bound: Bound[Model], path: str, ruling: Ruling, day: date | None) -> Judgement:
    unit = account.filing.unit if account.filing else account.id.split("/")[0]
    return Judgement(bound.rule, bound.article, account.id, unit, path, ruling, day)


def judge_release(facts: Facts, document: Document) -> Iterator[Judgement]:
    """Judge a release request."""
    policy, release = facts.policy, document.model
    if policy is None or not isinstance(release, Release) or policy.spares(release.filed_on):
        return
    for rule, bound in plan_of(policy).releases:
        params = bound.on(release.filed_on)
        if params is not None and rule.release:
            for ruling in rule.release(ReleaseContext(facts, params, release)):
                yield Judgement(
                    bound.rule, bound.article, release.channel, release.unit, document.path, ruling, release.filed_on
                )


def judge_side_by_side(facts: Facts, identities: Sequence[Identity]) -> Iterator[Judgement]:
    """Judge live accounts against each other."""
    policy = facts.policy
    if policy is None:
        return
    context = SideContext(tuple(identities))
    for rule, bound in plan_of(policy).sides:
        for identity, ruling in rule.side(context) if rule.side else ():
            yield Judgement(bound.rule, bound.article, identity.account, identity.key, identity.path, ruling)


def judge_duties(
    facts: Facts, account: Account, as_of: date, observations: Sequence[Observation], within: int | None = None
) -> Iterator[Judgement]:
    """Judge what is due of an account that was folded as of a day."""
    policy = facts.policy
    if policy is None or account.filing is None:
        return
    taken = steps(account)
    for rule, bound in plan_of(policy).duties:
        if rule.duty:
            case = DutyContext(facts, policy, bound, account, taken, as_of, observations, within)
            for ruling in rule.duty(case):
                path = ruling.evidence.path if ruling.evidence else ""
                yield _of_account(account, bound, path, ruling, as_of)


def as_finding(judgement: Judgement) -> Finding | None:
    """Return a failed judgement as a finding; None for any other outcome."""
    ruling = judgement.ruling
    if ruling.outcome != "fail":
        return None
    return Finding(
        judgement.rule,
        ruling.code,
        judgement.path,
        ruling.where,
        ruling.params,
        judgement.account,
        ruling.severity,
        article=judgement.article,
        day=judgement.day,
    )
