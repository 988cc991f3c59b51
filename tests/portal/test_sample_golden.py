"""The open data of the sample register, whole: a change of them must be meant.

One item a line, so that a difference shows what became different. `GUANHAO_UPDATE_GOLDEN=1` writes them anew.
"""

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.portal.building import REPOSITORY, Tree, build

GOLDEN = Path(__file__).parent / "golden-sample"
LISTS = ("accounts", "units", "impostors")
FILES = (*(f"{name}.jsonl" for name in LISTS), "schema.jsonl", "accounts.csv")


def compact(tree: Tree) -> dict[str, bytes]:
    """Return what is kept of a site's API: every item on a line, every schema on a line, and the table as it is."""
    kept = {f"{name}.jsonl": _lines(json.loads(tree[f"api/v1/{name}.json"])[name]) for name in LISTS}
    schemas = [json.loads(data) for path, data in sorted(tree.items()) if path.startswith("api/v1/schema/")]
    return kept | {"schema.jsonl": _lines(schemas), "accounts.csv": tree["api/v1/accounts.csv"]}


def _lines(items: list[object]) -> bytes:
    return "".join(f"{json.dumps(i, ensure_ascii=False, separators=(',', ':'))}\n" for i in items).encode()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Return the site of the repository's own register, of a copy without its history."""
    folder = tmp_path_factory.mktemp("sample")
    for area in ("registry", "policies"):
        shutil.copytree(REPOSITORY / area, folder / "register" / area)
    tree = build(folder / "register", folder / "site")
    if os.environ.get("GUANHAO_UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        for name, data in compact(tree).items():
            (GOLDEN / name).write_bytes(data)
    return tree


@pytest.mark.parametrize("name", FILES)
def test_the_open_data_of_the_sample_are_those_that_were_agreed(site: Tree, name: str) -> None:
    met, agreed = compact(site)[name].decode(), (GOLDEN / name).read_bytes().decode()
    assert met.split("\n") == agreed.split("\n")


def test_the_files_of_single_accounts_say_the_same(site: Tree) -> None:
    for item in json.loads(site["api/v1/accounts.json"])["accounts"]:
        assert json.loads(site[f"api/v1/accounts/{item['id']}.json"]) == {"version": 1, **item}
