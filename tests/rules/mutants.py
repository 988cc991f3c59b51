"""Rules with one slip each: turned off, inverted, a comparison or a figure moved by one.

A mutant is the source of a rule's module with one node of its syntax changed, made a module again and put in the
rule's place. Annotations are left alone: what shape parameters have is not the rule's own to judge.
"""

import ast
import copy
import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from types import ModuleType
from typing import Any
from unittest import mock

from guanhao.model.finding import Finding
from guanhao.model.judgement import Outcome, Ruling
from guanhao.rules import BY_ID, RULES, judge
from guanhao.rules.base import DocumentContext, Rule
from guanhao.rules.judge_bound import plan_of
from guanhao.rules.request import RequestContext
from guanhao.rules.waiver import ID as WAIVER

Check = Callable[[Any], Iterator[Any]]
Change = Callable[[Any], None]
"""Changes a node of the syntax in place."""

CHECKS = ("document", "account", "register", "request", "event", "release", "value", "side", "duty")
"""The functions by which a rule may judge."""

_SWAPPED: Mapping[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
_ORDERING = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_FLIPPED: Mapping[Outcome, Outcome] = {"pass": "fail", "fail": "pass", "due-soon": "pass"}


@dataclass(frozen=True)
class Mutant:
    """A rule with one slip."""

    name: str
    """What was done, as `old → new`."""
    line: int
    make: Callable[[], tuple[Rule, Mapping[str, Any]]]
    """Returns the rule, and what takes the place of the module's own names."""


def module_of(rule: Rule) -> ModuleType:
    return sys.modules[f"guanhao.rules.{rule.id.replace('-', '_')}"]


def mutants_of(rule: Rule) -> Iterator[Mutant]:
    """Yield every mutant of a rule."""
    yield Mutant("turned off", 1, lambda: (_wrapped(rule, lambda _: lambda _context: iter(())), {}))
    yield Mutant("inverted", 1, lambda: (_wrapped(rule, lambda check: _inverted(rule, check)), {}))
    tree = _syntax(rule)
    shapes = _annotations(tree)
    for index, node in enumerate(ast.walk(tree)):
        for change in _slips(node) if id(node) not in shapes else ():
            changed = copy.deepcopy(node)
            change(changed)
            yield Mutant(f"{_told(node)} → {_told(changed)}", _line(node), _maker(rule, index, change))


def unchanged(rule: Rule) -> Mutant:
    """Return the rule, made anew from its source without a slip."""
    return Mutant("unchanged", 1, _maker(rule, 0, lambda _: None))


@contextmanager
def in_place(mutant: Mutant) -> Iterator[None]:
    """Let a mutant judge in its rule's place, and alone: what other rules find is not asked.

    Only whether a waiver is of use depends on what all of them find.
    """
    rule, own = mutant.make()
    rules = tuple(rule if other.id == rule.id else other for other in RULES) if rule.id == WAIVER else (rule,)
    with ExitStack() as stack:
        stack.enter_context(mock.patch.dict(BY_ID, {rule.id: rule}))
        stack.enter_context(mock.patch.object(judge, "RULES", rules))
        for name, value in own.items():
            stack.enter_context(mock.patch.object(module_of(rule), name, value))
        plan_of.cache_clear()
        yield
    plan_of.cache_clear()


def _syntax(rule: Rule) -> ast.Module:
    return ast.parse(_source(rule.id))


@cache
def _source(rule_id: str) -> str:
    return inspect.getsource(module_of(BY_ID[rule_id]))


def _annotations(tree: ast.Module) -> set[int]:
    """Return the ids of the nodes that are part of an annotation."""
    holders = [getattr(node, name, None) for node in ast.walk(tree) for name in ("annotation", "returns")]
    return {id(part) for holder in holders if isinstance(holder, ast.AST) for part in ast.walk(holder)}


def _maker(rule: Rule, index: int, change: Change) -> Callable[[], tuple[Rule, Mapping[str, Any]]]:
    def make() -> tuple[Rule, Mapping[str, Any]]:
        changed = _syntax(rule)
        change(list(ast.walk(changed))[index])
        original = module_of(rule)
        made = ModuleType(original.__name__)
        made.__dict__["_moved"] = _moved
        code = compile(ast.fix_missing_locations(changed), str(original.__file__), "exec")
        exec(code, made.__dict__)  # noqa: S102  our own source, with one node changed
        defined = (ast.FunctionDef, ast.ClassDef)
        own = {node.name: made.__dict__[node.name] for node in changed.body if isinstance(node, defined)}
        return made.__dict__["RULE"], own

    return make


def _wrapped(rule: Rule, wrap: Callable[[Check], Check]) -> Rule:
    checks: dict[str, Any] = {name: wrap(getattr(rule, name)) for name in CHECKS if getattr(rule, name)}
    return replace(rule, **checks)


def _inverted(rule: Rule, check: Check) -> Check:
    """Say of what is right that it is wrong, and of what is wrong that it is right."""
    some = next(iter(rule.messages))

    def flipped(ruling: Ruling) -> Ruling:
        return replace(ruling, outcome=_FLIPPED.get(ruling.outcome, ruling.outcome), code=ruling.code or some)

    def inverted(context: Any) -> Iterator[Any]:
        found = list(check(context))
        if not rule.is_bound:
            if not found:
                yield Finding(rule.id, some, _path_in(context))
            return
        for ruling in found:
            yield flipped(ruling) if isinstance(ruling, Ruling) else (ruling[0], flipped(ruling[1]))

    return inverted


def _path_in(context: Any) -> str:
    """Return the path of something that a rule is given."""
    if isinstance(context, DocumentContext):
        return context.document.path
    holder = context.files[0] if isinstance(context, RequestContext) else context.account.entries[0]
    return str(holder.path)


def _told(node: ast.AST) -> str:
    if isinstance(node, ast.If | ast.While):
        return f"if {ast.unparse(node.test)}"
    return ast.unparse(node).strip()


def _line(node: ast.AST) -> int:
    return getattr(node.target if isinstance(node, ast.comprehension) else node, "lineno", 1)


def _slips(node: ast.AST) -> Iterator[Change]:
    """Yield the changes that a node may suffer."""
    if isinstance(node, ast.Compare):
        for position, operator in enumerate(node.ops):
            yield _swap_comparison(position)
            if isinstance(operator, _ORDERING):
                yield from (_move_bound(position, by) for by in (1, -1))
    elif isinstance(node, ast.BoolOp):
        yield _swap_junction
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield from (_add(by) for by in (1, -1))
    if isinstance(node, ast.If | ast.IfExp | ast.While) and not _is_swappable(node.test):
        yield _negate_test
    elif isinstance(node, ast.comprehension):
        yield from (_negate_condition(at) for at, test in enumerate(node.ifs) if not _is_swappable(test))


def _is_swappable(test: ast.expr) -> bool:
    """Tell whether a test is negated already where its comparison is swapped."""
    return isinstance(test, ast.Compare) and len(test.ops) == 1 and not isinstance(test.ops[0], _ORDERING)


def _swap_comparison(position: int) -> Change:
    def change(node: ast.Compare) -> None:
        node.ops[position] = _SWAPPED[type(node.ops[position])]()  # type: ignore[call-overload]

    return change


def _move_bound(position: int, by: int) -> Change:
    def change(node: ast.Compare) -> None:
        moved = ast.Name("_moved", ast.Load())
        node.comparators[position] = ast.Call(moved, [node.comparators[position], ast.Constant(by)], [])

    return change


def _moved(value: Any, by: int) -> Any:
    return value + timedelta(by) if isinstance(value, date) else value + by


def _swap_junction(node: ast.BoolOp) -> None:
    node.op = _SWAPPED[type(node.op)]()  # type: ignore[assignment]


def _add(by: int) -> Change:
    def change(node: ast.Constant) -> None:
        node.value += by  # type: ignore[operator]

    return change


def _negation(test: ast.expr) -> ast.expr:
    is_negated = isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)
    return test.operand if is_negated else ast.UnaryOp(ast.Not(), test)  # type: ignore[attr-defined]


def _negate_test(node: ast.If) -> None:
    node.test = _negation(node.test)


def _negate_condition(position: int) -> Change:
    def change(node: ast.comprehension) -> None:
        node.ifs[position] = _negation(node.ifs[position])

    return change
