"""Sealed records: what is sealed, that it opens to the byte, and what the commands refuse."""

import copy
import json
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyrage import x25519

from guanhao import cli
from guanhao.desk.draft import Draft
from guanhao.desk.form import KINDS, form_of, leaves
from guanhao.desk.hints import as_line
from guanhao.desk.seal import DamagedError, OtherKeyError, identities_in, opened, seal
from guanhao.load.register import MODELS
from guanhao.load.shape import read_model
from guanhao.load.yaml_document import parse_bytes
from guanhao.model.filing import Operator
from guanhao.model.institution import Encryption
from guanhao.model.persons import MOST_ARMOUR
from guanhao.model.types import REDACTED
from tests.desk.terminal import DAY, SIGNED, Result
from tests.registers import Raw, Sandbox, change, filing
from tests.repository import PHYSICS
from tests.rules.cases import git
from tests.sealed import ARMOUR, CLEAR, IDENTITIES, RECIPIENTS, SEALED

ENCRYPTION = "encryption:\n  recipients:\n" + "".join(f"    - {recipient}\n" for recipient in RECIPIENTS)
KEYS = identities_in("\n".join(IDENTITIES))
STRANGER = identities_in(str(x25519.Identity.generate()))

PEOPLE: Raw = {
    "responsible": {"name": "张三", "title": "党总支书记", "phone": "00000000000"},
    "supervisor": None,
    "operators": [
        {"name": "王五", "title": "辅导员", "phone": None, "email": "wang@example.edu.cn", "staff": "true"},
        {"name": "赵六", "qq": "010000", "wechat": "zhao: #6", "staff": "false"},
        {"name": REDACTED, "staff": "true"},
        {"name": "周八", "title": REDACTED, "staff": REDACTED},
    ],
}
FILED = filing(
    people=PEOPLE,
    tier="2",
    commitment={"signed_by": "张三", "signed_on": "2024-03-01"},
    endorsements=[{"unit": "propaganda", "name": "孙七", "on": "2024-03-01"}, REDACTED],
)
CHANGED = change(
    ("commitment", {"signed_by": "张三"}, {"signed_by": "李四", "signed_on": "2024-09-01"}),
    ("people.supervisor.email", None, "li@example.edu.cn"),
    ("people.responsible.title", "党总支书记", "副书记"),
    ("account.name", "物理系", "物理学院"),
)


def shape(raw: Any) -> Any:
    """Return plain values with no more of what is sealed than that it is."""
    if isinstance(raw, dict):
        return {key: "…" if key == "sealed" else shape(value) for key, value in raw.items()}
    return [shape(item) for item in raw] if isinstance(raw, list) else raw


def file_of(raw: Raw) -> bytes:
    return Draft(raw["kind"], "physics/wechat", raw, date(2024, 1, 1)).data()


# --- with the portal's library ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("identity", IDENTITIES)
def test_opens_what_the_portal_sealed(identity: str) -> None:
    assert read_model(MODELS["change"], SEALED)[1] == ()
    assert opened(SEALED, identities_in(identity)) == CLEAR


def test_seals_as_the_portal_does() -> None:
    sealed = seal(CLEAR, RECIPIENTS)
    assert shape(sealed) == shape(SEALED)
    for keys in (["signed"], ["changes", 0, "to"], ["changes", 3, "to", 0]):
        one, other = (pyrage.decrypt(at(raw, keys)["sealed"].encode(), KEYS) for raw in (sealed, SEALED))
        assert one == other


def at(raw: Any, keys: list[Any]) -> Any:
    for key in keys:
        raw = raw[key]
    return raw


# --- sealed, then opened ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("raw", [FILED, CHANGED], ids=["filing", "change"])
def test_is_opened_to_the_byte(raw: Raw) -> None:
    before, clear = copy.deepcopy(raw), file_of(raw)
    sealed = file_of(seal(raw, RECIPIENTS))
    assert raw == before
    text, parsed = parse_bytes(sealed)
    assert read_model(MODELS[raw["kind"]], parsed.value)[1] == ()
    assert all(name not in text for name in ("张三", "李四", "王五", "赵六", "孙七", "00000000000", "example.edu.cn"))
    assert file_of(opened(parsed.value, KEYS)) == clear
    assert seal(parsed.value, RECIPIENTS) == parsed.value


