"""`guanhao verify`: its words, its JSON, and when it says yes to a script."""

import json
from pathlib import Path

import pytest

from tests.portal.building import AS_OF, GUANHAO, run
from tests.registers import Sandbox, closure, filing, order


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    sandbox = Sandbox.minimal(tmp_path)
    sandbox.add("physics/wechat", filing())
    return sandbox


def asked(sandbox: Sandbox, query: str, *options: str, as_of: str = AS_OF) -> tuple[int, str]:
    done = run([*GUANHAO, "verify", query, "--root", str(sandbox.root), "--as-of", as_of, *options])
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout


def handle_of(sandbox: Sandbox) -> str:
    return str(filing()["account"]["handle"])


def test_yes_is_said_by_status_to_a_live_account_alone(sandbox: Sandbox) -> None:
    query = f"微信号：{handle_of(sandbox)}"
    status, told = asked(sandbox, query, "--format", "json")
    answer = json.loads(told)
    assert (status, answer["verdict"], answer["query"], answer["as_of"]) == (0, "official", query, AS_OF)
    [match] = answer["matches"]
    assert match.keys() == {"account", "name", "platform", "matched_on", "state", "confirmed", "valid"}
    assert (match["account"], match["matched_on"], match["state"]) == ("physics/wechat", "handle", "active")


def test_a_suspended_account_stays_official_and_is_no_plain_yes(sandbox: Sandbox) -> None:
    sandbox.add("physics/wechat", order("suspend"))
    status, told = asked(sandbox, f"微信号：{handle_of(sandbox)}", "--format", "json")
    answer = json.loads(told)
    assert (status, answer["verdict"], answer["matches"][0]["state"]) == (1, "official", "suspended")


def test_what_is_closed_was_ours_until_that_day(sandbox: Sandbox) -> None:
    sandbox.add("physics/wechat", closure())
    day = str(closure()["happened_on"])
    query = f"微信号：{handle_of(sandbox)}"
    assert asked(sandbox, query)[0] == 1
    assert "formerly-official" in asked(sandbox, query)[1]
    assert "formerly-official" in asked(sandbox, query, as_of=day)[1]


@pytest.mark.parametrize("query", ["", " ", "\u202e", "<script>", "(" * 3_000, "%", "-x", "微信号：", "https://"])
def test_anything_may_be_asked(sandbox: Sandbox, query: str) -> None:
    done = run([*GUANHAO, "verify", "--root", str(sandbox.root), "--as-of", AS_OF, "--", query])
    assert (done.returncode, "no-record" in done.stdout) == (1, True)
    assert "Traceback" not in done.stderr


def test_the_terminal_speaks_both_languages(sandbox: Sandbox) -> None:
    assert "没有登记" in asked(sandbox, "谁")[1]
    assert "Nothing on file" in asked(sandbox, "谁", "--lang", "en")[1]
