"""Directory, units, alliance and statistics: that they count right, and bear whatever a register holds."""

import json
from datetime import date
from time import process_time

import pytest

from guanhao import pipeline
from guanhao.model.finding import Language
from guanhao.model.public import PublicRegister
from guanhao.portal.directory_index import directory_index
from guanhao.portal.readings import CHARACTERS, WORDS, reading
from guanhao.portal.views.alliance import alliance_view
from guanhao.portal.views.directory import PER_PAGE, directory_views
from guanhao.portal.views.statistics import TOP, Chart, charts_of, statistics_view
from guanhao.portal.views.units import unit_view, units_view
from tests.portal.pages import Page
from tests.registers import Raw, Sandbox, change, closure, dump, filing, order, review

AS_OF = date(2026, 11, 23)
HOSTILE = '<img src=x onerror="alert(1)">{{ 7*7 }}</script>' + "长" * 60


def public(sandbox: Sandbox) -> PublicRegister:
    return pipeline.publication(pipeline.open_register(sandbox.root), AS_OF).register


def numbered(number: int, **account: object) -> Raw:
    return filing({"platform_id": f"gh_{number:012x}", "handle": f"evc_{number}", **account})


def charts(register: PublicRegister) -> dict[str, Chart]:
    return {chart.key: chart for chart in charts_of(register, "zh")}


def counted(chart: Chart) -> dict[str, tuple[int, ...]]:
    return {bar.label: tuple(part.count for part in bar.parts) for bar in chart.rows}


@pytest.fixture
def mixed(minimal: Sandbox) -> PublicRegister:
    """Two live accounts, of which one is suspended, one closed, and one under review."""
    minimal.add("physics/one", numbered(1), review())
    minimal.add("physics/two", numbered(2, name="物理系乙"), order("suspend"))
    minimal.add("physics/three", numbered(3, name="物理系丙"), closure())
    minimal.add("physics/four", numbered(4, name="物理系丁"), change(("account.name", "不是现名", "新名")))
    return public(minimal)


def test_statistics_count_what_is_live_and_tell_the_rest_by_state(mixed: PublicRegister) -> None:
    found = charts(mixed)
    assert counted(found["platform"]) == {"微信公众号": (2,)}
    assert counted(found["unit"]) == {"物理系": (2,)}
    assert sum(count for (count,) in counted(found["tier"]).values()) == 2
    assert sum(count for (count,) in counted(found["state"]).values()) == 4
    assert counted(found["state"])["待核"] == (1,)


def test_growth_counts_the_closed_until_their_year(mixed: PublicRegister) -> None:
    years = counted(charts(mixed)["growth"])
    assert years["2024"][1:] == (years["2024"][0], 0)
    assert years["2025"] == (years["2024"][0] - 1, 0, 1)


def test_reviews_say_what_is_not_on_file_and_whether_any_is_asked(mixed: PublicRegister) -> None:
    (year,) = counted(charts(mixed)["reviews"]).values()
    assert year[:3] == (1, 0, 0)
    assert "现行办法没有要求年审" in statistics_view(mixed, "zh").body


def test_a_year_that_is_not_over_yet_counts_nobody_as_without_a_review(minimal: Sandbox) -> None:
    minimal.add("physics/one", numbered(1), review(), review(year=2026, filed_on="2026-11-02"))
    minimal.add("physics/two", numbered(2, name="物理系乙"))
    years = counted(charts(public(minimal))["reviews"])
    assert years["2026"] == (1, 0, 0, 1, 0)


def test_a_policy_that_asks_for_reviews_is_not_said_to_ask_for_none(minimal: Sandbox) -> None:
    articles = {"第一条": {"rules": {"annual-review": {"month": 11}}}}
    minimal.write("policies/measures.yml", dump({"title": "办法", "articles": articles}))
    minimal.add("physics/one", numbered(1))
    assert "现行办法没有要求年审" not in statistics_view(public(minimal), "zh").body


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_register_says_that_it_is_empty(minimal: Sandbox, lang: Language) -> None:
    register = public(minimal)
    (only,) = directory_views(register, lang)
    assert "<form" not in only.body
    assert not only.head, "no script where there is nothing to filter"
    nothing = {"zh": "还没有", "en": "no"}[lang]
    for view in (only, alliance_view(register, lang), statistics_view(register, lang)):
        assert nothing in view.body
    assert json.loads(directory_index(register, lang)[1])["accounts"] == []
    assert units_view(register, lang).body


