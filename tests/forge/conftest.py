from collections.abc import Iterator

import pytest

from guanhao.forge.client import API, REPOSITORY, TOKEN, Forge
from tests.forge import fake


@pytest.fixture
def repository() -> fake.Repository:
    return fake.Repository()


@pytest.fixture
def address(repository: fake.Repository, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve the repository, and say in the environment where, as in a workflow."""
    with fake.serving(repository) as address:
        monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
        for name, value in ((API, address), (REPOSITORY, "example/accounts"), (TOKEN, fake.TOKEN)):
            monkeypatch.setenv(name, value)
        yield address


@pytest.fixture
def forge(address: str) -> Forge:
    return fake.speak(address)
