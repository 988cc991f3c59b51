"""What a push is told: who pushes has no other place to look."""

from collections.abc import Mapping

from guanhao.model.finding import Language
from guanhao.model.types import Label
from guanhao.model.verdict import Examination
from guanhao.report.basis import lines
from guanhao.report.text import as_line, summary
from guanhao.report.words import say, visible

MAX_LINES = 50
"""Findings that are listed; the others are counted."""

REFUSED: Mapping[str, Label] = {
    "deleted": Label("不能删除登记册所在的分支", "the branch that holds the register cannot be deleted"),
    "rewound": Label(
        "不能改写登记册所在分支的历史：先取回（git pull），再推送",
        "the history of the branch that holds the register cannot be rewritten: pull first, then push",
    ),
}
_ACCEPTED = Label("官号：接受", "Guanhao: accepted")
_TURNED_DOWN = Label("官号：拒绝", "Guanhao: refused")


def as_refusal(ref: str, reason: str, lang: Language) -> str:
    """Return why a push is refused out of hand."""
    return f"{say(_TURNED_DOWN, lang)} {visible(ref)}\n{say(REFUSED[reason], lang)}\n"


def as_push(ref: str, examination: Examination, lang: Language) -> str:
    """Return what a push brings, and whether it is accepted; what was there before is counted and not listed."""
    new, _ = examination.parted
    found = list(lines(examination, sorted(new, key=lambda placed: placed.finding.severity != "error")))
    parts = [f"{say(_TURNED_DOWN if examination.is_gated else _ACCEPTED, lang)} {visible(ref)}"]
    for line in found[:MAX_LINES]:
        parts += [visible(line.placed.finding.path), as_line(line, lang)]
    if (rest := len(found) - MAX_LINES) > 0:
        parts.append(f"  还有 {rest} 处未列出。" if lang == "zh" else f"  {rest} more are not listed.")
    return "\n".join([*parts, summary(examination, lang)]) + "\n"
