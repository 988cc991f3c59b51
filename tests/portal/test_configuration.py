"""What an institution may write in its own `mkdocs.yml`."""

from datetime import date
from pathlib import Path

import pytest

from guanhao.publish import Request, build_site
from tests.portal.building import AS_OF, CONFIG, GUANHAO, Tree, build_command, run, tree_of
from tests.portal.pages import Page
from tests.registers import Sandbox

PLUGIN = "  - guanhao"


@pytest.fixture
def register(tmp_path: Path) -> Sandbox:
    sandbox = Sandbox.sample(tmp_path / "register")
    sandbox.write("docs/help.md", "# 帮助 & 说明\n\n见[名录](accounts/index.md)。\n")
    return sandbox


def built(register: Sandbox, config: str, as_of: str | None = AS_OF) -> Tree:
    register.write("mkdocs.yml", config)
    build_site(Request(register.root, date.fromisoformat(as_of) if as_of else None, None), None)
    return tree_of(register.root / "site")


@pytest.mark.parametrize("written", [AS_OF, f"'{AS_OF}'"])
def test_the_day_may_be_written_with_or_without_quotes(register: Sandbox, written: str) -> None:
    config = CONFIG.read_text(encoding="utf-8").replace(PLUGIN, f"{PLUGIN}: {{as_of: {written}}}")
    assert f'"as_of": "{AS_OF}"'.encode() in built(register, config, None)["build.json"]


def test_a_day_that_is_none_is_wrong_usage(register: Sandbox) -> None:
    register.write("mkdocs.yml", CONFIG.read_text(encoding="utf-8").replace(PLUGIN, f"{PLUGIN}: {{as_of: 明天}}"))
    done = run(build_command(register.root, register.root / "site"))
    assert done.returncode == 0, "what the command line says goes first"
    done = run([*GUANHAO, "build", "--root", str(register.root)])
    assert done.returncode in (1, 2)
    assert "as_of" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "nav",
    [
        "nav: [help.md]",
        "nav: [{帮助: help.md}]",
        "nav: [{更多: [{帮助: help.md}]}]",
        "nav: [{外链: 'https://example.edu.cn/'}]",
    ],
)
def test_any_navigation_that_mkdocs_takes(register: Sandbox, nav: str) -> None:
    tree = built(register, CONFIG.read_text(encoding="utf-8") + nav + "\n")
    assert "帮助 & 说明" in Page(tree["help/index.html"].decode()).text
    links = Page(tree["index.html"].decode()).attribute("a", "href")
    assert "help/" in links or "https://example.edu.cn/" in links


def test_a_configuration_without_the_portal_is_refused(register: Sandbox) -> None:
    """Else MkDocs would clean the folder of the site and publish the hand-written pages alone."""
    register.write("mkdocs.yml", "site_name: 官号\ntheme: material\n")
    register.write("site/thesis.txt", "mine")
    register.write("docs/index.md", "# 首页\n")
    done = run([*GUANHAO, "build", "--root", str(register.root)])
    assert done.returncode in (1, 2)
    assert "guanhao" in done.stderr
    assert tree_of(register.root / "site") == {"thesis.txt": b"mine"}


def test_an_english_portal(register: Sandbox) -> None:
    config = CONFIG.read_text(encoding="utf-8").replace(PLUGIN, f"{PLUGIN}: {{language: en}}")
    page = Page(built(register, config)["accounts/index.html"].decode())
    assert page.attribute("html", "lang") == ["en"]
    assert "Directory" in page.text
