"""What was asked for with options, and what came of it."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guanhao.desk import words
from guanhao.desk.form import KINDS
from guanhao.desk.talk import Talk
from guanhao.errors import RefusedRecordError
from guanhao.model.finding import Finding
from guanhao.model.terms import KIND
from guanhao.model.types import Label

TRANSFER = "transfer"
"""What `new` takes for a kind too: a change of unit for each account of a unit."""
_TRANSFERS = Label("全部账号移交", "all accounts handed over")


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for: texts as they were typed."""

    kind: str
    target: str | None
    values: Sequence[tuple[str, str]] = ()
    """Dotted key and value."""
    changes: Sequence[tuple[str, str | None, str]] = ()
    """Field, former value where it was stated, new value."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the file that was written, or None, and what there is to say about it."""

    path: str | None
    findings: tuple[Finding, ...]
    carried: bool = False
    """Whether parts were taken over from the application."""


def request_of(
    kind: str,
    target: str | None,
    values: Sequence[str],
    fields: Sequence[str],
    before: Sequence[str],
    after: Sequence[str],
) -> Request:
    """Read the options, as they were typed. Raises RefusedRecordError where they cannot be meant."""
    if kind not in KINDS:
        near = difflib.get_close_matches(kind, (*KINDS, TRANSFER), 1)
        listed = "，".join(f"{name} {label.zh}" for name, label in {**KIND, TRANSFER: _TRANSFERS}.items())
        hint = f"是不是 {near[0]}？" if near else ""
        raise RefusedRecordError(
            kind, f"没有这种记录。{hint}可选：{listed}\nChoose from: {', '.join((*KINDS, TRANSFER))}"
        )
    for value in values:
        if "=" not in value:
            raise RefusedRecordError(f"--set {value}", "写成 项目=内容，如 account.name=物理系\nWrite KEY=VALUE.")
    if len(fields) != len(after) or len(before) not in (0, len(fields)):
        raise RefusedRecordError(
            "--field",
            "--field 和 --to 要成对；--from 要么都不写（自动取现值），要么每对都写\n"
            "Give one --to for each --field, and one --from for each or none at all.",
        )
    if fields and kind != "change":
        raise RefusedRecordError("--field", "只有 change 用 --field，其他记录用 --set\n--field is for changes alone.")
    former: Sequence[str | None] = before or [None] * len(fields)
    pairs = [(key.strip(), value) for key, _, value in (text.partition("=") for text in values)]
    return Request(kind, target, pairs, list(zip(fields, former, after, strict=True)))


def states_changes(request: Request) -> bool:
    """Tell whether the options say what changes."""
    return bool(request.changes) or any(key.split(".")[0] == "changes" for key, _ in request.values)


def transfer_of(
    target: str | None, values: Sequence[str], fields: Sequence[str], before: Sequence[str], after: Sequence[str]
) -> tuple[Request, str, str]:
    """Read the options of a transfer: what its records say, the unit that hands over, the one that receives.

    The first `--to` is the receiving unit; what follows pairs with `--field`. Raises RefusedRecordError.
    """
    if target is not None or len(before) != 1 or not after:
        raise RefusedRecordError(
            f"guanhao new {TRANSFER}",
            "写明从哪个单位移交到哪个单位，如 guanhao new transfer --from physics --to science\n"
            "Name both units, such as guanhao new transfer --from physics --to science",
        )
    request = request_of("change", None, values, fields, (), after[1:])
    return request, before[0], after[0]


def outcome_lines(outcome: Outcome, request: Request, talk: Talk) -> Iterator[str]:
    """Yield what came of it, and what to do next."""
    kind = KIND[request.kind]
    if outcome.path is None:
        yield talk.say(words.WRONG, kind=kind)
    elif outcome.carried:
        yield talk.say(words.FROM_APPLICATION)
    for finding in outcome.findings:
        mark = "×" if finding.severity == "error" else "!"
        yield f"  {mark} {talk.word(finding)}"
    yield talk.say(words.NOT_WRITTEN) if outcome.path is None else talk.say(words.WRITTEN, path=outcome.path)
