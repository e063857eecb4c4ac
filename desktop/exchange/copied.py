"""A range of cells for the clipboard, in the three ways that other programs read it.

Numbers are exact in all of them, without grouping: in a Windows set to Vietnamese "67,74" is a number, and "68897" is one
everywhere, while "68.897" would be read as 68,897 by an Excel set to English. Where a program takes more than text it is told
the number itself, so that no setting of decimal signs matters: Excel reads "XML Spreadsheet" before HTML and text, and in HTML
`x:num`; LibreOffice reads `sdval`, in the language that `sdnum` names (1066 is Vietnamese). What is no number is marked as
text for both: "01" stays, "=A1" is no formula.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

_HTML = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8">'
    "<style>br {{mso-data-placement:same-cell}} .t {{mso-number-format:'\\@'}}</style></head>"
    "<body><table>{}</table></body></html>"
)
_XML = (
    '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
    '<Styles><Style ss:ID="t"><Alignment ss:WrapText="1"/><NumberFormat ss:Format="@"/></Style></Styles>'
    '<Worksheet ss:Name="CCHC"><Table>{}</Table></Worksheet></Workbook>'
)


class CopiedCell(NamedTuple):
    """One cell: its text, and the same number with "." as the decimal sign if it is one."""

    text: str
    number: str = ""


Copied = Sequence[Sequence[CopiedCell]]


class Clip(NamedTuple):
    """What is put on the clipboard."""

    text: str
    html: str
    spreadsheet: bytes


def clip_of(rows: Copied) -> Clip:
    """Return *rows* as other programs read them."""
    text = "".join("\t".join(_quoted(cell.text) for cell in row) + "\r\n" for row in rows)
    html = "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in rows)
    xml = "".join(f"<Row>{''.join(map(_xml_cell, row))}</Row>" for row in rows)
    return Clip(text, _HTML.format(html), _XML.format(xml).encode())


def _quoted(text: str) -> str:
    """Return a cell as Excel writes it: in quotes where lines, tabs or quotes would be taken for ends of cells."""
    if "\n" in text or "\t" in text or text.startswith('"'):
        return '"{}"'.format(text.replace('"', '""'))
    return text


def _html_cell(cell: CopiedCell) -> str:
    if cell.number:
        return f'<td align="right" x:num="{cell.number}" sdval="{cell.text}" sdnum="1066;">{cell.text}</td>'
    if not cell.text:
        return "<td></td>"
    return f'<td class="t" x:str sdnum="1033;0;@">{escape(cell.text).replace(chr(10), "<br>")}</td>'


def _xml_cell(cell: CopiedCell) -> str:
    if cell.number:
        return f'<Cell><Data ss:Type="Number">{cell.number}</Data></Cell>'
    if not cell.text:
        return "<Cell/>"
    return f'<Cell ss:StyleID="t"><Data ss:Type="String">{escape(cell.text, {chr(10): "&#10;"})}</Data></Cell>'
