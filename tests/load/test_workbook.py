"""Spreadsheet files into sheets: what calamine passes over is found beside it."""

import io
import zipfile
from collections.abc import Mapping

from guanhao.load.workbook import read_sheets

_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
<office:body><office:spreadsheet><table:table table:name="台账">
<table:table-row><table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>单位</text:p>
</table:table-cell></table:table-row>
<table:table-row><table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="1"
 office:value-type="string"><text:p>物理系</text:p></table:table-cell><table:table-cell office:value-type="string"
 calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell></table:table-row>
<table:table-row><table:covered-table-cell/><table:table-cell office:value-type="float" office:value="13800000000">
<text:p>13800000000</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def _zipped(parts: Mapping[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def test_an_open_document_tells_merged_cells_and_errors() -> None:
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    data = _zipped({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": _ODS})
    (sheet,) = read_sheets("a.ods", data)

    assert sheet.name == "台账"
    assert sheet.merged == {(2, 1): (2, 1, 3, 1), (3, 1): (2, 1, 3, 1)}
    assert sheet.errors == {(2, 2): "#N/A"}
    assert sheet.value(3, 2) == 13800000000
    assert sheet.filled(2) == [1, 2]


def test_csv_is_read_in_either_encoding_and_with_any_delimiter() -> None:
    rows = [["单位", "账号名称"], ["物理系", "示例，物理系"]]
    for encoding in ("utf-8-sig", "utf-8", "gb18030"):
        for delimiter in (",", "\t", ";"):
            data = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
            (sheet,) = read_sheets("台账.csv", data)
            assert (sheet.name, [list(row) for row in sheet.rows]) == ("台账", rows)
