"""The report for reviewers, on typical requests; golden files lie in `goldens/requests`."""

from pathlib import Path

import pytest

from guanhao.forge.harmless import harmless
from guanhao.model.finding import Language
from guanhao.report.request import as_report
from tests.report.requests import REQUESTS, brief_on

GOLDENS = Path(__file__).parent / "goldens" / "requests"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", REQUESTS)
def test_golden(name: str, lang: Language, tmp_path: Path) -> None:
    """To renew a golden, delete it and run this test twice."""
    golden = GOLDENS / f"{name}.{lang}.md"
    with brief_on(tmp_path, REQUESTS[name]) as brief:
        text = as_report(brief, lang)
    if not golden.exists():
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
        pytest.fail(f"{golden.name} was missing and has been written: read it")
    assert text == golden.read_text(encoding="utf-8")
    assert harmless(text, lang) == text.rstrip("\n"), "what a workflow posts reads as it was written"
