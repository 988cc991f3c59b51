"""A policy's binding: which rules each article switches on, with typed and dated parameters (design 1.4)."""

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from guanhao.load.shape import read_model
from guanhao.model.document import Document, Problem
from guanhao.model.location import Keys, Pointer
from guanhao.model.policy import ArticleText, Bound, BoundPolicy, Policy, Quote, articles_of
from guanhao.model.types import UNITS, Model
from guanhao.rules import BY_ID

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SEVERITIES = ("error", "warning", "notice")
RULE = "article-bound"
"""The rule that words what is wrong with a binding."""


class NoParameters(Model):
    """What a rule takes that an article can name but not adjust."""


def bind(document: Document, text: str | None, units: Collection[str]) -> tuple[Document, BoundPolicy]:
    """Return what a binding switches on, and its document with a problem for each thing that is wrong with it.

    `units` are the ids of the units that have a file, which alone a parameter may name.

    Read from the plain values: an article with a fault keeps no other from being in force. A binding that could not be
    read to its end is accused of nothing, since nobody knows what followed.
    """
    raw = document.raw if isinstance(document.raw, dict) else {}
    known = {UNITS: units}
    problems: list[Problem] = []
    quotes: list[Quote] = []
    bounds = tuple(b for article, rules in _articles(raw) for b in _bounds(article, rules, known, problems, quotes))
    severities = raw.get("severity")
    listed = severities if isinstance(severities, dict) else {}
    problems += [p for rule in listed if (p := _unknown_rule(rule, Pointer(("severity", rule), "key")))]
    texts: Mapping[str, ArticleText] | None = articles_of(text) if text is not None else None
    effective_on = document.model.effective_on if isinstance(document.model, Policy) else _day(raw.get("effective_on"))
    policy = BoundPolicy(
        id=document.path.rsplit("/", 1)[1].removesuffix(".yml"),
        effective_on=effective_on,
        bounds=bounds,
        quotes=tuple(quotes),
        severity={rule: level for rule, level in listed.items() if level in _SEVERITIES},
        texts=texts,
    )
    return replace(document, problems=_told(document, problems)), policy


def _told(document: Document, problems: list[Problem]) -> tuple[Problem, ...]:
    """Return what to say of a binding; that no rule has a name says already that it is no id."""
    if not document.is_whole:
        return document.problems
    places = {problem.where for problem in problems}
    return (*(problem for problem in document.problems if problem.where not in places), *problems)


def _articles(raw: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    articles = raw.get("articles")
    for article, binding in (articles if isinstance(articles, dict) else {}).items():
        rules = binding.get("rules") if isinstance(binding, dict) else None
        if isinstance(rules, dict):
            yield article, rules


def _bounds(
    article: str, rules: Mapping[str, Any], known: Mapping[str, Any], problems: list[Problem], quotes: list[Quote]
) -> Iterator[Bound[Model]]:
    for rule, stated in rules.items():
        keys: Keys = ("articles", article, "rules", rule)
        problem = _unknown_rule(rule, Pointer(keys, "key"))
        problems += [problem] if problem else []
        if stated is not None and not isinstance(stated, dict):
            continue  # the schema has said so already
        params = dict(stated or {})
        quote = params.pop("quote", None)
        if isinstance(quote, str) and quote.strip():
            quotes.append(Quote(article, rule, quote))
        elif quote is not None:
            problems.append(Problem(RULE, "quote", Pointer((*keys, "quote"))))
            quote = None
        if problem:
            continue
        periods, wrong = _periods(BY_ID[rule].params or NoParameters, params, keys, known)
        problems += wrong
        if not wrong:
            yield Bound(article, rule, periods, quote)


def _unknown_rule(rule: str, where: Pointer) -> Problem | None:
    if rule in BY_ID:
        return None
    near = difflib.get_close_matches(rule, BY_ID, 1)
    if near:
        return Problem(RULE, "unknown-rule-near", where, {"value": rule, "near": near[0]})
    return Problem(RULE, "unknown-rule", where, {"value": rule})


def _periods(
    model: type[Model], params: Mapping[str, Any], keys: Keys, known: Mapping[str, Any]
) -> tuple[tuple[tuple[date, Model], ...], list[Problem]]:
    """Return the parameters from day to day; a number may be written as a mapping of days (design 1.4).

    What bears no date holds from the first. The rule is in force from the day on which it lacks no figure.
    """
    periods: list[tuple[date, Model]] = []
    problems: dict[object, Problem] = {}
    starts = sorted(set(_days(params, keys, problems)))
    if not starts or _has_undated(params):
        starts = [date.min, *starts]
    for start in starts:
        ways: dict[Keys, Keys] = {}
        made, wrong = read_model(model, _as_of(params, start, (), (), ways), known)
        if made is not None:
            periods.append((start, made))
        for problem in wrong:
            if problem.code != "missing" or start == starts[-1]:
                placed = _placed(problem, keys, ways)
                problems.setdefault((placed.where, placed.code, placed.params["name"]), placed)
    return tuple(periods), list(problems.values())


def _has_undated(value: Mapping[str, Any]) -> bool:
    """Tell whether some figure holds whatever the day."""
    return any(
        not _is_dated(item) and (_has_undated(item) if isinstance(item, dict) else True) for item in value.values()
    )


def _is_dated(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and all(_DAY.fullmatch(str(key)) for key in value)


def _days(value: Any, keys: Keys, problems: dict[object, Problem]) -> Iterator[date]:
    """Yield every day from which some figure below `value` holds."""
    for key, item in value.items() if isinstance(value, dict) else ():
        if _is_dated(value):
            day = _day(key)
            if day is not None:
                yield day
            else:
                where = Pointer((*keys, key), "key")
                problems[where] = Problem(RULE, "no-such-day", where, {"value": str(key)})
        yield from _days(item, (*keys, key), problems)


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(str(text)) else None
    except ValueError:
        return None


def _as_of(value: Any, start: date, keys: Keys, place: Keys, ways: dict[Keys, Keys]) -> Any:
    """Return `value` with each dated figure as it is from `start` on; `ways` leads from there to where it is written.

    What has no figure yet is left out. (One that has no day at all is taken for a figure without any.)
    """
    ways[keys] = place
    if not isinstance(value, dict):
        return value
    found: dict[str, Any] = {}
    for key, item in value.items():
        below, at = item, (*place, key)
        if _is_dated(item):
            days = [k for k in item if _day(k)]
            begun = [k for k in days if date.fromisoformat(k) <= start]
            if days and not begun:
                continue
            chosen = max(begun or item)
            below, at = item[chosen], (*at, chosen)
        found[key] = _as_of(below, start, (*keys, key), at, ways)
    return found


def _placed(problem: Problem, prefix: Keys, ways: Mapping[Keys, Keys]) -> Problem:
    """Say of a parameter what the reader of shapes said of its value, and where the binding has it."""
    keys, known = problem.where.keys, problem.where.keys
    if problem.where.at == "key":
        known = known[:-1]
    while known not in ways:
        known = known[:-1]
    where = Pointer((*prefix, *ways[known], *keys[len(known) :]), problem.where.at)
    code = f"parameter-{problem.code}"
    return Problem(RULE, code, where, {**problem.params, "rule": str(prefix[-1])})
