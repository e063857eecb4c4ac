"""What is put on the clipboard, read back as other programs read it."""

import csv
from io import StringIO
from xml.etree import ElementTree as ET

from desktop.exchange.copied import CopiedCell, clip_of
from desktop.jobs.clipboard import pasted

ROWS = [
    [CopiedCell("68897", "68897"), CopiedCell("67,74", "67.74"), CopiedCell("703747477091", "703747477091")],
    [CopiedCell("01"), CopiedCell('=1+1 "x"\n<b> & c'), CopiedCell("")],
    [CopiedCell('"quý" I'), CopiedCell("a\tb"), CopiedCell("–")],
]
TEXTS = [[cell.text for cell in row] for row in ROWS]
SS = "{urn:schemas-microsoft-com:office:spreadsheet}"


def test_the_text_is_what_a_spreadsheet_writes() -> None:
    assert list(csv.reader(StringIO(clip_of(ROWS).text, newline=""), delimiter="\t")) == TEXTS


def test_excels_own_format_holds_numbers_as_numbers_and_texts_as_texts() -> None:
    cells = [
        [(data.get(f"{SS}Type"), data.text) if (data := cell.find(f"{SS}Data")) is not None else None for cell in row]
        for row in ET.fromstring(clip_of(ROWS).spreadsheet).iter(f"{SS}Row")  # noqa: S314 - our own
    ]
    assert cells[0] == [("Number", "68897"), ("Number", "67.74"), ("Number", "703747477091")]
    assert cells[1] == [("String", "01"), ("String", '=1+1 "x"\n<b> & c'), None]


def test_each_form_reads_back_the_same() -> None:
    clip = clip_of(ROWS[:2])
    for text, html, xml in (
        (clip.text, "", b""),
        ("", clip.html, b""),
        (clip.text, clip.html, clip.spreadsheet),
    ):
        found = pasted(text, lambda html=html: html, lambda xml=xml: xml)  # type: ignore[misc]  # bound now
        assert [[cell.exact for cell in row] for row in found.rows] == TEXTS[:2]
        assert found.is_table
