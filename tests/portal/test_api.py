"""The open data keep to the contract (design 1.6) and to their published schemas."""

import csv
import io
import json
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser
import jsonschema
import pytest

from guanhao.ledger.code import code_of
from guanhao.spreadsheet import as_csv
from tests.portal.building import AS_OF, Tree, build
from tests.portal.chronicle import FORMULAS, write, write_formulas
from tests.registers import Sandbox

PORTAL = "https://accounts.example.edu.cn/evc/"
ITEM = [
    *("id", "code", "name", "platform", "handle", "platform_id", "url", "qr", "unit", "tier", "state", "confirmed"),
    *("purpose", "scope", "service", "certified", "opened_on", "filed_on", "approved_on", "closed_on", "successor"),
    *("held", "valid", "review", "history", "page"),
]
"""Keys of an item of `accounts.json`, in the contract's order."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    folder = tmp_path_factory.mktemp("api")
    sandbox = Sandbox.minimal(folder / "register")
    write(sandbox)
    return build(sandbox.root, folder / "site")


@pytest.fixture(scope="module")
def accounts(site: Tree) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in json.loads(site["api/v1/accounts.json"])["accounts"]}


def schema_of(path: str) -> str:
    """Return the published schema that a file keeps to."""
    name = path.removeprefix("api/v1/")
    return "account" if name.startswith("accounts/") else name.removesuffix(".json")


def test_every_file_keeps_to_its_schema(site: Tree) -> None:
    """But for what the portal's own scripts alone read."""
    own = ("api/v1/schema/", "api/v1/verify/", "api/v1/directory.json", "assets/", "desk/")
    files = [p for p in site if p.endswith(".json") and not p.startswith(own)]
    assert {schema_of(p) for p in files} == {"account", "accounts", "units", "impostors", "build"}
    for path in files:
        schema = json.loads(site[f"api/v1/schema/{schema_of(path)}.json"])
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        jsonschema.Draft202012Validator.check_schema(schema)
        checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        assert [error.message for error in checker.iter_errors(json.loads(site[path]))] == [], path


def test_schemas_are_strict_about_what_is_there(site: Tree) -> None:
    schema = json.loads(site["api/v1/schema/account.json"])
    valid = json.loads(site["api/v1/accounts/physics/renamed.json"])
    checker = jsonschema.Draft202012Validator(schema)
    assert checker.is_valid(valid)
    assert set(schema["required"]) >= set(ITEM)
    assert not checker.is_valid(valid | {"people": {}})
    assert not checker.is_valid(valid | {"state": "official"})


def test_an_item_has_the_keys_of_the_contract(accounts: dict[str, dict[str, Any]]) -> None:
    for item in accounts.values():
        assert list(item) == ITEM
        assert item["code"] == code_of(item["id"])
        assert item["page"] == f"accounts/{item['id']}/"
        assert item["unit"].keys() == {"id", "name"}
        for key, keys in (("held", {"field", "value", "from", "to"}), ("valid", {"from", "to"}),
                          ("history", {"kind", "filed_on", "approved_on", "request"})):  # fmt: skip
            assert all(part.keys() == keys for part in item[key])
    assert list(accounts) == sorted(accounts)


def test_heads_of_files(site: Tree) -> None:
    for name in ("accounts", "units", "impostors"):
        parsed = json.loads(site[f"api/v1/{name}.json"])
        assert list(parsed) == ["version", "as_of", name]
        assert (parsed["version"], parsed["as_of"]) == (1, AS_OF)


def test_an_account_has_a_file_of_its_own(site: Tree, accounts: dict[str, dict[str, Any]]) -> None:
    for id_, item in accounts.items():
        assert json.loads(site[f"api/v1/accounts/{id_}.json"]) == {"version": 1, **item}


def held(item: dict[str, Any], field: str) -> list[tuple[str, str, str | None]]:
    return [(h["value"], h["from"], h["to"]) for h in item["held"] if h["field"] == field]


def test_a_rename_leaves_a_former_name(accounts: dict[str, dict[str, Any]]) -> None:
    item = accounts["physics/renamed"]
    assert held(item, "name") == [("示例账号1", "2024-03-20", "2024-09-01"), ("新名称", "2024-09-02", None)]
    assert held(item, "handle") == [("evc_0001", "2024-03-20", "2024-09-01"), ("evc_new1", "2024-09-02", None)]
    assert item["valid"] == [{"from": "2024-03-20", "to": None}]
    assert (item["opened_on"], item["filed_on"], item["approved_on"]) == ("2024-03-10", "2024-03-20", "2024-03-20")
    assert (item["state"], item["confirmed"]) == ("active", True)
    assert item["review"] == {"year": 2024, "result": "pass"}


def test_history_lacks_incidents(accounts: dict[str, dict[str, Any]]) -> None:
    kinds = [step["kind"] for step in accounts["physics/renamed"]["history"]]
    assert kinds == ["application", "filing", "change", "review"]


def test_a_correction_leaves_no_former_value(accounts: dict[str, dict[str, Any]]) -> None:
    item = accounts["physics/corrected"]
    assert held(item, "name") == [("更正名", "2024-03-20", None)]
    assert held(item, "platform_id") == [("gh_00000000000f", "2024-03-20", None)]


def test_what_was_corrected_is_nowhere(site: Tree) -> None:
    assert [path for path, data in site.items() if "示例账号2".encode() in data] == []


