"""The tutorial of a first record, followed word for word on the repository's own register."""

import re
import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from guanhao import drafting, pipeline
from guanhao.desk.request import Request
from guanhao.desk.talk import Talk
from guanhao.report.text import as_text
from guanhao.report.words import message
from tests.registers import Sandbox

ROOT = Path(__file__).parent.parent.parent
TUTORIAL = (ROOT / "docs/tutorials/first-record.md").read_text(encoding="utf-8")
DAY = date(2026, 11, 24)
RECORD = f"registry/accounts/library/qq-group/{DAY}-application.yml"


@dataclass
class Reader:
    """Answers each question as the tutorial's table says, and takes Enter for the rest."""

    answers: dict[str, str]
    asked: set[str] = field(default_factory=set)

    def ask(self, prompt: str) -> str:
        known = next((label for label in self.answers if prompt.startswith(label)), None)
        if known is None:
            return ""
        self.asked.add(known)
        return "" if "回车" in self.answers[known] else self.answers[known]


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    root = tmp_path_factory.mktemp("tutorial")
    for area in ("registry", "policies"):
        shutil.copytree(ROOT / area, root / area)
    return Sandbox(root)


@pytest.fixture(scope="module")
def reader(register: Sandbox) -> Reader:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", TUTORIAL, re.MULTILINE)
    reader = Reader({label: answer for label, answer in rows if label != "问到"})
    talk = Talk("zh", reader.ask, lambda _: None, lambda finding: message(finding, "zh"))
    request = Request("application", "library/qq-group", ())
    outcome = drafting.new_record(pipeline.open_register(register.root), request, talk, DAY)
    assert outcome.path == RECORD
    return reader


def test_every_row_of_the_table_is_asked(reader: Reader) -> None:
    assert reader.asked == set(reader.answers)


def test_the_record_is_the_one_shown(register: Sandbox, reader: Reader) -> None:
    (shown,) = re.findall(r"```yaml\n(.*?)```", TUTORIAL, re.DOTALL)
    assert (register.root / RECORD).read_text(encoding="utf-8") == shown


def test_the_faults_are_told_as_shown(register: Sandbox, reader: Reader) -> None:
    path = register.root / RECORD
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("qq-group\n", "qq-groups\n").replace("days: 2", "days: 9"), encoding="utf-8")
    shown = TUTORIAL.split("再运行一遍：\n\n```text\n")[1].split("```")[0]
    assert shown in as_text(register.check(), "zh")
    path.write_text(text, encoding="utf-8")
