"""`guanhao serve`: answers, builds anew when a record changes, and stops when asked to."""

import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.portal.building import CONFIG, GUANHAO
from tests.registers import Sandbox, change

PATIENCE = 40
"""Seconds."""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Sandbox, str, "subprocess.Popen[bytes]"]]:
    """Serve a register; its root, its address, the process."""
    sandbox = Sandbox.sample(tmp_path / "register")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    sandbox.write("mkdocs.yml", CONFIG.read_text(encoding="utf-8") + f"dev_addr: 127.0.0.1:{port}\n")
    sandbox.write("docs/help.md", "# 帮助\n")
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen([*GUANHAO, "serve", "--root", str(sandbox.root)], stdout=log, stderr=log)
        try:
            yield sandbox, f"http://127.0.0.1:{port}/", process
        finally:
            process.kill()
            process.wait()


def fetch(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310
            body: bytes = response.read()
            return body.decode()
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def wait_for(is_so: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if is_so():
            return True
        time.sleep(0.2)
    return False


def test_serve(served: tuple[Sandbox, str, "subprocess.Popen[bytes]"]) -> None:
    sandbox, address, process = served
    page = f"{address}accounts/physics/wechat/"
    log = sandbox.root.parent / "log"
    assert wait_for(lambda: "示例职业学院物理系" in fetch(page)), log.read_text(encoding="utf-8")
    assert "官方新媒体账号" in fetch(address)
    assert '"accounts"' in fetch(f"{address}api/v1/accounts.json")

    time.sleep(1)
    sandbox.add("physics/wechat", change(("account.name", "示例职业学院物理系", "物理系新名")))
    assert wait_for(lambda: "物理系新名" in fetch(page)), log.read_text(encoding="utf-8")

    sandbox.write("registry/institution.yml", "name: [")
    assert wait_for(lambda: "registry/institution.yml" in log.read_text(encoding="utf-8"))
    assert process.poll() is None, "a fault in the register does not end it"
    sandbox.write("registry/institution.yml", "name: 新校名\nregistrar: propaganda\npolicy: measures\n")
    assert wait_for(lambda: "新校名" in fetch(address)), log.read_text(encoding="utf-8")

    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=15) in (0, 2, 130)
    assert "Traceback" not in log.read_text(encoding="utf-8")
    assert not (sandbox.root / "site").exists()
