"""Forms as Word documents, on A4 paper, made with python-docx.

The same form gives the same bytes: the archive's dates are fixed.
"""

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from paper import COLUMNS, FANG, HEI, SONG, Cell, Form, Row

WIDTH = 9240
"""Of the text, in twentieths of a point: A4 less its margins; a table's 24 columns have 385 each."""
UNIT = WIDTH // COLUMNS
FONTS = {SONG: ("SimSun", "roman"), FANG: ("FangSong", "modern"), HEI: ("SimHei", "swiss")}
"""Font → its other name, by which machines without it find one that will do, and its family."""
LATIN = "Times New Roman"


def build(form: Form) -> bytes:
    """Return a form as a Word document."""
    document = Document()
    _lay_out(document)
    body = document.element.body
    for paragraph in list(body.iterchildren(qn("w:p"))):
        body.remove(paragraph)
    end = body.find(qn("w:sectPr"))
    for part in _parts(form):
        end.addprevious(parse_xml(part))
    _foot(document, form.footer)
    return _packed(document)


def _parts(form: Form) -> Iterable[str]:
    yield _heading(form)
    if any(form.head):
        yield _GAP
        left, right = (
            Cell(text, COLUMNS // 2, font=SONG, align=a) for text, a in zip(form.head, ("left", "right"), strict=True)
        )
        yield _table([Row((left, right), height=0.7)], borders=False)
        yield _GAP
    rows: list[Row] = []
    for part in form.body:
        if isinstance(part, Row):
            rows.append(part)
            continue
        if rows:
            yield _table(rows)
            rows = []
        yield _paragraph(
            part.text,
            part.font,
            part.size,
            part.align,
            line=part.line,
            before=part.before,
            indent=part.indent,
            left=part.left,
        )
    if rows:
        yield _table(rows)
    for note in form.notes:
        yield _paragraph(note, SONG, 9, "left", line=260, before=40)


def _heading(form: Form) -> str:
    """Return title and picture beside each other, the title in the middle of the page."""
    side = 4
    title = "".join(
        (
            _paragraph(form.over, SONG, 16, "center", line=340),
            _paragraph(form.title, HEI, form.size, "center", line=440, before=40),
        )
    )
    code = _paragraph("{{ 核验码 }}", SONG, 7.5, "center", line=240) + _paragraph(
        "{{ 核验说明 }}", SONG, 7.5, "center", line=200
    )
    cells = (
        _cell_xml(side, _paragraph("", SONG, 7.5, "left"), "center"),
        _cell_xml(COLUMNS - 2 * side, title, "center"),
        _cell_xml(side, code, "center"),
    )
    return _table_xml(f"<w:tr>{''.join(cells)}</w:tr>", borders=False)


_LINE = '</w:t><w:br/><w:t xml:space="preserve">'
_GAP = (
    f'<w:p {nsdecls("w")}><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)
"""Parts two tables, which would else become one."""


def _table(rows: Iterable[Row], *, borders: bool = True) -> str:
    return _table_xml("".join(_row(row) for row in rows), borders=borders)


def _table_xml(rows: str, *, borders: bool) -> str:
    sides = "".join(
        f'<w:{side} w:val="{"single" if borders else "nil"}" w:sz="{8 if outer else 4}" w:space="0" w:color="000000"/>'
        for side, outer in (
            ("top", True), ("left", True), ("bottom", True), ("right", True), ("insideH", False), ("insideV", False),
        )
    )  # fmt: skip
    grid = f'<w:gridCol w:w="{UNIT}"/>' * COLUMNS
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(row: Row) -> str:
    keep = "" if row.splits else "<w:cantSplit/>"
    height = f'<w:trHeight w:val="{round(row.height * 567)}" w:hRule="atLeast"/>'
    cells = "".join(_cell_xml(cell.span, _content(cell), cell.valign) for cell in row.cells)
    return f"<w:tr><w:trPr>{keep}{height}</w:trPr>{cells}</w:tr>"


def _content(cell: Cell) -> str:
    lines = cell.text.split("\n")
    first = len(lines) - 2
    aligns = [cell.align if cell.align != "mixed" else "right" if n >= first else "left" for n in range(len(lines))]
    return "".join(
        _paragraph(text, cell.font, cell.size, align, right=cell.right if align == "right" else 0)
        for text, align in zip(lines, aligns, strict=True)
    )


def _cell_xml(span: int, content: str, valign: str) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{span * UNIT}" w:type="dxa"/><w:gridSpan w:val="{span}"/>'
        f'<w:vAlign w:val="{valign}"/></w:tcPr>{content}</w:tc>'
    )


def _paragraph(  # noqa: PLR0913  what a paragraph looks like
    text: str,
    font: str,
    size: float,
    align: str,
    *,
    line: int = 260,
    before: int = 0,
    indent: float = 0,
    left: float = 0,
    right: float = 0,
) -> str:
    sides = (("firstLine", indent), ("left", left), ("right", right))
    inward = " ".join(
        f'w:{side}Chars="{round(by * 100)}" w:{side}="{round(by * size * 20)}"' for side, by in sides if by
    )
    indented = f"<w:ind {inward}/>" if inward else ""
    run = (
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}" w:eastAsia="{font}"/>'
        f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/></w:rPr>'
        f'<w:t xml:space="preserve">{_LINE.join(map(escape, text.split(chr(10))))}</w:t></w:r>'
    )
    return (
        f'<w:p {nsdecls("w")}><w:pPr><w:spacing w:before="{before}" w:after="0" w:line="{line}" w:lineRule="atLeast"/>'
        f'{indented}<w:jc w:val="{"both" if align == "both" else align}"/></w:pPr>{run if text else ""}</w:p>'
    )


