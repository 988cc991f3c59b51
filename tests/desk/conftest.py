"""A terminal on the sample register."""

import pytest

from tests.desk.terminal import Terminal
from tests.registers import Sandbox

APPROVER = """
approvers:
  - {name: 赵老师, unit: propaganda}
"""
"""Without whom no waiver can be granted."""


@pytest.fixture
def sample(sample: Sandbox) -> Sandbox:
    """Return the register with two accounts, and with an approver."""
    institution = sample.root / "registry/institution.yml"
    institution.write_text(institution.read_text(encoding="utf-8") + APPROVER.lstrip(), encoding="utf-8")
    return sample


@pytest.fixture
def terminal(sample: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Return the command line on a register with two accounts, with nobody to answer questions."""
    return Terminal(sample.root, monkeypatch, capsys)
