"""Findings into text for terminals, programs, forges and people. Each format is a function that returns a string."""

from collections.abc import Callable, Mapping

from guanhao.model.assessment import Assessment
from guanhao.model.due import DueList
from guanhao.model.finding import Language
from guanhao.model.verdict import Audit, Examination
from guanhao.report import assessment, audit, due
from guanhao.report.github import as_github
from guanhao.report.json_format import as_json
from guanhao.report.markdown import as_markdown
from guanhao.report.text import as_text

FORMATS: Mapping[str, Callable[[Examination, Language], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "markdown": as_markdown,
}


AUDIT_FORMATS: Mapping[str, Callable[[Audit, Language], str]] = {"text": audit.as_text, "json": audit.as_json}


def _as_ics(listed: DueList, lang: Language) -> str:
    """Return a calendar; its library is loaded by those alone who want one."""
    from guanhao.report.ics import as_ics

    return as_ics(listed, lang)


DUE_FORMATS: Mapping[str, Callable[[DueList, Language], str]] = {
    "text": due.as_text,
    "json": due.as_json,
    "markdown": due.as_markdown,
    "ics": _as_ics,
}

NOTICE_FORMATS = ("markdown", "ics", "eml")
"""The formats in which each unit may have a message of its own (`report.notices`)."""

ASSESSMENT_FORMATS: Mapping[str, Callable[[Assessment, Language], str]] = {
    "text": assessment.as_text,
    "json": assessment.as_json,
    "csv": assessment.as_csv,
}
