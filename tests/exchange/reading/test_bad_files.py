"""Files that cannot be used get one sentence, in little time and memory; files that only look odd are read."""

import resource
import struct
import time
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from xlsxwriter import Workbook

from desktop.exchange.reading.errors import UnreadableError
from desktop.exchange.reading.workbook import read_workbook
from tests.exchange.reading.archives import changed, more_rows
from tests.exchange.reading.sheets import HEADER, filled, found_in, table_of, values
from tests.helpers.editions import ward

WARD = ward()
CELLS = filled(WARD)
EXPECTED = {code: str(cells[0]) for code, cells in CELLS.items()}
SHEET = "xl/worksheets/sheet1.xml"
TEXTS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
#: Of the processor: what else a machine does is not the reader's fault.
MOST_SECONDS = 2.0
MOST_MEGABYTES = 150


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with nothing wrong, with shared texts as Excel writes them."""
    path = tmp_path_factory.mktemp("sổ") / "tốt.xlsx"
    with Workbook(path) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate([HEADER, *table_of(WARD, CELLS)]):
            for column, cell in enumerate(row):
                sheet.write(line, column, cell)
    return path


def refusal(path: Path) -> str:
    """The one sentence about a file, given within the limits of time and memory."""
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    with pytest.raises(UnreadableError) as refused:
        read_workbook(path)
    assert time.process_time() - began < MOST_SECONDS
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < MOST_MEGABYTES
    sentence = str(refused.value)
    assert path.name in sentence
    assert len(sentence.splitlines()) == 1
    return sentence


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le") + bytes(4000)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.xlsx", b"", "trống"),
        ("a.xlsx", b"\0" * 500, "trống"),
        ("a.xlsx", "Báo cáo tháng 5".encode(), "tệp văn bản"),
        ("a.xlsx", bytes(range(256)), "không nhận ra"),
        ("a.xlsx", ole("EncryptedPackage"), "đặt mật khẩu"),
        ("a.xls", ole("Workbook"), "Excel đời cũ"),
        ("a.doc", ole("WordDocument"), "Word đời cũ"),
        ("a.pdf", b"%PDF-1.7\n", "PDF"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "hình ảnh"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "hình ảnh"),
    ],
)
def test_other_files_are_known_by_their_beginning(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert says in refusal(tmp_path / name)


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("word/document.xml", "văn bản Word"),
        ("xl/workbook.bin", ".xlsb"),
        ("content.xml", ".ods"),
        ("ppt/presentation.xml", "trình chiếu"),
        ("ảnh.jpg", "tệp nén"),
    ],
)
def test_other_archives_are_known_by_their_parts(tmp_path: Path, part: str, says: str) -> None:
    with ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr(part, b"<a/>")
    assert says in refusal(tmp_path / "a.xlsx")


def test_a_file_that_is_not_there_or_a_folder(tmp_path: Path) -> None:
    assert "Không tìm thấy" in refusal(tmp_path / "a.xlsx")
    (tmp_path / "b.xlsx").mkdir()
    assert "không phải là một tệp" in refusal(tmp_path / "b.xlsx")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.99])
def test_a_file_that_breaks_off(good: Path, tmp_path: Path, share: float) -> None:
    content = good.read_bytes()
    (tmp_path / "a.xlsx").write_bytes(content[: int(len(content) * share)])
    assert "bị hỏng" in refusal(tmp_path / "a.xlsx")


def test_a_file_with_a_spoilt_byte(good: Path, tmp_path: Path) -> None:
    content = bytearray(good.read_bytes())
    with ZipFile(good) as archive:
        start = archive.getinfo(SHEET).header_offset
    content[start + 200 : start + 230] = bytes(30)
    (tmp_path / "a.xlsx").write_bytes(content)
    assert "bị hỏng" in refusal(tmp_path / "a.xlsx")


def test_two_hundred_megabytes(tmp_path: Path) -> None:
    with (tmp_path / "a.xlsx").open("wb") as file:
        file.truncate(200_000_000)
    assert "lớn quá mức" in refusal(tmp_path / "a.xlsx")


def endless(part: bytes) -> bytes:
    return part.replace(b"</sst>", b"<si><t>a</t></si>" * 12_000_000 + b"</sst>")


def styled(part: bytes) -> bytes:
    return part.replace(b"</cellXfs>", b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' * 200_000 + b"</cellXfs>")


def unfolding(part: bytes) -> bytes:
    entities = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return part.replace(b"?>", b"?>" + entities, 1)


@pytest.mark.parametrize(
    ("part", "change", "says"),
    [
        (
            SHEET,
            more_rows(b'<row r="200"><c r="A200" t="inlineStr"><is><t>' + b"a" * 250_000_000 + b"</t></is></c></row>"),
            "lớn",
        ),
        (SHEET, more_rows(b'<row r="200">' + b'<c r="A200"/>' * 4_000_000 + b"</row>"), "lớn quá mức"),
        (TEXTS, endless, "lớn quá mức"),
        (STYLES, styled, "lớn quá mức"),
        (SHEET, unfolding, "bị hỏng"),
        (SHEET, lambda part: unfolding(part.replace(b"UTF-8", b"UTF-16")).decode().encode("utf-16"), "bị hỏng"),
        (SHEET, lambda part: part.replace(b"</c>", b"", 2), "bị hỏng"),
        ("xl/workbook.xml", lambda part: part[:300], "bị hỏng"),
    ],
    ids=["text", "row", "shared texts", "styles", "entities", "entities in UTF-16", "cut tags", "half a workbook"],
)
def test_bombs_and_broken_parts(good: Path, tmp_path: Path, part: str, change: Callable[[bytes], bytes], says: str) -> None:
    assert says in refusal(changed(good, tmp_path / "a.xlsx", {part: change}))


def test_an_archive_that_lies_about_its_sizes(good: Path, tmp_path: Path) -> None:
    """What is declared is all that is ever inflated."""
    bomb = changed(good, tmp_path / "b.xlsx", {SHEET: more_rows(b"a" * 300_000_000)})
    content = bomb.read_bytes()
    with ZipFile(bomb) as archive:
        size = archive.getinfo(SHEET).file_size
    lie = content.replace(struct.pack("<I", size), struct.pack("<I", 5000))
    assert lie != content
    (tmp_path / "a.xlsx").write_bytes(lie)
    assert "bị hỏng" in refusal(tmp_path / "a.xlsx")


def test_an_archive_of_countless_parts(good: Path, tmp_path: Path) -> None:
    parts = {f"xl/media/{number}.txt": b"" for number in range(4000)}
    assert "lớn quá mức" in refusal(changed(good, tmp_path / "a.xlsx", {}, parts))


def test_only_images(good: Path, tmp_path: Path) -> None:
    def emptied(part: bytes) -> bytes:
        return part[: part.index(b"<sheetData>")] + b"<sheetData/></worksheet>"

    path = changed(good, tmp_path / "a.xlsx", {SHEET: emptied}, {"xl/media/image1.png": b"\x89PNG"})
    assert "chỉ có hình ảnh" in refusal(path)
    assert "không có ô nào" in refusal(changed(good, tmp_path / "b.xlsx", {SHEET: emptied}))


# --- odd, and read all the same --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row",
    [b'<row r="%d"/>', b'<row r="%d" spans="1:5" ht="15.75" customHeight="1"><c r="A%d" s="0"/></row>'],
    ids=["bare", "styled"],
)
def test_a_million_empty_rows(good: Path, tmp_path: Path, row: bytes) -> None:
    rows = b"".join(row % ((number,) * row.count(b"%d")) for number in range(200, 1_048_577))
    path = changed(good, tmp_path / "a.xlsx", {SHEET: more_rows(rows)})
    began = time.process_time()
    assert values(found_in(path, WARD)) == EXPECTED
    assert time.process_time() - began < MOST_SECONDS


def test_macros_are_left_alone_and_told(good: Path, tmp_path: Path) -> None:
    found = found_in(changed(good, tmp_path / "a.xlsm", {}, {"xl/vbaProject.bin": b"\xd0\xcf"}), WARD)
    assert values(found) == EXPECTED
    assert "macro" in found.remarks[0]


def test_other_workbooks_are_never_opened(good: Path, tmp_path: Path) -> None:
    link = b'<externalLink xmlns:r="a"><externalBook r:id="rId1"/></externalLink>'
    found = found_in(changed(good, tmp_path / "a.xlsx", {}, {"xl/externalLinks/externalLink1.xml": link}), WARD)
    assert values(found) == EXPECTED
    assert "tệp khác" in found.remarks[0]


def test_a_sheet_too_long_for_a_report_is_read_as_far_as_its_limit(good: Path, tmp_path: Path) -> None:
    rows = b"".join(b'<row r="%d"><c r="Z%d"><v>1</v></c></row>' % (number, number) for number in range(130, 30_000))
    found = found_in(changed(good, tmp_path / "a.xlsx", {SHEET: more_rows(rows)}), WARD)
    assert values(found) == EXPECTED
    assert "20.000 dòng" in found.remarks[0]


def test_a_web_page_that_calls_itself_a_workbook_is_read(tmp_path: Path) -> None:
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in [HEADER, *table_of(WARD, CELLS)])
    (tmp_path / "a.xls").write_text(f"<html><table>{lines}</table></html>", encoding="utf-8")
    assert values(found_in(tmp_path / "a.xls", WARD)) == EXPECTED
