"""One register for all ledgers: a physics department, the registrar, and every platform of the catalogue."""

import shutil
from pathlib import Path

import pytest

from guanhao import pipeline
from guanhao.examine import Register
from tests.registers import Sandbox

REPOSITORY = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def ledger_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sandbox = Sandbox.minimal(tmp_path_factory.mktemp("ledgers") / "register")
    shutil.copy(REPOSITORY / "registry/platforms.yml", sandbox.root / "registry")
    sandbox.write("registry/units/physics.yml", "name: 物理系\naliases: [物理学院]\nkind: school\n")
    sandbox.write(
        "registry/institution.yml",
        "name: 示例职业学院\nshort_names: [示例职院]\nregistrar: propaganda\npolicy: measures\n",
    )
    return sandbox.root


@pytest.fixture(scope="session")
def register(ledger_root: Path) -> Register:
    return pipeline.open_register(ledger_root)
