"""Findings as GitHub workflow commands, which become annotations of the changed lines."""

from guanhao.model.finding import Language, Placed
from guanhao.model.verdict import Examination
from guanhao.report.text import summary
from guanhao.report.words import fix, message, visible

KEPT = 10
"""Annotations of one step that GitHub keeps."""

_LEVEL = {"error": "error", "warning": "warning", "notice": "notice"}
_ORDER = tuple(_LEVEL)


def as_github(examination: Examination, lang: Language) -> str:
    """Return annotations, the gravest first; where there are too many, the last one counts the rest."""
    ordered = sorted(examination.findings, key=lambda placed: _ORDER.index(placed.finding.severity))
    shown = ordered if len(ordered) <= KEPT else ordered[: KEPT - 1]
    lines = [_annotation(examination, placed, lang) for placed in shown]
    if rest := ordered[len(shown) :]:
        more = (
            f"还有 {len(rest)} 处，见本步骤的日志或摘要" if lang == "zh" else f"{len(rest)} more, see this step's log"
        )
        lines.append(f"::{_LEVEL[rest[0].finding.severity]} title=guanhao::{_data(more)}")
    lines.append(summary(examination, lang))
    return "\n".join(lines) + "\n"


def _annotation(examination: Examination, placed: Placed, lang: Language) -> str:
    found = placed.finding
    title = "，".join(filter(None, (found.rule, examination.article_of(found))))
    colon = "：" if lang == "zh" else ": "
    mend = "改法" if lang == "zh" else "fix"
    words = f"{message(found, lang)}\n{mend}{colon}{fix(found, lang)}"
    place = f"file={_property(visible(found.path))},line={placed.line},col={placed.column}"
    return f"::{_LEVEL[found.severity]} {place},title={_property(title)}::{_data(words)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