def _lay_out(document: DocumentType) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(1.6), Cm(1.6)
    section.left_margin = section.right_margin = Cm(2.35)
    section.header_distance, section.footer_distance = Cm(1.0), Cm(0.9)
    kept = ("Normal", "DefaultParagraphFont", "TableNormal", "NoList")
    for style in list(document.styles.element.iter(qn("w:style"))):
        if style.get(qn("w:styleId")) not in kept:
            style.getparent().remove(style)
    normal = document.styles["Normal"]
    normal.font.size, normal.font.name = Pt(10.5), LATIN
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    fonts.set(qn("w:eastAsia"), FANG)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    properties = document.core_properties
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.title, properties.language = "", "zh-CN"
    _name_fonts(document)
    for relations, left_out in ((document.part.package.rels, _NOT_PACKED), (document.part.rels, _NOT_IN_DOCUMENT)):
        for key in [key for key, relation in relations.items() if relation.reltype.rsplit("/", 1)[1] in left_out]:
            del relations[key]


_NOT_PACKED = ("thumbnail",)
_NOT_IN_DOCUMENT = ("customXml", "stylesWithEffects", "numbering", "webSettings")
"""What python-docx begins with and no form needs."""


def _name_fonts(document: DocumentType) -> None:
    table = next(relation.target_part for relation in document.part.rels.values() if relation.reltype == REL.FONT_TABLE)
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, (other, family) in FONTS.items()
    )
    table._blob = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {nsdecls("w")}>{fonts}</w:fonts>'.encode()
    )


def _foot(document: DocumentType, text: str) -> None:
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    for paragraph in list(footer._element):
        footer._element.remove(paragraph)
    footer._element.append(parse_xml(_footer(text)))


def _footer(text: str) -> str:
    look = (
        f'<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}" w:eastAsia="{SONG}"/>'
        '<w:sz w:val="15"/><w:szCs w:val="15"/></w:rPr>'
    )

    def run(inner: str) -> str:
        return f"<w:r>{look}{inner}</w:r>"

    def number(name: str) -> str:
        return (
            run('<w:fldChar w:fldCharType="begin"/>')
            + run(f'<w:instrText xml:space="preserve"> {name} </w:instrText>')
            + run('<w:fldChar w:fldCharType="separate"/>')
            + run("<w:t>1</w:t>")
            + run('<w:fldChar w:fldCharType="end"/>')
        )

    def words(said: str) -> str:
        return run(f'<w:t xml:space="preserve">{escape(said)}</w:t>')

    return (
        f'<w:p {nsdecls("w")}><w:pPr><w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
        '<w:spacing w:before="0" w:after="0"/></w:pPr>'
        f"{words(text)}{run('<w:tab/>')}{words('第 ')}{number('PAGE')}{words(' 页 共 ')}{number('NUMPAGES')}{words(' 页')}"
        "</w:p>"
    )


def _packed(document: DocumentType) -> bytes:
    """Return the archive with one date for all of its files, whenever it was made."""
    made = io.BytesIO()
    document.save(made)
    packed = io.BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