def test_what_stays_in_the_clear() -> None:
    people = shape(seal(FILED, RECIPIENTS))["people"]
    assert people == {
        "responsible": {"title": "党总支书记", "sealed": "…"},
        "supervisor": None,
        "operators": [
            {"title": "辅导员", "phone": None, "staff": "true", "sealed": "…"},
            {"staff": "false", "sealed": "…"},
            {"name": REDACTED, "staff": "true"},
            {"title": REDACTED, "staff": REDACTED, "sealed": "…"},
        ],
    }
    assert [row["to"] for row in shape(seal(CHANGED, RECIPIENTS))["changes"]] == [
        {"signed_on": "2024-09-01", "sealed": "…"},
        {"sealed": "…"},
        "副书记",
        "物理学院",
    ]


@settings(max_examples=30)
@given(st.dictionaries(st.sampled_from(["name", "phone", "qq", "wechat", "title"]), st.text(max_size=30)))
def test_any_text_comes_back(person: dict[str, str]) -> None:
    raw = {"kind": "filing", "people": {"operators": [person]}}
    assert opened(seal(raw, RECIPIENTS[:1]), KEYS) == raw


DAMAGES: dict[str, Callable[[], str]] = {
    "cut": lambda: ARMOUR.replace(ARMOUR.splitlines()[3] + "\n", ""),
    "a character": lambda: ARMOUR.replace(ARMOUR[-50], "A" if ARMOUR[-50] != "A" else "B"),
    "no armour": lambda: "-----BEGIN AGE ENCRYPTED FILE-----",
    "no JSON": lambda: armour_of("张三"),
    "a list": lambda: armour_of('["张三"]'),
    "a text for a person": lambda: armour_of('"张三"'),
    "nothing": lambda: armour_of("{}"),
    "what is in the clear": lambda: armour_of('{"name":"张三","title":"主任"}'),
    "no text": lambda: armour_of('{"name":1}'),
}


def armour_of(text: str) -> str:
    keys = [x25519.Recipient.from_str(RECIPIENTS[0])]
    sealed: bytes = pyrage.encrypt(text.encode(), keys, armored=True)
    return sealed.decode().rstrip()


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_does_not_hold_a_person_is_not_opened(damage: str) -> None:
    with pytest.raises(DamagedError):
        opened({"signed": {"on": "2024-09-01", "sealed": DAMAGES[damage]()}}, KEYS)


def test_another_key_does_not_open() -> None:
    with pytest.raises(OtherKeyError):
        opened(SEALED, STRANGER)
    assert opened({"signed": {"sealed": REDACTED}}, STRANGER) == {"signed": {"sealed": REDACTED}}


# --- what the models take --------------------------------------------------------------------------------------------


def problems(model: Any, raw: Any) -> list[str]:
    return [problem.code for problem in read_model(model, raw)[1]]


