"""What every test stands on: a Git without the host's configuration, and a register in a temporary folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.registers import Sandbox

GIT = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_AUTHOR_NAME": "赵老师",
    "GIT_AUTHOR_EMAIL": "zhao@example.edu.cn",
    "GIT_COMMITTER_NAME": "赵老师",
    "GIT_COMMITTER_EMAIL": "zhao@example.edu.cn",
    "GIT_AUTHOR_DATE": "2024-09-01T10:00:00+08:00",
    "GIT_COMMITTER_DATE": "2024-09-01T10:00:00+08:00",
}

settings.register_profile(
    "suite", database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("suite")


@pytest.fixture(autouse=True, scope="session")
def own_git() -> Iterator[None]:
    """Shut the host's Git configuration, identity and editor out."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in GIT.items():
            patch.setenv(name, value)
        for name in (
            "GIT_DIR",
            "GIT_WORK_TREE",
            "GIT_INDEX_FILE",
            "GIT_OBJECT_DIRECTORY",
            "GUANHAO_ROOT",
            "VISUAL",
            "EDITOR",
        ):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture
def minimal(tmp_path: Path) -> Sandbox:
    """Return a register with no account."""
    return Sandbox.minimal(tmp_path / "register")


@pytest.fixture
def sample(tmp_path: Path) -> Sandbox:
    """Return a register with two accounts, physics/wechat and physics/weibo."""
    return Sandbox.sample(tmp_path / "register")
