"""`guanhao form`: what may be asked for, what is said, and what is refused."""

from pathlib import Path

import pytest

from guanhao import printing
from guanhao.advice import words
from guanhao.cli.printing import KINDS
from guanhao.desk.word.matter import KINDS as KINDS_OF_FORM
from guanhao.desk.word.matter import FormKind
from guanhao.errors import GuanhaoError, UnbuildableError
from guanhao.examine import Register, open_register
from guanhao.ledger.code import code_of
from tests.desk.terminal import Terminal
from tests.desk.word.conftest import DAY
from tests.desk.word.paper import text_of
from tests.registers import Sandbox, application, change, closure, filing, order

WECHAT = "physics/wechat"
PATH = "registry/accounts/physics/wechat"


def _printed(sandbox: Sandbox, target: str, kind: FormKind | None = None) -> str:
    file = sandbox.root.parent / "form.docx"
    file.unlink(missing_ok=True)
    printing.print_form(open_register(sandbox.root), target, kind, file, DAY)
    return text_of(file.read_bytes())


def _refused(register: Register, target: str, kind: FormKind | None = None) -> str:
    with pytest.raises(GuanhaoError) as caught:
        printing.find_matter(register, target, kind, DAY)
    return words(caught.value)


def test_the_command(terminal: Terminal, sample: Sandbox, tmp_path: Path) -> None:
    file = tmp_path / "表.docx"
    shown = terminal.run("form", WECHAT, "--docx", str(file))
    assert shown.code == 0
    assert f"已写好备案表：{file}" in shown.out
    assert "不要放进仓库" in shown.out
    assert code_of(WECHAT) in text_of(file.read_bytes())
    again = terminal.run("form", WECHAT, "--docx", str(file))
    assert again.code == 2
    assert "没有改动它" in again.err


def test_an_empty_form_holds_nobody(terminal: Terminal, tmp_path: Path) -> None:
    shown = terminal.run("form", "application", "--docx", str(tmp_path / "空.docx"), "--lang", "en")
    assert shown.code == 0
    assert "Written (application)" in shown.out
    assert "names" not in shown.out


def test_where_it_cannot_be_written(sample: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(GuanhaoError) as caught:
        printing.print_form(open_register(sample.root), WECHAT, None, tmp_path / "file/x.docx", DAY)
    assert "写不进去" in words(caught.value)


def test_without_an_institution_there_is_no_form(sample: Sandbox, tmp_path: Path) -> None:
    sample.write("registry/institution.yml", "name: [\n")
    with pytest.raises(UnbuildableError):
        printing.print_form(open_register(sample.root), WECHAT, None, tmp_path / "x.docx", DAY)


def test_by_code_and_as_of(sample: Sandbox) -> None:
    sample.add(WECHAT, change(("purpose", _purpose(sample), "新的宗旨。")))
    register = open_register(sample.root)
    later = printing.find_matter(register, code_of(WECHAT).lower(), None, DAY)
    assert later.present
    assert later.present.purpose == "新的宗旨。"
    earlier = printing.find_matter(register, WECHAT, None, DAY.replace(year=2024, month=8))
    assert earlier.present
    assert earlier.present.purpose != "新的宗旨。"


def _purpose(sandbox: Sandbox) -> str:
    present = printing.find_matter(open_register(sandbox.root), WECHAT, None, DAY).present
    assert present
    return present.purpose


def test_records_of_an_account(sample: Sandbox) -> None:
    sample.add("physics/new", application(), filing({"platform_id": "gh_00112233aabb", "handle": "evc_new"}))
    sample.add("physics/new", change(("people.operators", None, [{"name": "钱七"}])), closure())
    assert "变更登记表" in _printed(sample, "physics/new", "change")
    assert "钱七" in _printed(sample, "physics/new", "change")
    assert "开通申请表" in _printed(sample, "physics/new", "application")
    assert "注销申请表" in _printed(sample, "physics/new", "closure")
    assert "承诺书" in _printed(sample, "registry/accounts/physics/new/2024-03-01-application.yml", "commitment")


def test_an_account_that_is_not_filed_or_no_longer_in_use(sample: Sandbox) -> None:
    sample.add("physics/new", application())
    assert "开通申请表" in _printed(sample, "physics/new")
    sample.add(WECHAT, closure())
    assert "账号已注销" in _printed(sample, WECHAT)
    sample.write("registry/accounts/physics/odd/2024-03-20-filing.yml", "kind: filing\n")
    assert "没有这种表" in _refused(open_register(sample.root), "physics/odd", "commitment")


def test_a_record_that_nobody_approved(sample: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sample.add(WECHAT, change(("purpose", _purpose(sample), "新的宗旨。")))[0]
    assert "（已生效）" in _printed(sample, path)
    monkeypatch.setattr(Register, "counts", lambda _, counted: counted != path)
    said = _printed(sample, path)
    assert "（尚未生效）" in said
    assert "新的宗旨。" in said
    assert "新的宗旨。" not in _printed(sample, WECHAT)


def test_by_a_path_from_where_one_stands(sample: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sample.root / PATH)
    register = open_register(sample.root)
    name = next(Path().glob("*-filing.yml")).name
    assert printing.find_matter(register, name, None, DAY).path == f"{PATH}/{name}"
    assert printing.find_matter(register, f"./{PATH}/{name}", None, DAY).path == f"{PATH}/{name}"


def test_what_is_refused(sample: Sandbox) -> None:
    ordered = sample.add(WECHAT, order("suspend"))[0]
    broken = sample.write(f"{PATH}/2026-01-01-review.yml", "kind: review\nyear: soon\n")
    void = sample.write("registry/releases/2026/2026-01-01-x.yml", "kind: release\n")
    register = open_register(sample.root)
    assert WECHAT in _refused(register, "physics/wechatt")
    assert f"{PATH}/" in _refused(register, f"{PATH}/2024-03-02-filing.yml")
    assert "没有这种表" in _refused(register, ordered)
    assert "没有这种表" in _refused(register, "registry/platforms.yml")
    assert "备案表（filing）" in _refused(register, WECHAT, "review")
    assert "备案表（filing）" in _refused(register, WECHAT, "release")
    assert "备案表（filing）" in _refused(register, next(iter(_filings(register))), "change")
    assert "读不出来" in _refused(register, broken)
    assert "读不出来" in _refused(register, void)
    assert "没有这种表" in _refused(register, "filing", "change")
    assert "没有这种表" in _refused(register, "registry/units/physics.yml")


def _filings(register: Register) -> list[str]:
    return [file.path for file in register.account_files[WECHAT] if file.path.endswith("-filing.yml")]


def test_the_kinds_that_the_command_takes() -> None:
    assert KINDS == KINDS_OF_FORM
