"""An institution's own templates: which of them serves, and what is said of one that cannot."""

import io
import zipfile
from pathlib import Path

import docx
import pytest

from guanhao.advice import words
from guanhao.desk.word import fill as filling
from guanhao.errors import BrokenTemplateError, GuanhaoError, UnknownPlaceholderError
from guanhao.load.forms import read_template
from guanhao.load.layout import place_of
from guanhao.report.words import visible
from tests.desk.word.conftest import OWN, laid
from tests.desk.word.paper import text_of

VALUES = {"账号名称": "物理系", "勾": {"一级": "☑"}, "管理员": [{"姓名": "王五"}, {"姓名": "赵六"}]}
GENERAL, OF_POLICY = "policies/forms/filing.docx", f"policies/forms/{OWN}/filing.docx"


def _template(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _filled(*paragraphs: str) -> str:
    return text_of(filling.fill(_template(*paragraphs), VALUES, GENERAL, visible))


def _said(template: bytes) -> str:
    with pytest.raises(GuanhaoError) as caught:
        filling.fill(template, VALUES, GENERAL, visible)
    said = words(caught.value)
    assert GENERAL in said
    return said


def test_the_policys_own_comes_first(nowhere: Path) -> None:
    both = laid(nowhere, {GENERAL: b"general", OF_POLICY: b"of the policy"})
    assert read_template(both.tree, OWN, "filing") == (OF_POLICY, b"of the policy")
    general = laid(nowhere, {GENERAL: b"general"})
    assert read_template(general.tree, OWN, "filing") == (GENERAL, b"general")


def test_the_register_may_hold_them() -> None:
    assert place_of(GENERAL).kind == "other"
    assert place_of(OF_POLICY).kind == "other"
    assert place_of("policies/forms/a/b/filing.docx").kind is None


def test_what_a_template_may_do() -> None:
    made = _filled(
        "{{ 账号名称 }} {{ 勾.一级 }}", "{%p for 人 in 管理员 %}", "{{ loop.index }}{{ 人.姓名 }}", "{%p endfor %}"
    )
    assert "物理系 ☑" in made
    assert "1王五" in made
    assert "2赵六" in made


@pytest.mark.parametrize("placeholder", ["账号名", "勾.一极"])
def test_an_unknown_placeholder_is_named(placeholder: str) -> None:
    said = _said(_template(f"{{{{ {placeholder} }}}}"))
    assert placeholder.rsplit(".", 1)[-1] in said
    assert "账号名称" in said or "一级" in said
    assert "unknown placeholder" in said


@pytest.mark.parametrize(
    "paragraph",
    [
        "{{ 账号名称",
        "{{ 账号名称 }",
        "{% if 账号名称 %}",
        "{% 如果 账号名称 %}",
        "{{ 账号名称 | 大写 }}",
        "{% include 'x' %}",
        "{{ 账号名称 账号名称 }}",
    ],
)
def test_what_is_no_template(paragraph: str) -> None:
    assert "cannot be used" in _said(_template(paragraph))


@pytest.mark.parametrize(
    "paragraph",
    [
        "{{ 账号名称.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ 账号名称.upper() }}",
        "{{ 管理员.__getitem__(0) }}",
        "{{ 勾.items() }}",
        "{{ 'a' * 999999999 }}",
        "{{ 9 ** 99999999 }}",
        "{% for n in range(99999999) %}{% endfor %}",
        "{{ lipsum() }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ 账号名称 | attr('__class__') }}",
        "{{ 账号名称 | safe }}",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    ],
)
def test_no_way_out_of_the_sandbox(paragraph: str) -> None:
    with pytest.raises((BrokenTemplateError, UnknownPlaceholderError)):
        filling.fill(_template(paragraph), VALUES, GENERAL, visible)


def test_a_loop_across_rows_is_refused() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=1)
    table.cell(0, 0).text, table.cell(1, 0).text = "{% for 人 in 管理员 %}{{ 人.姓名 }}", "x"
    document.add_paragraph("{% endfor %}")
    made = io.BytesIO()
    document.save(made)
    assert "if、for" in _said(made.getvalue())


def _archive(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return made.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0 an old .doc", _archive(a=b"x"), _archive(word__document_xml=b"<x/>")],
    ids=range(5),
)
def test_what_is_no_word_document(data: bytes) -> None:
    assert "不是 Word 文档" in _said(data)


def test_what_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "MOST_BYTES", 1_000)
    assert "too large" in _said(_template("x"))