ARMOURS = {
    "as it should be": (ARMOUR, []),
    "redacted": (REDACTED, []),
    "with a line break at the end": (ARMOUR + "\n", ["sealed"]),
    "without its end": (ARMOUR.rsplit("\n", 1)[0], ["sealed"]),
    "another text": (ARMOUR.replace("YWdl", "YWdm"), ["sealed"]),
    "too long": (ARMOUR.replace("\n", "\n" + f"{'A' * 64}\n" * (MOST_ARMOUR // 65), 2), ["sealed"]),
    "nothing": (None, ["missing"]),
    "a mapping": ({"a": "b"}, ["sealed"]),
}


@pytest.mark.parametrize("name", ARMOURS)
def test_sealed_is_an_armour(name: str) -> None:
    value, codes = ARMOURS[name]
    assert problems(Operator, {"staff": "true", "sealed": value}) == codes


@pytest.mark.parametrize("key", ["name", "phone", "email", "qq", "wechat"])
def test_sealed_or_in_the_clear_but_not_both(key: str) -> None:
    assert problems(Operator, {"sealed": ARMOUR, key: "a@example.edu.cn"}) == ["sealed-and-clear"]
    assert problems(Operator, {"sealed": ARMOUR, "title": "主任", "staff": "false"}) == []


def test_a_recipient_without_a_slip() -> None:
    good = RECIPIENTS[0]
    assert problems(Encryption, {"recipients": RECIPIENTS}) == []
    slips = [good[:place] + ("q" if good[place] != "q" else "p") + good[place + 1 :] for place in range(4, 62, 3)]
    for slip in (*slips, good[:-1], good.upper(), "", "age1", good.replace("age1", "xyz1")):
        assert problems(Encryption, {"recipients": [slip]}) == ["recipient"], slip
    assert problems(Encryption, {"recipients": [IDENTITIES[0]]}) == ["secret-key"]
    assert IDENTITIES[0][-9:] not in str(read_model(Encryption, {"recipients": [IDENTITIES[0]]}))


def test_on_one_line_it_says_so() -> None:
    assert as_line({"title": "主任", "sealed": ARMOUR}) == "主任 已密封"


def test_nobody_is_asked_for_what_is_sealed() -> None:
    asked = {key for kind in KINDS for node in leaves(form_of(kind)) for key in node.keys}
    assert "name" in asked
    assert "sealed" not in asked


# --- the commands ----------------------------------------------------------------------------------------------------


@dataclass
class Desk:
    """A register that seals, its key, and the command line."""

    sandbox: Sandbox
    key: Path
    run: Callable[..., Result]

    @property
    def root(self) -> Path:
        return self.sandbox.root

    def write(self, raw: Raw, path: str = PHYSICS) -> Path:
        self.sandbox.write(path, file_of(raw).decode())
        return self.root / path


@pytest.fixture
def desk(sample: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    institution = sample.root / "registry/institution.yml"
    institution.write_text(institution.read_text(encoding="utf-8") + ENCRYPTION, encoding="utf-8")
    key = sample.root.parent / "key.txt"
    key.write_text(f"# public key: {RECIPIENTS[1]}\n\n{IDENTITIES[1]}\n")

    def run(*words: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["guanhao", *map(str, words), "--root", str(sample.root), *DAY])
        capsys.readouterr()
        with pytest.raises(SystemExit) as stop:
            cli.main()
        printed = capsys.readouterr()
        return Result(int(stop.value.code or 0), printed.out, printed.err)

    return Desk(sample, key, run)


def test_a_file_is_sealed_and_printed_open(desk: Desk) -> None:
    path = desk.write(FILED)
    clear = path.read_text(encoding="utf-8")
    assert desk.run("seal", path).code == 0
    sealed = path.read_text(encoding="utf-8")
    assert sealed.startswith(clear.splitlines()[0])
    assert "张三" not in sealed
    assert "没有要密封的" in desk.run("seal", path).out
    assert path.read_text(encoding="utf-8") == sealed
    shown = desk.run("decrypt", path, "--identity", desk.key)
    assert (shown.code, shown.out) == (0, clear)


def test_what_cannot_be_sealed_is_left_and_the_rest_is_done(desk: Desk) -> None:
    git(desk.root, "init", "--quiet")
    git(desk.root, "add", ".")
    git(desk.root, "commit", "--quiet", "-m", "x")
    committed = desk.root / PHYSICS
    fresh = desk.write(CHANGED, "registry/accounts/physics/wechat/2024-09-02-change.yml")
    broken = desk.root / desk.sandbox.write("registry/accounts/physics/wechat/2024-09-03-change.yml", "kind: change\n")
    outside = desk.root.parent / "else.yml"
    unit, absent = desk.root / "registry/units/physics.yml", desk.root / "registry/impostors/nobody.yml"
    left = {path: path.read_bytes() for path in (committed, broken, unit)}
    done = desk.run("seal", committed, broken, outside, unit, absent, fresh)
    assert done.code == 1
    assert [line for line in done.out.splitlines() if "已密封" in line] == [f"已密封：{fresh}"]
    for words in ("已经提交到 Git", "先按 guanhao check 的提示改好", "这不是登记册里的记录", "It is committed"):
        assert words in done.err
    assert {path: path.read_bytes() for path in left} == left
    assert "李四" not in fresh.read_text(encoding="utf-8")


def test_what_is_too_long_is_not_sealed(desk: Desk) -> None:
    raw = FILED | {"signed": {"name": "张" * 2000, "on": "2024-03-01"}}
    path = desk.write(raw)
    before = path.read_bytes()
    done = desk.run("seal", path)
    assert (done.code, path.read_bytes()) == (1, before)
    assert "太长" in done.err


def test_nothing_is_sealed_to_nobody(desk: Desk) -> None:
    institution = desk.root / "registry/institution.yml"
    institution.write_text(institution.read_text(encoding="utf-8").replace(ENCRYPTION, ""), encoding="utf-8")
    done = desk.run("seal", desk.root / PHYSICS)
    assert (done.code, done.out) == (2, "")
    assert "没有写收件公钥" in done.err


def test_a_new_record_is_judged_in_the_clear_and_written_sealed(desk: Desk) -> None:
    words = ("new", "closure", "physics/wechat", "--set", "happened_on=2026-11-20", "--set", "reason=unused")
    refused = desk.run(*words, "--set", "signed={name: '', on: 2026-11-20}")
    assert refused.code == 1
    done = desk.run(*words, *SIGNED)
    assert done.code == 0, done.err
    assert "personal-data" not in done.out
    path = desk.root / "registry/accounts/physics/wechat/2026-11-23-closure.yml"
    assert "张三" not in path.read_text(encoding="utf-8")
    assert (
        "signed: {name: 张三, title: 党总支书记, on: 2026-11-20}"
        in desk.run("decrypt", path, "--identity", desk.key).out
    )


def test_a_ledger_is_imported_sealed_and_exported_as_such(desk: Desk) -> None:
    desk.write(seal(FILED | {"endorsements": []}, RECIPIENTS))
    ledger, other = desk.root.parent / "out.json", desk.root.parent / "in.json"
    assert desk.run("export", ledger).code == 0
    text = ledger.read_text(encoding="utf-8")
    assert "BEGIN AGE" not in text
    assert '"people.responsible.name": "已密封"' in text
    assert "people.responsible.phone" not in text
    assert desk.run("import", ledger).code == 0
    told = json.loads(text)
    told["accounts"] = [row | CLEAR_ROW for row in told["accounts"] if row["id"] == "physics/wechat"]
    other.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    done = desk.run("import", other, "--write")
    assert done.code == 0, done.out
    [path] = (desk.root / "registry/accounts/physics/league").iterdir()
    assert "张三" not in path.read_text(encoding="utf-8")
    assert "name: 张三" in desk.run("decrypt", path, "--identity", desk.key).out


CLEAR_ROW = {
    "id": "physics/league",
    "code": "",
    "account.platform_id": "gh_00112233aabb",
    "account.handle": "evc_league",
    "people.responsible.name": "张三",
    "people.operators.0.name": "王五",
    "people.operators.1.name": "赵六",
    "people.operators.3.name": "周八",
    "people.operators.3.staff": "false",
    "commitment.signed_by": "张三",
    "signed.name": "张三",
}


def test_a_filing_asks_anew_who_was_sealed_in_its_application(desk: Desk) -> None:
    applied = FILED | {"kind": "application", "filed_on": "2024-03-02"}
    desk.write(seal(applied, RECIPIENTS), "registry/accounts/physics/league/2024-03-02-application.yml")
    done = desk.run("new", "filing", "physics/league", "--set", "account.opened_on=2024-03-10", *SIGNED)
    assert done.code == 2
    assert "people" in done.err
    assert "commitment" not in done.err


def test_the_whole_register_is_opened_beside_it(desk: Desk) -> None:
    path = desk.write(seal(FILED, RECIPIENTS))
    other = desk.write(
        seal(CHANGED, [str(STRANGER[0].to_public())]), "registry/accounts/physics/wechat/2024-09-02-change.yml"
    )
    to = desk.root.parent / "opened" / "copy"
    done = desk.run("decrypt", "--identity", desk.key, "--to", to)
    assert done.code == 1
    assert done.err.count("这把密钥打不开") == 1
    assert "2024-09-02-change.yml" in done.err
    assert stat.S_IMODE(to.stat().st_mode) == 0o700
    assert (to / path.relative_to(desk.root)).read_bytes() == file_of(FILED)
    assert (to / other.relative_to(desk.root)).read_bytes() == other.read_bytes()
    assert (to / "registry/platforms.yml").read_bytes() == (desk.root / "registry/platforms.yml").read_bytes()
    assert "encryption" not in (to / "registry/institution.yml").read_text(encoding="utf-8")
    assert {p.finding.rule for p in Sandbox(to).findings()}.isdisjoint(["schema", "personal-data-in-the-clear"])


def test_nothing_secret_is_put_into_a_repository_or_over_anything(desk: Desk) -> None:
    git(desk.root, "init", "--quiet")
    there = desk.root.parent / "there"
    there.mkdir()
    for to in (desk.root / "opened", desk.root / "a/b", there):
        done = desk.run("decrypt", "--identity", desk.key, "--to", to)
        assert done.code == 2
        assert "不能进仓库" in done.err
        assert desk.run("keygen", to).code == 2
    assert not (desk.root / "opened").exists()
    assert list(there.iterdir()) == []


def test_a_key_is_made_for_its_owner_alone(desk: Desk) -> None:
    path = desk.root.parent / "keys" / "new.txt"
    done = desk.run("keygen", path)
    assert done.code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    [identity] = identities_in(path.read_text())
    recipient = str(identity.to_public())
    assert f"    - {recipient}\n" in done.out
    assert problems(Encryption, {"recipients": [recipient]}) == []
    assert str(identity) not in done.out + done.err
    before = path.read_bytes()
    assert desk.run("keygen", path).code == 2
    assert path.read_bytes() == before


BAD_KEYS = {"absent": None, "empty": b"\n# x\n", "public": RECIPIENTS[0].encode(), "binary": b"\xff\xfe"}


@pytest.mark.parametrize("name", BAD_KEYS)
def test_a_bad_key_file_is_wrong_usage(desk: Desk, name: str) -> None:
    key, data = desk.root.parent / "bad.txt", BAD_KEYS[name]
    if data is not None:
        key.write_bytes(data)
    done = desk.run("decrypt", desk.root / PHYSICS, "--identity", key)
    assert (done.code, done.out) == (2, "")
    assert "不是密钥文件" in done.err


def test_what_cannot_be_opened_says_why(desk: Desk) -> None:
    stranger, path = desk.root.parent / "stranger.txt", desk.write(seal(FILED, RECIPIENTS))
    stranger.write_text(f"{STRANGER[0]}\n")
    cut = desk.root.parent / "cut.yml"
    cut.write_text(json.dumps({"kind": "void", "signed": {"sealed": ARMOUR[:-40]}}))
    for file, key, words in (
        (path, stranger, "这把密钥打不开"),
        (cut, desk.key, "已经损坏"),
        (desk.root / "registry/nothing.yml", desk.key, "读不出来"),
    ):
        done = desk.run("decrypt", file, "--identity", key)
        assert (done.code, done.out) == (1, "")
        assert words in done.err


@pytest.mark.parametrize("words", [(), (".",), (PHYSICS, "--to", "x")])
def test_a_file_or_a_folder_to_write_to(desk: Desk, words: tuple[str, ...]) -> None:
    done = desk.run("decrypt", *(desk.root / w if w == PHYSICS else w for w in words), "--identity", desk.key)
    assert done.code == 2
    assert not Path("x").exists()