def test_a_closure_ends_everything(accounts: dict[str, dict[str, Any]]) -> None:
    item = accounts["physics/closed"]
    assert {h["to"] for h in item["held"]} == {"2025-06-29"}
    assert item["valid"] == [{"from": "2024-03-20", "to": "2025-06-29"}], "a suspension does not cut it"
    assert (item["state"], item["confirmed"]) == ("closed", False)
    assert (item["closed_on"], item["successor"]) == ("2025-06-29", "physics/renamed")


def test_a_transfer_moves_the_account_but_not_its_path(site: Tree, accounts: dict[str, dict[str, Any]]) -> None:
    item = accounts["physics/transferred"]
    assert item["unit"] == {"id": "propaganda", "name": "党委宣传部"}
    assert item["page"] == "accounts/physics/transferred/"
    assert [h["to"] for h in item["held"]] == [None] * 3
    units = {unit["id"]: unit["accounts"] for unit in json.loads(site["api/v1/units.json"])["units"]}
    assert "physics/transferred" in units["propaganda"]
    assert "physics/transferred" not in units["physics"]


def test_a_void_leaves_nothing(site: Tree, accounts: dict[str, dict[str, Any]]) -> None:
    assert held(accounts["physics/voided"], "name") == [("示例账号7", "2024-03-20", None)]
    assert "写错的名".encode() not in b"".join(site.values())


@pytest.mark.parametrize(
    ("account", "state", "is_confirmed", "vouched"),
    [
        ("suspended", "suspended", True, True),
        ("planned", "approved", False, False),
        ("withdrawn", "closed", False, False),
        ("stale", "under-review", False, False),
        ("unreadable", "under-review", False, False),
    ],
)
def test_what_is_not_on_file_is_never_vouched_for(
    accounts: dict[str, dict[str, Any]], account: str, state: str, *, is_confirmed: bool, vouched: bool
) -> None:
    item = accounts[f"physics/{account}"]
    assert (item["state"], item["confirmed"]) == (state, is_confirmed)
    assert bool(item["valid"]) == bool(item["held"]) == vouched


def test_impostors(site: Tree) -> None:
    (impostor,) = json.loads(site["api/v1/impostors.json"])["impostors"]
    assert impostor == {
        "id": "fake",
        "name": "示例账号官方",
        "platform": "weibo",
        "platform_id": None,
        "handle": "evc_fake",
        "url": None,
        "imitates": "physics/renamed",
        "seen_on": "2025-03-01",
        "reported_on": None,
        "taken_down_on": None,
    }


def test_the_table(site: Tree, accounts: dict[str, dict[str, Any]]) -> None:
    data = site["api/v1/accounts.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), ""))
    assert {len(row) for row in rows} == {len(head)}
    assert len(rows) == len(accounts)
    by_code = {row[0]: row for row in rows}
    assert {row[1] for row in by_code.values()} == {item["name"] or "" for item in accounts.values()}


def test_no_cell_is_a_formula(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("formulas")
    sandbox = Sandbox.minimal(folder / "register")
    write_formulas(sandbox)
    table = build(sandbox.root, folder / "site")["api/v1/accounts.csv"].decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(table, "")) for cell in row]
    assert [cell for cell in cells if cell.lstrip().startswith(tuple("=+-@\uff1d\uff0b\uff0d\uff20"))] == []
    assert {cell for cell in cells if "1" in cell and cell.startswith("'")} == {f"'{formula}" for formula in FORMULAS}


def test_the_feed(site: Tree) -> None:
    feed = feedparser.parse(site["feed.xml"])
    assert not feed.bozo
    ids = [entry.id for entry in feed.entries]
    assert len(set(ids)) == len(ids) > 8
    assert all(id_.startswith("urn:uuid:") for id_ in [feed.feed.id, *ids])
    updated = [entry.updated for entry in feed.entries]
    assert updated == sorted(updated, reverse=True)
    assert feed.feed.updated == updated[0]
    assert updated[-1] == "2024-03-20T00:00:00+08:00"
    files = set(site)
    for entry in feed.entries:
        assert entry.title
        assert entry.link.removeprefix(PORTAL) + "index.html" in files
    titles = {entry.title for entry in feed.entries}
    assert {"“示例账号1”更名为“新名称”", "“示例账号3”注销", "“示例账号4”由物理系转至党委宣传部"} <= titles
    assert not [title for title in titles if "示例账号6" in title], "under review: nothing is announced"


def test_ids_of_the_feed_are_stable(site: Tree, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("stable")
    sandbox = Sandbox.minimal(folder / "register")
    write(sandbox)
    earlier = feedparser.parse(build(sandbox.root, folder / "site", "2024-12-31")["feed.xml"])
    now = {entry.id: entry.title for entry in feedparser.parse(site["feed.xml"]).entries}
    before = {entry.id: entry.title for entry in earlier.entries if "示例账号6" not in entry.title}
    assert before.items() <= {**now, **{k: before[k] for k in before if "写错" in before[k]}}.items()
    assert len(before) < len(now)


def test_the_site_map_lists_every_page(site: Tree) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = [e.text or "" for e in ET.fromstring(site["sitemap.xml"]).iter(f"{space}loc")]  # noqa: S314
    pages = {path.removesuffix("index.html") for path in site if path.endswith("index.html")}
    assert len(listed) == len(set(listed))
    assert {address.removeprefix(PORTAL) for address in listed} == pages
    assert {urlsplit(address).netloc for address in listed} == {"accounts.example.edu.cn"}


@pytest.mark.parametrize("formula", [*FORMULAS, "\r=1", "\n=1", "\u3000=1"])
def test_no_formula_gets_into_a_table(formula: str) -> None:
    ((cell,),) = csv.reader(io.StringIO(as_csv([[formula]]).removeprefix("\ufeff"), ""))
    assert cell == f"'{formula}"