def test_the_directory_is_parted_into_pages_none_of_which_loses_an_account(minimal: Sandbox) -> None:
    for number in range(PER_PAGE + 1):
        minimal.add(f"physics/a{number}", numbered(number, name=f"物理系{number}"))
    register = public(minimal)
    views = {view.path: Page(view.body) for view in directory_views(register, "zh")}
    assert set(views) == {"accounts/", "directory/2/", "directory/wechat-official/", "directory/wechat-official/2/"}
    for first, second in (
        ("accounts/", "directory/2/"),
        ("directory/wechat-official/", "directory/wechat-official/2/"),
    ):
        links = [
            href.split("accounts/")[1]
            for path in (first, second)
            for href in views[path].attribute("a", "href")
            if "accounts/physics/" in href
        ]
        assert sorted(links) == sorted(f"{account.id}/" for account in register.accounts)


def test_a_unit_with_many_accounts_shows_the_live_by_platform_and_the_closed_apart(minimal: Sandbox) -> None:
    for number in range(150):
        minimal.add(f"physics/a{number}", numbered(number, name=f"物理系{number}"))
    for number in range(50):
        minimal.add(f"physics/w{number}", filing({"platform": "weibo", "platform_id": f"{10**9 + number}"}))
    minimal.add("physics/a7", closure())
    register = public(minimal)
    body = unit_view(register, register.unit_by_id["physics"], "zh").body
    assert Page(body).anchors >= {"wechat-official", "weibo"}
    assert body.index('id="weibo"') < body.index("accounts/physics/a7/"), "closed ones come last"


def test_a_unit_that_was_merged_says_so_and_names_its_successor(minimal: Sandbox) -> None:
    unit = {"name": "旧系", "kind": "school", "closed_on": "2025-01-01", "merged_into": "physics"}
    minimal.write("registry/units/old.yml", dump(unit))
    register = public(minimal)
    page = Page(unit_view(register, register.unit_by_id["old"], "zh").body)
    assert "2025-01-01" in page.text
    assert "../../units/physics/" in page.attribute("a", "href")


def test_the_alliance_links_live_accounts_with_their_tier_and_no_closed_one(mixed: PublicRegister) -> None:
    page = Page(alliance_view(mixed, "zh").body)
    links = [href for href in page.attribute("a", "href") if "accounts/" in href]
    assert links == ["../accounts/physics/one/", "../accounts/physics/two/"]
    assert "二级" in page.text
    assert "已暂停" in page.text


def test_the_units_beyond_the_top_are_added_up(minimal: Sandbox) -> None:
    for number in range(TOP + 3):
        minimal.write(f"registry/units/u{number}.yml", dump({"name": f"单位{number}", "kind": "club"}))
        minimal.add(f"u{number}/wechat", numbered(number, name=f"单位{number}") | {"unit": f"u{number}"})
    units = counted(charts(public(minimal))["unit"])
    assert len(units) == TOP + 1
    assert units["其他单位"] == (3,)


def test_text_of_a_record_stays_text(minimal: Sandbox) -> None:
    minimal.add("physics/one", numbered(1, name=HOSTILE))
    register = public(minimal)
    views = [
        *directory_views(register, "zh"),
        alliance_view(register, "zh"),
        unit_view(register, register.unit_by_id["physics"], "zh"),
        statistics_view(register, "zh"),
    ]
    for view in views:
        assert not Page(view.body).attribute("img", "src")
        assert " style=" not in view.body
    assert json.loads(directory_index(register, "zh")[1])["accounts"][0][1] == HOSTILE


def test_a_platform_that_the_catalogue_lacks_is_listed_by_its_id(minimal: Sandbox) -> None:
    minimal.add("physics/odd", filing({"platform": "no-such", "platform_id": "x1"}))
    register = public(minimal)
    bodies = {view.path: view.body for view in directory_views(register, "zh")}
    assert "accounts/physics/odd/" in bodies["accounts/"]
    assert statistics_view(register, "zh").body
    assert alliance_view(register, "zh").body


@pytest.mark.parametrize(
    ("name", "sounds"),
    [
        ("物理系", "wu li xi"),
        ("音乐学院", "yin yue xue yuan"),
        ("会计学院", "kuai ji xue yuan"),
        ("外国语学院", "wai guo yu xue yuan"),
        ("护士站", "hu shi zhan"),
        ("圖書館", "tu shu guan"),
        ("EVC 系", "e v c xi"),
    ],
)
def test_names_are_read_as_people_say_them(name: str, sounds: str) -> None:
    assert reading(name) == sounds


def test_readings_are_one_syllable_a_character() -> None:
    for word, sounds in (WORDS | CHARACTERS).items():
        assert len(sounds.split()) == len(word), word


def test_ten_thousand_names_are_read_within_a_second() -> None:
    names = [f"示例职业学院{chr(0x4E00 + number)}系" for number in range(10000)]
    start = process_time()
    for name in names:
        reading(name)
    assert process_time() - start < 1
