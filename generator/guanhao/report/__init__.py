"""Findings into text for terminals, programs, forges and people. Each format is a function that returns a string."""

from collections.abc import Callable, Mapping

from guanhao.model.finding import Language
from guanhao.model.verdict import Examination
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
