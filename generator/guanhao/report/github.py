"""Findings as GitHub workflow commands, which become annotations of the changed lines."""

from guanhao.model.finding import Language
from guanhao.model.verdict import Examination
from guanhao.report.basis import Line, lines
from guanhao.report.text import summary
from guanhao.report.words import fix, level, message, visible

KEPT = 10
"""Annotations of one step that GitHub keeps."""

_LEVEL = {"error": "error", "warning": "warning", "notice": "notice"}
_ORDER = tuple(_LEVEL)


def as_github(examination: Examination, lang: Language) -> str:
    """Return annotations, the gravest first; where there are too many, the last one counts the rest.

    What was there before a request is not annotated: the summary counts it.
    """
    found = lines(examination, examination.parted[0])
    ordered = sorted(found, key=lambda line: _ORDER.index(line.placed.finding.severity))
    shown = ordered if len(ordered) <= KEPT else ordered[: KEPT - 1]
    written = [_annotation(line, lang) for line in shown]
    if rest := ordered[len(shown) :]:
        more = (
            f"还有 {len(rest)} 处，见本步骤的日志或摘要" if lang == "zh" else f"{len(rest)} more, see this step's log"
        )
        written.append(f"::{_LEVEL[rest[0].placed.finding.severity]} title=guanhao::{_data(more)}")
    written.append(summary(examination, lang))
    return "\n".join(written) + "\n"


def _annotation(line: Line, lang: Language) -> str:
    placed, found = line.placed, line.placed.finding
    title = line.basis(lang)
    colon = "：" if lang == "zh" else ": "
    mend = "改法" if lang == "zh" else "fix"
    excepted = f"{level(found, lang)}{colon}" if found.waived else ""
    words = f"{excepted}{message(found, lang)}\n{mend}{colon}{fix(found, lang)}"
    place = f"file={_property(visible(found.path))},line={placed.line},col={placed.column}"
    return f"::{_LEVEL[found.severity]} {place},title={_property(title)}::{_data(words)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
