"""Tables copied from Word, Excel and plain text."""

import pytest

from desktop.exchange.reading.encodings import Encoding
from desktop.exchange.reading.errors import UnreadableError
from desktop.exchange.reading.grids import Book
from desktop.exchange.reading.pasted import read_pasted
from desktop.exchange.reading.table import find_rows
from tests.exchange.reading.sheets import HEADER, MAY, encoded, filled, table_of, values, word
from tests.helpers.editions import ward

WARD = ward()
CELLS = filled(WARD)
TABLE = [HEADER, *table_of(WARD, CELLS)]
EXPECTED = {code: str(cells[0]) for code, cells in CELLS.items()}


def found(book: Book) -> dict[str, str]:
    return values(find_rows(book, WARD, MAY, "Bảng được dán"))


def test_a_table_of_word() -> None:
    assert found(read_pasted(word(TABLE))) == EXPECTED


def test_a_table_of_word_in_an_old_font() -> None:
    rows: list[list[object]] = [[encoded(str(cell), Encoding.TCVN3) for cell in row] for row in TABLE]
    assert found(read_pasted(word(rows, ".VnTime"))) == EXPECTED
    assert found(read_pasted(word(rows))) == EXPECTED


def test_text_with_tabs() -> None:
    text = "\r\n".join("\t".join(str(cell) for cell in row) for row in TABLE)
    assert found(read_pasted(text=text)) == EXPECTED


def test_two_rows_are_enough() -> None:
    text = "-\tSố TTHC liên thông giữa các cấp chính quyền\t48\tTTHC\n-\tSố biên chế công chức được giao:\t23\tBiên chế"
    assert found(read_pasted(text=text)) == {"procedures.interlinked_levels": "48", "staffing.assigned": "23"}


def cells(book: Book) -> list[dict[int, str]]:
    return [{column: cell.text for column, cell in line.cells.items()} for line in book.grids[0].lines]


def test_cells_that_span_keep_the_columns_below_and_beside_them() -> None:
    html = (
        "<table><tr><td rowspan=2>1</td><td colspan=2>a</td><td>b</td></tr>"
        "<tr><td>c</td><td>d</td><td>e</td></tr><tr><td>f</td><td>g</td></tr></table>"
    )
    assert cells(read_pasted(html)) == [{0: "1", 1: "a", 3: "b"}, {1: "c", 2: "d", 3: "e"}, {0: "f", 1: "g"}]


def test_line_breaks_and_entities_in_cells() -> None:
    html = "<table><tr><td><p>S&#7889;\n 62</p><p>ng&agrave;y&nbsp;28</p></td><td>a<br>b</td></tr></table>"
    assert cells(read_pasted(html)) == [{0: "Số 62\nngày\u00a028", 1: "a\nb"}]


def test_quoted_lines_of_a_spreadsheet() -> None:
    assert cells(read_pasted(text='a\t"b\nc"\t"d ""e"""\n')) == [{0: "a", 1: "b\nc", 2: 'd "e"'}]


@pytest.mark.parametrize("html", ["", "<p>không có bảng</p>", "<table></table>", "<table><tr><td> </td></tr></table>"])
def test_nothing_to_paste_is_said(html: str) -> None:
    with pytest.raises(UnreadableError, match="Không có bảng nào để dán"):
        read_pasted(html)


@pytest.mark.parametrize(
    "html", ["<table><tr><td colspan=99999999>a", "<td>a</td></tr><table><tr><td rowspan=-1>b", "<t" * 9999]
)
def test_broken_html_does_no_harm(html: str) -> None:
    try:
        book = read_pasted(html)
    except UnreadableError:
        return
    assert book.grids[0].lines
