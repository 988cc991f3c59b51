"""The open data and feeds of one small register, byte for byte.

They are what other people's programs read: a change of them must be meant. `GUANHAO_UPDATE_GOLDEN=1` writes them anew.
"""

import os
from pathlib import Path

import pytest

from tests.portal.building import Tree, build, tree_of
from tests.portal.chronicle import write
from tests.registers import Sandbox

GOLDEN = Path(__file__).parent / "golden"
KEPT = (
    "api/v1/accounts.json",
    "api/v1/accounts.csv",
    "api/v1/accounts/physics/renamed.json",
    "api/v1/units.json",
    "api/v1/impostors.json",
    "feed.xml",
    "sitemap.xml",
)
UPDATE = "GUANHAO_UPDATE_GOLDEN"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    folder = tmp_path_factory.mktemp("golden")
    sandbox = Sandbox.minimal(folder / "register")
    write(sandbox)
    tree = build(sandbox.root, folder / "site")
    if os.environ.get(UPDATE):
        for path in KEPT:
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_bytes(tree[path])
    return tree


@pytest.mark.parametrize("path", KEPT)
def test_the_bytes_are_those_that_were_agreed(site: Tree, path: str) -> None:
    assert site[path].decode() == (GOLDEN / path).read_bytes().decode(), f"meant? then run with {UPDATE}=1"


def test_nothing_else_is_kept(site: Tree) -> None:
    assert set(tree_of(GOLDEN)) == set(KEPT)
