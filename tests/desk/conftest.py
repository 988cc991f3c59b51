"""A terminal on the sample register."""

import pytest

from tests.desk.terminal import Terminal
from tests.registers import Sandbox


@pytest.fixture
def terminal(sample: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Return the command line on a register with two accounts, with nobody to answer questions."""
    return Terminal(sample.root, monkeypatch, capsys)
