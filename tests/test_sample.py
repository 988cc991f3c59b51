"""The repository's own register: the promises of its size, and that it is clean."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from guanhao import pipeline
from guanhao.desk.schema import schemas
from guanhao.model.account import Account
from guanhao.model.records import ACCOUNT_KINDS
from tests.registers import AS_OF

ROOT = Path(__file__).parent.parent
REGISTRY = ROOT / "registry"
SCHEMA_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


@pytest.fixture(scope="module")
def accounts() -> list[Account]:
    return pipeline.read_accounts(pipeline.open_register(ROOT), AS_OF)


def test_nothing_is_found_but_what_is_waived() -> None:
    findings = [p.finding for p in pipeline.check(pipeline.open_register(ROOT), AS_OF).findings]
    assert [(f.path, f.rule, f.code) for f in findings if not f.waived] == []
    assert {f.rule for f in findings} == {"change-deadline", "duplicate-account"}


def test_schemas_are_current() -> None:
    made = schemas()
    stored = {f"registry/schema/{path.name}": path.read_bytes() for path in (REGISTRY / "schema").glob("*.json")}
    assert stored.keys() == made.keys()
    assert [path for path, data in made.items() if stored[path] != data] == []


def test_units_of_all_kinds() -> None:
    kinds = Counter(yaml.safe_load(p.read_text("utf-8"))["kind"] for p in (REGISTRY / "units").glob("*.yml"))
    assert kinds.total() >= 14
    assert kinds.keys() == {"institution", "department", "school", "student-organisation", "club", "class"}


def test_accounts_on_many_platforms_and_in_all_states(accounts: list[Account]) -> None:
    assert len(accounts) >= 40
    assert len({a.filing.account.platform for a in accounts if a.filing}) >= 15
    assert {a.published_state for a in accounts} >= {"approved", "active", "suspended", "closed"}


def test_records_of_all_kinds_over_several_years(accounts: list[Account]) -> None:
    entries = [entry for account in accounts for entry in account.entries]
    kinds = Counter(entry.record.kind for entry in entries if entry.record)
    assert kinds.total() >= 150
    assert kinds.keys() == set(ACCOUNT_KINDS)
    assert len({entry.order[0].year for entry in entries}) >= 3


def test_what_the_sample_has_to_show(accounts: list[Account]) -> None:
    changes = [e.record for a in accounts for e in a.entries if e.record and e.record.kind == "change"]
    fields = {change.field for record in changes for change in record.changes}
    assert any(f.startswith("account.name") for f in fields)
    assert any(f.startswith("people.operators") for f in fields)
    assert "unit" in fields
    assert any(record.correction for record in changes)
    assert any(a.voided for a in accounts)
    assert any(a.successor for a in accounts)
    assert any(a.filing and getattr(a.filing, "back_filing", False) for a in accounts)
    assert len({a.review[0] for a in accounts if a.review}) >= 2
    for folder in ("releases", "impostors", "waivers", "activity"):
        assert any(path.is_file() for path in (REGISTRY / folder).rglob("*.*")), folder
    merged = [yaml.safe_load(p.read_text("utf-8")) for p in (REGISTRY / "units").glob("*.yml")]
    assert any(unit.get("merged_into") for unit in merged)


def test_every_yaml_names_its_schema() -> None:
    files = [*REGISTRY.rglob("*.yml"), *(ROOT / "policies").glob("*.yml")]
    assert len(files) > 150
    for path in files:
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        match = SCHEMA_LINE.fullmatch(first)
        assert match, path
        schema = (path.parent / match[1]).resolve()
        assert schema.parent == (REGISTRY / "schema").resolve(), path
        assert schema.is_file(), path
        if path.is_relative_to(REGISTRY / "accounts"):
            assert schema.stem == yaml.safe_load(path.read_text("utf-8"))["kind"], path


def test_no_mobile_number_of_anybody() -> None:
    for path in REGISTRY.rglob("*.*"):
        if path.suffix in {".yml", ".csv"}:
            assert not re.search(r"(?<![0-9a-f])1[3-9][0-9]{9}(?![0-9a-f])", path.read_text("utf-8")), path
