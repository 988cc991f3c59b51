"""The one catalogue of the portal's texts: none missing, none left over, both languages alike."""

import re
from pathlib import Path

import pytest

from guanhao.portal.strings import _PARTS, STRINGS
from guanhao.portal.strings.desk import FORM
from guanhao.report.words import SEVERITY
from tests.portal.building import Tree, build, pages_of
from tests.portal.pages import Page
from tests.registers import Sandbox

PACKAGE = Path(__file__).parents[2] / "generator" / "guanhao"
ENGLISH = "site_name: x\ntheme: {name: material}\nplugins: [search, guanhao: {language: en}]\n"
CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]")

_USED = re.compile(r"""(?<![\w.])t\(\s*["']([a-z][\w.-]*)["']\s*[,)]""")
_BUILT = re.compile(r"""f["']([a-z_]+\.[\w.-]*)\{|["']([a-z_]+\.(?:[\w.-]*\.)?)["']\s*~""")


def sources() -> str:
    """Return everything that may use a string: the portal's code and templates, and what hands keys to it."""
    paths = [*(PACKAGE / "portal").rglob("*.py"), *(PACKAGE / "portal").rglob("*.html"), *PACKAGE.glob("*.py")]
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(paths) if path.parent.name != "strings")


def test_no_string_is_missing() -> None:
    themes_own = "\n".join(p.read_text(encoding="utf-8") for p in (PACKAGE / "portal" / "theme").rglob("*.html"))
    used = set(_USED.findall(sources().replace("lang.t(", "")))
    assert len(used) > 100
    assert sorted(used - STRINGS.keys() - set(re.findall(r"lang\.t\([\"']([\w.]+)", themes_own))) == []


def test_what_keys_are_built_from_is_there() -> None:
    prefixes = {one or other for one, other in _BUILT.findall(sources())}
    areas = {key.split(".")[0] for key in STRINGS}
    ours = sorted(p for p in prefixes if p.split(".")[0] in areas)
    assert [p for p in ours if not any(key.startswith(p) for key in STRINGS)] == []


def test_no_string_is_left_over() -> None:
    text = sources()
    prefixes = tuple({one or other for one, other in _BUILT.findall(text)})
    quoted = set(re.findall(r"""["']([a-z_]+\.[\w.-]+)["']""", text))
    assert sorted(key for key in STRINGS if key not in quoted and not key.startswith(prefixes)) == []


def test_the_forms_script_says_what_is_in_the_catalogue_and_no_more() -> None:
    scripts = "\n".join(
        path.read_text(encoding="utf-8") for path in (PACKAGE / "portal/assets/js/desk/form").glob("*.js")
    )
    said = set(re.findall(r"""["']([a-z_]+)["']""", scripts))
    assert sorted(set(re.findall(r"""\bword\(["']([a-z_]+)["']""", scripts)) - FORM.keys()) == []
    assert sorted(FORM.keys() - said - SEVERITY.keys()) == []


def test_no_key_stands_twice() -> None:
    assert sum(len(part.STRINGS) for part in _PARTS) == len(STRINGS)


@pytest.mark.parametrize("key", sorted(STRINGS))
def test_both_languages_say_it(key: str) -> None:
    label = STRINGS[key]
    fields = [sorted(set(re.findall(r"\{(\w*)", text))) for text in (label.zh, label.en)]
    assert fields[0] == fields[1]
    assert label.zh.strip()
    assert label.en.strip()
    assert not CHINESE.search(label.en.replace("～", "")), label.en


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A register whose own texts hold no Chinese, so that whatever does is the interface's."""
    folder = tmp_path_factory.mktemp("english")
    sandbox = Sandbox.minimal(folder / "register")
    latin(sandbox)
    sandbox.write("mkdocs.yml", ENGLISH)
    return build(sandbox.root, folder / "site")


def latin(sandbox: Sandbox) -> None:
    """Put a word in the place of every Chinese one of a register's own."""
    for path in sorted(sandbox.root.rglob("*.yml")):
        if path.name != "platforms.yml" and "policies" not in path.parts:
            text = path.read_text(encoding="utf-8")
            path.write_text(re.sub("[\u4e00-\u9fff]+", "word", text), encoding="utf-8")


def test_an_english_portal_speaks_english(english: Tree) -> None:
    left: dict[str, list[str]] = {}
    for path, source in pages_of(english).items():
        if path.startswith(("policies/", "rules/")):
            continue
        text = "\n".join(line for line in Page(source).text.split("\n") if line.strip())
        found = [line for line in text.split("\n") if CHINESE.search(line) and not _is_own(line)]
        if found:
            left[path] = found
    assert left == {}


def _is_own(line: str) -> bool:
    """Tell whether a line is the regulation's own: its title, an article's number."""
    return re.search("第.{1,4}条|附件|办法", line) is not None
