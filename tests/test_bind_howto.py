"""The how-to that binds a regulation is followed step by step, and says what then happens."""

import re
from pathlib import Path

import pytest

from tests.registers import Raw, Sandbox, change, filing
from tests.test_cli import Done, run

HOWTO = (Path(__file__).parent.parent / "docs" / "how-to" / "bind-a-regulation.md").read_text(encoding="utf-8")
AS_OF = "2027-02-01"
INSTITUTION = """\
name: 示例职业学院
registrar: propaganda
policy: measures
approvers: [{name: 赵老师, unit: propaganda}]
"""


def _block(language: str, begin: str) -> str:
    match = re.search(rf"```{language}\n({re.escape(begin)}.*?)```", HOWTO, re.DOTALL)
    assert match, begin
    return match[1]


TEXT = _block("markdown", "# ")
BINDING = _block("yaml", "title: ")


def _check(register: Sandbox, *options: str) -> Done:
    return run("check", "--as-of", AS_OF, *options, cwd=register.root)


@pytest.fixture
def register(tmp_path: Path) -> Sandbox:
    """Return a register with the how-to's regulation, and an account that keeps it."""
    sandbox = Sandbox.minimal(tmp_path)
    sandbox.write("registry/institution.yml", INSTITUTION)
    sandbox.write("policies/measures.md", TEXT)
    sandbox.write("policies/measures.yml", BINDING)
    sandbox.add("physics/wechat", _filing(service={"reply_within_days": 5}))
    return sandbox


def _filing(**changes: object) -> Raw:
    return filing({"opened_on": "2026-03-02"}, filed_on="2026-03-05", **changes)


def test_the_binding_stands(register: Sandbox) -> None:
    assert _check(register).returncode == 0


@pytest.mark.parametrize("rule", re.findall(r"guanhao explain ([a-z-]+)", HOWTO))
def test_the_rules_it_explains_exist(register: Sandbox, rule: str) -> None:
    assert run("explain", rule, cwd=register.root).returncode == 0


def test_a_quote_that_no_longer_stands(register: Sandbox) -> None:
    register.write("policies/measures.md", TEXT.replace("七日", "五日"))
    _is_shown(_check(register), "第二条的正文里没有")


def test_an_article_that_is_left_out(register: Sandbox) -> None:
    register.write("policies/measures.yml", re.sub(r"  第三条:\n.*?\n\n", "", BINDING, flags=re.DOTALL))
    _is_shown(_check(register), "正文里的第三条没有绑定")


def _is_shown(done: Done, message: str) -> None:
    """The output is the block of the how-to, but for the figures at its end."""
    assert done.returncode == 1
    assert message in done.stdout
    assert f"```text\n{done.stdout.partition(chr(10) * 2)[0]}\n```" in HOWTO


@pytest.mark.parametrize(
    ("happened_on", "filed_on", "code"),
    [("2026-12-24", "2026-12-31", 0), ("2026-12-26", "2027-01-01", 1), ("2026-12-27", "2027-01-01", 0)],
)
def test_an_amendment_leaves_the_past_alone(register: Sandbox, happened_on: str, filed_on: str, code: int) -> None:
    amended = _block("yaml", "  第二条:")
    register.write("policies/measures.md", TEXT.replace("七日", "五日"))
    register.write("policies/measures.yml", re.sub(r"  第二条:\n.*?\n\n", f"{amended}\n", BINDING, flags=re.DOTALL))
    renamed = ("account.name", "示例职业学院物理系", "示例职业学院物理学院")
    register.add("physics/wechat", change(renamed, filed_on=filed_on, happened_on=happened_on))
    assert _check(register).returncode == code


def test_a_rule_set_to_warning_gates_nothing(register: Sandbox) -> None:
    register.add("physics/wechat", _filing())
    assert _check(register).returncode == 1
    register.write("policies/measures.yml", BINDING + _block("yaml", "severity:"))
    assert _check(register).returncode == 0


def test_a_waiver_excepts_one_account(register: Sandbox) -> None:
    register.add("physics/wechat", _filing())
    waiver = _block("yaml", "# registry/waivers/")
    register.write(re.findall(r"# (\S+)", waiver)[0], waiver)
    assert run("check", "--as-of", "2026-12-31", cwd=register.root).returncode == 0
    assert run("check", "--as-of", "2026-12-31", "--no-waivers", cwd=register.root).returncode == 1
    assert run("check", "--as-of", "2027-01-01", cwd=register.root).returncode == 1
