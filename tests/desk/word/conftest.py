"""The sample register under each policy, read once; no Git, so that nothing of it waits for an approval."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from guanhao.examine import Register, read_register
from guanhao.load.tree import FolderTree
from guanhao.model.file import File

ROOT = Path(__file__).resolve().parents[3]
PRESETS = tuple(sorted(path.stem for path in (ROOT / "policies/presets").glob("*.yml")))
OWN = "new-media-measures"
DAY = date(2026, 11, 25)


@dataclass(frozen=True)
class Laid:
    """The sample register with some files laid over it."""

    over: dict[str, bytes]

    def files(self) -> list[File]:
        kept = [file for file in _BASE.files() if file.path not in self.over]
        return sorted([*kept, *(File(path, "file", "") for path in self.over)], key=lambda file: file.path)

    def read(self, path: str) -> bytes:
        return self.over[path] if path in self.over else _BASE.read(path)


_BASE = FolderTree(ROOT)


def laid(root: Path, over: dict[str, bytes]) -> Register:
    """Return the sample register with files laid over it, as if it lay in a folder without Git."""
    return read_register(root, Laid(over))


@cache
def under(policy: str, root: Path) -> Register:
    """Return the sample register under a preset, as `init` would have put it there."""
    if policy == OWN:
        return laid(root, {})
    institution = _BASE.read("registry/institution.yml").decode().replace(f"policy: {OWN}", f"policy: {policy}")
    binding = (ROOT / f"policies/presets/{policy}.yml").read_bytes()
    return laid(root, {"registry/institution.yml": institution.encode(), f"policies/{policy}.yml": binding})


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty folder."""
    return tmp_path_factory.mktemp("forms")


@pytest.fixture(scope="session")
def sample_register(nowhere: Path) -> Register:
    """Return the sample register under its own policy."""
    return under(OWN, nowhere)
