"""A range from the clipboard: its shape, and the numbers behind what a sheet shows."""

import pytest

from desktop.exchange.reading.errors import UnreadableError
from desktop.exchange.reading.ranges import MOST_CELLS, Range, read_range


def read(text: str = "", html: str = "", xml: str = "") -> Range:
    return read_range(text, lambda: html, xml.encode)


def exact(found: Range) -> list[list[str]]:
    return [[cell.exact for cell in row] for row in found.rows]


def workbook(rows: str, styles: str = "") -> str:
    return (
        '<?xml version="1.0"?><ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<ss:Styles>{styles}</ss:Styles><ss:Worksheet ss:Name="a"><ss:Table>{rows}</ss:Table></ss:Worksheet></ss:Workbook>\0'
    )


def number(text: str, attributes: str = "") -> str:
    return f'<ss:Cell {attributes}><ss:Data ss:Type="Number">{text}</ss:Data></ss:Cell>'


def line(cells: str, attributes: str = "") -> str:
    return f"<ss:Row {attributes}>{cells}</ss:Row>"


PERCENT = '<ss:Style ss:ID="p"><ss:NumberFormat ss:Format="Percent"/></ss:Style>'
DATE = '<ss:Style ss:ID="d"><ss:NumberFormat ss:Format="Short Date"/></ss:Style>'


def test_blank_rows_and_columns_keep_their_places() -> None:
    assert exact(read("\t1\t\r\n\r\n2\t\t3\r\n")) == [["", "1", ""], ["", "", ""], ["2", "", "3"]]


def test_only_a_quote_that_opens_and_closes_a_cell_quotes_it() -> None:
    assert exact(read('"a\nb"\t"c" d\te "f"\n"g\th')) == [["a\nb", '"c" d', 'e "f"'], ['"g', "h", ""]]


def test_numbers_behind_rounded_texts_come_from_excel() -> None:
    rows = line(number("0.67741935483870963", "ss:StyleID='p'") + number("703747477091"))
    found = read("68%\t7,04E+11\r\n", xml=workbook(rows, PERCENT))
    assert exact(found) == [["67,741935483871%", "703747477091"]]
    assert [cell.shown for cell in found.rows[0]] == ["68%", "7,04E+11"]


def test_a_thousand_and_a_decimal_cannot_be_mixed_up() -> None:
    rows = line(number("1.234") + number("1234"))
    assert exact(read("1.234\t1,234\r\n", xml=workbook(rows))) == [["1,2340", "1234"]]


def test_excel_leaves_out_empty_rows_and_cells() -> None:
    rows = line(number("5", "ss:Index='3'"), "ss:Index='2'")
    assert exact(read("\t\t\r\n\t\t5,0\r\n", xml=workbook(rows)))[1] == ["", "", "5"]


def test_dates_are_what_the_sheet_shows() -> None:
    rows = line(number("45426", "ss:StyleID='d'"))
    assert exact(read("14/05/2024\r\n", xml=workbook(rows, DATE))) == [["14/05/2024"]]
    html = '<table><tr><td sdval="45426" sdnum="1066;0;DD/MM/YYYY">14/05/2024</td></tr></table>'
    assert exact(read(html=html)) == [["14/05/2024"]]


@pytest.mark.parametrize(
    "xml",
    ["not xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", workbook(line(number("9") + number("9")))],
    ids=["broken", "entities", "other cells"],
)
def test_where_excels_own_format_does_not_fit_the_text_stands(xml: str) -> None:
    assert exact(read("1\tTổng\r\n", xml=xml)) == [["1", "Tổng"]]


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ('<td sdval="0,6774" sdnum="1066;0;0%">68%</td>', "67,74%"),
        ('<td sdval="67.74" sdnum="1033;">68</td>', "67,74"),
        ('<td x:num="67.74">68</td>', "67,74"),
        ('<td sdval="1200" sdnum="1066;0;#.##0&quot; đồng&quot;">1.200 đồng</td>', "1200"),
    ],
)
def test_numbers_behind_rounded_texts_come_in_html(cell: str, meant: str) -> None:
    assert exact(read(html=f"<table><tr>{cell}</tr></table>")) == [[meant]]


def test_the_row_with_which_excel_ends_html_is_none() -> None:
    html = "<table><tr><td>1</td></tr><tr height=0 style='display:none'><td width=64></td></tr></table>"
    assert exact(read(html=html)) == [["1"]]


def test_old_fonts_are_read() -> None:
    html = "<table><tr><td style='font-family:.VnTime'>KÕ ho¹ch</td><td>1</td></tr></table>"
    assert exact(read(html=html)) == [["Kế hoạch", "1"]]


def test_a_large_range_is_refused_before_the_costly_formats_are_asked_for() -> None:
    def never() -> str:
        raise AssertionError

    with pytest.raises(UnreadableError, match=r"hơn 10\.000 ô"):
        read_range("1\t" * (MOST_CELLS + 1), never, lambda: never().encode())


def test_a_large_table_in_html_is_refused() -> None:
    row = f"<tr>{'<td>1</td>' * 50}</tr>"
    with pytest.raises(UnreadableError, match=r"hơn 10\.000 ô"):
        read(html=f"<table>{row * 201}</table>")


@pytest.mark.parametrize("text", ["", " \r\n\t", "\u200b"])
def test_nothing_is_told(text: str) -> None:
    with pytest.raises(UnreadableError, match="Không có gì để dán"):
        read(text)
