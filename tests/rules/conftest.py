"""What the cases of rules are read from: memory, where that will do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from guanhao import write
from guanhao.load import cache
from tests.rules.cases import Folder, write_requests


@pytest.fixture(scope="package", autouse=True)
def without_cache() -> Iterator[None]:
    """Keep no verdict: cases share a repository, and a mutant has the files of its rule and another opinion of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache, "key_of", lambda *_: "")
        patch.setattr(cache, "read_cache", lambda *_: {})
        patch.setattr(write, "keep_cache", lambda *_: None)
        yield


@pytest.fixture(scope="session")
def requests(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository that holds the cases of requests."""
    root = tmp_path_factory.mktemp("requests")
    write_requests(root)
    return root


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Return what makes a folder, for the few cases that need one."""
    return lambda: tmp_path_factory.mktemp("case")
