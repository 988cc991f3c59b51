"""Text of a record is text wherever it stands: on no page does it become an element, an attribute or a template."""

import csv
import io
import json
import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

import feedparser
import pytest

from tests.portal.building import Tree, build, pages_of
from tests.portal.hostile import ATTACKS, LONG, Text, attacking, fill, harmless
from tests.portal.pages import Page, links_of
from tests.registers import Sandbox

Make = Callable[[Text, str, str], Tree]
ENGLISH = "site_name: x\ntheme: {name: material}\nplugins: [search, guanhao: {language: en}]\n"


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    def made(text: Text, long: str, config: str) -> Tree:
        folder = tmp_path_factory.mktemp("hostile")
        sandbox = Sandbox.minimal(folder / "register")
        fill(sandbox, text, long=long)
        if config:
            sandbox.write("mkdocs.yml", config)
            sandbox.write("docs/help/index.md", "# 帮助\n")
        return build(sandbox.root, folder / "site")

    return made


@pytest.fixture(scope="module")
def plain(make: Make) -> Tree:
    return make(harmless, "", "")


@pytest.fixture(scope="module")
def hostile(make: Make) -> Tree:
    return make(attacking, LONG, "")


@pytest.fixture(scope="module")
def english(make: Make) -> tuple[Tree, Tree]:
    return make(harmless, "", ENGLISH), make(attacking, "", ENGLISH)


def assert_same_skeletons(plain: Tree, hostile: Tree) -> None:
    assert plain.keys() == hostile.keys()
    for path, source in pages_of(plain).items():
        expected, met = Page(source).skeleton, Page(hostile[path].decode()).skeleton
        assert met == expected, path


def test_the_attacks_are_there(hostile: Tree) -> None:
    text = Page(hostile["accounts/physics/wechat/index.html"].decode()).text
    assert all(attack in text for attack in ATTACKS[:5])
    assert LONG in text


def test_no_text_becomes_an_element_or_an_attribute(plain: Tree, hostile: Tree) -> None:
    assert_same_skeletons(plain, hostile)


def test_nor_in_english_with_search_and_hand_written_pages(english: tuple[Tree, Tree]) -> None:
    assert_same_skeletons(*english)


def test_no_text_is_run_as_a_template(hostile: Tree) -> None:
    for path, source in pages_of(hostile).items():
        assert ("{{7*7}}" in source) == ("}}" in source), path
        assert "49{%" not in source, path


def test_no_placeholder_is_left_or_forged(plain: Tree, hostile: Tree) -> None:
    assert all("guanhao-shell" not in source for source in pages_of(plain).values())
    pages = pages_of(hostile)
    assert pages["accounts/physics/wechat/index.html"].count("<h1") == 1


def test_links_lead_to_the_web_alone(hostile: Tree) -> None:
    for path, source in pages_of(hostile).items():
        for _, target in links_of(Page(source)):
            assert re.match(r"https?://|#|\.|[a-z0-9]", target), (path, target)
            assert not re.match(r"(?i)javascript:|data:.|//", target.removeprefix("data:,")), (path, target)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("index.html", "示例职业学院"),
        ("units/physics/index.html", "物理系"),
        ("accounts/physics/wechat/index.html", "新微信"),
        ("policies/older/index.html", "办法 older"),
    ],
)
def test_title_and_description_hold_the_whole_name(hostile: Tree, path: str, name: str) -> None:
    source = hostile[path].decode()
    page = Page(source)
    whole = " ".join(attacking(name).split())
    assert whole in " ".join(page.inside("title").split())
    assert any(whole in " ".join(d.split()) for d in page.attribute("meta", "content", name="description"))


LINKED_DATA = r'(?s)<script type="?application/ld\+json"?>(.*?)</script>'


def test_scripts_hold_no_text_of_a_record(plain: Tree, hostile: Tree) -> None:
    for path, source in pages_of(plain).items():
        bare = [re.sub(LINKED_DATA, "", s) for s in (source, hostile[path].decode())]
        inline = [re.findall(r"(?s)<script[^>]*>(.*?)</script>", s) for s in bare]
        assert inline[0] == inline[1], path


def test_linked_data_hold_the_very_text_and_no_markup(plain: Tree, hostile: Tree) -> None:
    found = 0
    for path, source in pages_of(plain).items():
        blocks = [re.findall(LINKED_DATA, s) for s in (source, hostile[path].decode())]
        assert len(blocks[0]) == len(blocks[1]), path
        for block in blocks[1]:
            assert not re.search("[<>&]", block), path
            assert ATTACKS[0] in json.dumps(json.loads(block), ensure_ascii=False).replace('\\"', '"'), path
            found += 1
    assert found > 1


def test_pictures_hold_text_as_text(plain: Tree, hostile: Tree) -> None:
    made = [path for path in plain if path.endswith(".svg") and not path.startswith("assets/")]
    assert any(path.endswith("badge.svg") for path in made)
    for path in made:
        skeletons = [
            [(element.tag, sorted(element.attrib)) for element in ET.fromstring(tree[path]).iter()]  # noqa: S314
            for tree in (plain, hostile)
        ]
        if path.endswith("badge.svg"):
            assert skeletons[0] == skeletons[1], path
        assert not any(re.search(r"script|foreignObject|image$", tag) for tag, _ in skeletons[1]), path
        assert not any(name.startswith("on") or name.endswith("href") for _, names in skeletons[1] for name in names)


def test_feed_and_site_map_stay_well_formed(plain: Tree, hostile: Tree) -> None:
    for path in ("feed.xml", "sitemap.xml"):
        elements = [[e.tag for e in ET.fromstring(tree[path]).iter()] for tree in (plain, hostile)]  # noqa: S314
        assert elements[0] == elements[1]
    parsed = feedparser.parse(hostile["feed.xml"])
    assert not parsed.bozo
    assert ATTACKS[0] in ET.fromstring(hostile["feed.xml"]).findtext("{http://www.w3.org/2005/Atom}title", "")  # noqa: S314


def test_data_hold_the_very_text(hostile: Tree) -> None:
    by_id = {item["id"]: item for item in json.loads(hostile["api/v1/accounts.json"])["accounts"]}
    assert by_id["physics/wechat"]["name"] == attacking("新微信") + LONG
    assert by_id["physics/wechat"]["unit"]["name"] == attacking("物理系")
    impostors = json.loads(hostile["api/v1/impostors.json"])["impostors"]
    assert {i["name"] for i in impostors} == {attacking("假的"), attacking("假网站")}


def test_the_table_keeps_its_rows(plain: Tree, hostile: Tree) -> None:
    tables = [list(csv.reader(io.StringIO(t["api/v1/accounts.csv"].decode("utf-8-sig"), ""))) for t in (plain, hostile)]
    assert [len(row) for row in tables[0]] == [len(row) for row in tables[1]]
    assert {row[1] for row in tables[1]} >= {attacking("新微信") + LONG}
