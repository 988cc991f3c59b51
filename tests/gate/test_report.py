"""The report tells of every request that the gate is tried on, and says what the gate says."""

from pathlib import Path

import pytest

from guanhao import briefing, checking, gate
from guanhao.forge.harmless import harmless
from guanhao.model.finding import Language
from guanhao.report.request import as_report
from tests.gate.requests import Ask, write_asks
from tests.gate.test_honest import HONEST
from tests.gate.test_hostile import HOSTILE
from tests.registers import AS_OF
from tests.report.rendered import check_markdown

VERDICTS: dict[Language, str] = {"zh": "**现在不能合并**", "en": "**It cannot be merged yet**"}


@pytest.fixture(scope="module")
def repositories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("asks")
    write_asks(root / "hostile", HOSTILE)
    write_asks(root / "honest", HONEST)
    return root


@pytest.mark.parametrize(
    ("folder", "ask"), [("hostile", a) for a in HOSTILE] + [("honest", a) for a in HONEST], ids=str
)
def test_it_says_what_the_gate_says(folder: str, ask: Ask, repositories: Path) -> None:
    with gate.open_request(repositories / folder, "main", f"refs/heads/{ask.branch}") as request:
        examined = checking.check_request(request, AS_OF, ask.actor, ask.requested_on)
        brief = briefing.brief(request, examined, ask.actor, ask.requested_on)
    for lang, verdict in VERDICTS.items():
        report = as_report(brief, lang)
        check_markdown(report, lang)
        assert (verdict in report) == examined.is_gated
        assert harmless(report, lang) == report.rstrip("\n")
