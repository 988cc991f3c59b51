"""Internal values (design 1.6) never reach a byte of the site; public ones do, so that the search is not vacuous."""

import gzip
from pathlib import Path

import pytest

from guanhao import pipeline
from tests.portal.building import AS_OF, Tree, build
from tests.portal.planted import Markers, bind_assessment, plant
from tests.registers import Sandbox

DAYS = ("2024-03-05", "2024-09-30", "2025-01-21", AS_OF)
"""Only an application; a renamed account; a change that a void takes out a day later; everything."""


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sandbox, Markers]:
    sandbox = Sandbox.minimal(tmp_path_factory.mktemp("planted") / "register")
    return sandbox, plant(sandbox)


@pytest.fixture(scope="module")
def site(planted: tuple[Sandbox, Markers], tmp_path_factory: pytest.TempPathFactory) -> Tree:
    return build(planted[0].root, tmp_path_factory.mktemp("site") / "site")


def everything(tree: Tree) -> bytes:
    """Join every path and every byte, packed files unpacked."""
    unpacked = [gzip.decompress(data) for path, data in tree.items() if path.endswith(".gz")]
    return b"\0".join([*map(str.encode, tree), *tree.values(), *unpacked])


def found(markers: dict[str, str], text: bytes) -> list[str]:
    return sorted(what for what, marker in markers.items() if marker.encode() in text)


def test_every_record_counts(planted: tuple[Sandbox, Markers]) -> None:
    register = pipeline.open_register(planted[0].root)
    states = {a.id: a.published_state for a in pipeline.read_accounts(register, None)}
    assert states == {
        "physics/garbled": "under-review",
        "physics/planned": "approved",
        "physics/planted": "closed",
        "physics/stale": "under-review",
        "physics/unreadable": "under-review",
    }


def test_no_internal_value_is_published(planted: tuple[Sandbox, Markers], site: Tree) -> None:
    assert len(planted[1].internal) > 300
    assert found(planted[1].internal, everything(site)) == []


def test_no_internal_choice_is_published(planted: tuple[Sandbox, Markers], site: Tree) -> None:
    lists = ("desk/forms.json", "desk/rules.json")
    assert planted[1].chosen
    assert found(planted[1].chosen, everything({path: data for path, data in site.items() if path not in lists})) == []


def test_every_public_value_is_published(planted: tuple[Sandbox, Markers], site: Tree) -> None:
    assert set(planted[1].public) - set(found(planted[1].public, everything(site))) == set()


def test_the_folder_of_the_register_is_not_named(planted: tuple[Sandbox, Markers], site: Tree) -> None:
    assert str(planted[0].root.parent).encode() not in everything(site)


@pytest.mark.parametrize("day", DAYS[:-1])
def test_no_internal_value_is_published_on_a_past_day(
    planted: tuple[Sandbox, Markers], tmp_path: Path, day: str
) -> None:
    sandbox, markers = planted
    text = everything(build(sandbox.root, tmp_path / "site", day))
    # until the filing, the application's own declaration is what is on file; until the void, the change stands
    application = ("name", "platform_id", "handle", "url", "qr", "certified.subject", "service.phone", "service.email",
                   "purpose", "scope")  # fmt: skip
    declared = {f"application.{key}" for key in application} if day < "2024-03-20" else set()
    standing = {"voided.to"} if day == "2025-01-21" else set()
    assert set(found(markers.internal, text)) == declared | standing
    if day == "2024-03-05":
        assert "filing.name" not in found(markers.public, text), "what was filed later"
        assert "rename.to" not in found(markers.public, text)


def test_an_english_portal_hides_as_much(planted: tuple[Sandbox, Markers], tmp_path: Path) -> None:
    sandbox, markers = planted
    sandbox.write("mkdocs.yml", "site_name: x\ntheme: {name: material}\nplugins: [search, guanhao: {language: en}]\n")
    (sandbox.root / "docs").mkdir(exist_ok=True)
    try:
        tree = build(sandbox.root, tmp_path / "site")
    finally:
        (sandbox.root / "mkdocs.yml").unlink()
    assert b"search/search_index.json" in b"\n".join(map(str.encode, tree))
    assert found(markers.internal, everything(tree)) == []


def test_an_assessment_tells_acts_and_no_grounds(tmp_path: Path) -> None:
    sandbox = Sandbox.minimal(tmp_path / "register")
    markers = plant(sandbox)
    bind_assessment(sandbox, markers)
    tree = build(sandbox.root, tmp_path / "site")
    assert found(markers.internal, everything(tree)) == []
    page = tree["assessment/index.html"]
    assert found(markers.public, page) >= ["contribution.title", "contribution.url"]
    assert "一票否决".encode() in page
