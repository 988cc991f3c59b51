"""Fills Word templates. They come from repositories, so they run in a sandbox, and are given nothing but text."""

from __future__ import annotations

import difflib
import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from guanhao.desk.word.pieces import Code
from guanhao.errors import BrokenTemplateError, UnknownPlaceholderError
from guanhao.qr import MAX_PAYLOAD, qr_png

MOST_BYTES = 64 * 1024 * 1024
"""What a template may be unpacked."""

_FILTERS = ("default", "first", "join", "last", "length")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


class _Environment(ImmutableSandboxedEnvironment):
    """Lets a template lay out what it is given, and nothing else: no functions, few filters, no arithmetic."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        raise SecurityError(f"{operator}")

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ARG002
        return False


class _Template(DocxTemplate):  # type: ignore[misc]
    """A template of which only what one sees is filled: a document's properties stay as they are."""

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Leave the properties alone."""

    def fix_tables(self, xml: str) -> Any:
        """Refuse what is no longer XML, which would else be mended by guessing."""
        parse_xml(xml)
        tree = super().fix_tables(xml)
        for cell in tree.iter(qn("w:tcPr")):
            if (merged := cell.find(qn("w:vMerge"))) is not None and (aligned := cell.find(qn("w:vAlign"))) is not None:
                aligned.addprevious(merged)  # Word minds the order, which docxtpl does not keep
        return tree


class _Picture:
    """A picture that a template can place, and nothing else of it."""

    __slots__ = ("_draw",)

    def __init__(self, draw: Callable[[], str]) -> None:
        self._draw = draw

    def __html__(self) -> str:
        return self._draw()


def fill(template: bytes, values: Mapping[str, Any], path: str, shown: Callable[[str], str]) -> bytes:
    """Return a template filled with values; the same ones give the same bytes. `path` is the template's, for errors.

    `shown` writes what a line has that does not show, or that XML cannot hold.

    Raises BrokenTemplateError, UnknownPlaceholderError.
    """
    _check_size(template, path)
    document = _Template(io.BytesIO(template))
    try:
        document.init_docx()
    except (KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise BrokenTemplateError(path, _NO_DOCX) from error
    given = {name: _given(document, value, shown) for name, value in values.items()}
    try:
        document.render(given, _Environment(), autoescape=True)
        filled = io.BytesIO()
        document.save(filled)
    except UndefinedError as error:
        raise UnknownPlaceholderError(path, _nearest(str(error.message), values)) from error
    except SecurityError as error:
        raise BrokenTemplateError(path, _where(error, _ONLY)) from error
    except TemplateError as error:
        raise BrokenTemplateError(path, _where(error, f"{_MISWRITTEN}{error.message}")) from error
    except SyntaxError as error:
        raise BrokenTemplateError(path, _UNPAIRED) from error
    except (KeyError, ValueError, AttributeError, TypeError, RecursionError) as error:
        raise BrokenTemplateError(path, str(error)) from error
    return _packed(filled.getvalue())


_ONLY = "只能写占位符、if 和 for / placeholders, if and for alone"
_MISWRITTEN = "占位符、if 或者 for 写得不对 / "
_UNPAIRED = "if、for 没有成对，或者没有各占一行 / an if or a for that is not closed, or has no row of its own"
_NO_DOCX = "不是 Word 文档（.docx） / it is no Word document (.docx)"


def _check_size(template: bytes, path: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            size = sum(member.file_size for member in archive.infolist())
            is_word = "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise BrokenTemplateError(path, _NO_DOCX) from error
    if size > MOST_BYTES or not is_word:
        raise BrokenTemplateError(path, "太大了 / it is too large" if is_word else _NO_DOCX)


def _given(document: _Template, value: Any, shown: Callable[[str], str]) -> Any:
    """Return a value as a template is given it: text that shows as it is, whatever it holds."""
    if isinstance(value, Mapping):
        return {name: _given(document, item, shown) for name, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_given(document, item, shown) for item in value)
    if isinstance(value, Code) and len(value.payload.encode("utf-8", "replace")) <= MAX_PAYLOAD:
        return _Picture(partial(_draw, document, value, shown(value.payload)))
    text = value.payload if isinstance(value, Code) else str(value)
    escaped = str(escape("\n".join(map(shown, text.rstrip("\n").split("\n")))))
    return Markup(escaped.translate(_BRACES))  # noqa: S704  escaped just now


_BRACES = {ord(character): f"&#{ord(character)};" for character in "{}%"}
"""What docxtpl makes of `{_{` and its like is not wanted in a value."""


def _draw(document: _Template, code: Code, described: str) -> str:
    """Put a picture into the part that is being filled, and return how it is placed there."""
    picture = io.BytesIO(qr_png(code.payload))
    inline = document.current_rendering_part.new_pic_inline(picture, Mm(code.side), Mm(code.side))
    inline.docPr.set("descr", described)
    return f'</w:t></w:r><w:r><w:drawing>{inline.xml}</w:drawing></w:r><w:r><w:t xml:space="preserve">'


def _nearest(message: str, values: Mapping[str, Any]) -> str:
    """Return the placeholder that an error names, and those that may have been meant."""
    quoted = re.findall(r"'([^']*)'", message)
    name = quoted[-1] if quoted else message
    inner = [key for value in values.values() if isinstance(value, Mapping) for key in value]
    near = difflib.get_close_matches(name, [*values, *inner], 3, 0.4)
    return name + (f"（{'、'.join(near)}？）" if near else "")


def _where(error: TemplateError, what: str) -> str:
    """Return what is wrong, and the tags that stand there."""
    lines = list(getattr(error, "docx_context", ()))
    middle = lines[3:4] if isinstance(error, TemplateSyntaxError) and len(lines) > 3 else lines
    tags = _TAG.findall("\n".join(middle)) or _TAG.findall("\n".join(lines))
    return f"{what}：{' '.join(tags[:3])}" if tags else what


def _packed(document: bytes) -> bytes:
    """Return a document with one date for all of its parts, whenever it was made."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name)
            member.create_system = 3
            target.writestr(member, source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
