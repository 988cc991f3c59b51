"""What one sees of a Word document: its text, its pictures."""

import io
import re
import struct
import zipfile
import zlib
from typing import Any

import docx
import zxingcpp
from docx.oxml.ns import qn


def text_of(document: bytes) -> str:
    """Return all text of body and footer, a line a paragraph or break, tags taken away."""
    opened = docx.Document(io.BytesIO(document))
    parts = [opened.element.body, opened.sections[0].footer._element]
    return "\n".join(_lines(paragraph) for part in parts for paragraph in part.iter(qn("w:p")))


def _lines(paragraph: Any) -> str:
    said = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    return "".join(node.text or "" if node.tag == qn("w:t") else said.get(node.tag, "") for node in paragraph.iter())


def parts_of(document: bytes) -> dict[str, bytes]:
    """Return the parts of a document by name."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def codes_of(document: bytes) -> list[str]:
    """Return what the QR codes of a document say."""
    pictures = [data for name, data in sorted(parts_of(document).items()) if name.startswith("word/media/")]
    return [found.text for picture in pictures for found in zxingcpp.read_barcodes(_pixels(picture))]


def _pixels(png: bytes) -> memoryview:
    width, height = struct.unpack(">II", png[16:24])
    size = struct.unpack(">I", png[33:37])[0]
    lines = zlib.decompress(png[41 : 41 + size])
    dots = b"".join(lines[row * (width + 1) + 1 : (row + 1) * (width + 1)] for row in range(height))
    return memoryview(dots).cast("B", (height, width))


def tags_of(document: bytes) -> list[str]:
    """Return what is left of a template's tags."""
    return re.findall(r"\{\{|\}\}|\{%|%\}|\{#", text_of(document))
