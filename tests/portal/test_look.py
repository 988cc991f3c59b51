"""What an institution may set of the portal's look, and what it may not."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guanhao.portal.look import DARK, READABLE, WHITE, Look, WrongLookError, contrast, look_of
from tests.portal.building import AS_OF, CONFIG, build_command, run, tree_of
from tests.registers import Sandbox

DIGITS = re.compile(r"--gh-([a-z-]+):#([0-9a-f]{6})")


def colours(css: str) -> list[dict[str, tuple[int, int, int]]]:
    """Return name → colour of each rule of a stylesheet."""
    return [
        {name: (int(c[:2], 16), int(c[2:4], 16), int(c[4:], 16)) for name, c in DIGITS.findall(rule)}
        for rule in re.findall(r"\{([^{}]*)\}", css)
    ]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"brand": "red"}, "is not a colour"),
        ({"brand": "#fc0"}, "is not a colour"),
        ({"brand": 123456}, "is not a colour"),
        ({"brand": "#ffcc00"}, "1.5:1"),
        ({"accent": "#88aaff"}, "is too light"),
        ({"font_scale": 3}, "from 0.85 to 1.5"),
        ({"font_scale": True}, "from 0.85 to 1.5"),
        ({"spacing": "wide"}, "from 0.75 to 1.5"),
        ({"radius": -1}, "from 0 to 24"),
        ({"logo": "https://example.edu.cn/logo.svg"}, "a file in docs/"),
        ({"colour": "#8c1515"}, "no such setting"),
    ],
)
def test_what_cannot_be_used_is_refused_in_both_languages(settings: dict[str, Any], words: str) -> None:
    with pytest.raises(WrongLookError, match=re.escape(words)) as refused:
        look_of(settings)
    assert re.search("[一-鿿]", str(refused.value))


def test_the_portals_own_look_needs_no_stylesheet() -> None:
    assert look_of({}).css() == ""


@given(st.integers(0, 0xFFFFFF))
def test_whatever_brand_is_taken_stays_readable(number: int) -> None:
    try:
        look = look_of({"brand": f"#{number:06x}"})
    except WrongLookError:
        return
    light, *dark = colours(look.css())
    assert contrast(light["brand"], WHITE) >= READABLE
    assert contrast(light["brand-deep"], WHITE) >= READABLE
    for rule in dark:
        assert contrast(rule["brand"], WHITE) >= READABLE
        assert contrast(rule["link"], DARK) >= READABLE
        assert contrast(rule["link"], rule["brand-soft"]) >= READABLE


def test_an_institutions_look(tmp_path: Path) -> None:
    sandbox = Sandbox.minimal(tmp_path / "register")
    look = '{look: {brand: "#8c1515", accent: "#7a1010", font_scale: 1.1, spacing: 1.2, radius: 2, logo: logo.svg}}'
    sandbox.write("mkdocs.yml", CONFIG.read_text(encoding="utf-8").replace("- guanhao", f"- guanhao: {look}"))
    sandbox.write("docs/logo.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>\n')
    done = run(build_command(sandbox.root, tmp_path / "site", AS_OF))
    assert done.returncode == 0, done.stderr
    tree = tree_of(tmp_path / "site")
    css = tree["assets/institution.css"].decode()
    assert "--gh-brand:#8c1515" in css
    assert "--gh-scale:1.1" in css
    page = tree["accounts/index.html"].decode()
    assert page.index("guanhao.css") < page.index("institution.css")
    assert 'src="../logo.svg"' in page
    assert "#8c1515" in tree["404.html"].decode()
    assert b"#8c1515" in tree["assets/mark.svg"]


def test_a_wrong_look_stops_the_build_with_a_word(tmp_path: Path) -> None:
    sandbox = Sandbox.minimal(tmp_path / "register")
    config = CONFIG.read_text(encoding="utf-8").replace("- guanhao", '- guanhao: {look: {brand: "#ffcc00"}}')
    sandbox.write("mkdocs.yml", config)
    done = run(build_command(sandbox.root, tmp_path / "site", AS_OF))
    assert done.returncode in (1, 2)
    assert "对比度" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_mark_has_the_brands_colour() -> None:
    assert b'fill="#8c1515"' in Look(brand="#8c1515").mark()
