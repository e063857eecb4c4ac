"""Dividing bands into pages: nothing is lost, cut or left alone, whatever the rows are like."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.printout.bands import PADDING_Y, Band, Text, row
from desktop.exchange.printout.faces import LEADING, face
from desktop.exchange.printout.layout import Layout
from desktop.exchange.printout.paging import Page, paginate

SIZE = 10.0
LINE = SIZE * LEADING
HEAD, HEADER, TAIL = Band((), 50), row([Text(("đầu bảng",), face(), SIZE, 0)], (0, 9)), Band((), 120)
ROOM = 400.0
FRESH = ROOM - HEADER.height


def of_lines(name: str, lines: int, *, leads: bool = False) -> Band:
    return row([Text(tuple(f"{name}.{line}" for line in range(lines)), face(), SIZE, 0)], (0, 9), leads=leads)


def pages_of(rows: list[Band]) -> list[Page]:
    return paginate(Layout(HEAD, (HEADER,), tuple(rows), TAIL), ROOM)


def rows_on(page: Page) -> list[Band]:
    return [band for band in page if band not in (HEAD, HEADER, TAIL)]


def lines_of(bands: list[Band]) -> list[str]:
    return [line for band in bands for text in band.texts for line in text.lines]


@st.composite
def tables(draw: st.DrawFn) -> list[Band]:
    """Groups of up to three headings and one row, some rows taller than a page."""
    rows: list[Band] = []
    heights = st.one_of(st.integers(1, 6), st.integers(1, 120))
    for group in range(draw(st.integers(1, 12))):
        headings = draw(st.integers(0, 3))
        rows += [of_lines(f"{group}h{number}", 1 + number % 2, leads=True) for number in range(headings)]
        rows.append(of_lines(f"{group}", draw(heights)))
    return rows


@given(tables())
def test_all_lines_are_printed_once_and_in_order(rows: list[Band]) -> None:
    pages = pages_of(rows)
    assert lines_of([row for page in pages for row in rows_on(page)]) == lines_of(rows)


@given(tables())
def test_no_page_is_overfull_and_each_has_the_header(rows: list[Band]) -> None:
    for page in pages_of(rows):
        assert sum(band.height for band in page) <= ROOM + 1e-6
        assert page.count(HEADER) == 1


@given(tables())
def test_no_heading_ends_a_page(rows: list[Band]) -> None:
    assert not [page for page in pages_of(rows) if (last := rows_on(page)[-1:]) and last[0].leads]


@given(tables())
def test_signatures_end_the_last_page_and_are_not_alone(rows: list[Band]) -> None:
    *others, last = pages_of(rows)
    assert last[-1] is TAIL
    assert rows_on(last)
    assert not [page for page in others if TAIL in page]


@given(tables())
def test_only_what_does_not_fit_on_a_page_is_cut(rows: list[Band]) -> None:
    printed = [row for page in pages_of(rows) for row in rows_on(page)]
    leading = 0.0
    for number, whole in enumerate(rows, 1):
        following = TAIL.height if number == len(rows) else 0
        if leading + whole.height + following <= FRESH:
            assert whole in printed
        leading = leading + whole.height if whole.leads else 0.0


def test_a_cut_leaves_two_lines_at_least_for_the_next_page() -> None:
    tall = of_lines("a", 60)
    for room in range(100, 700, 7):
        first, second = tall.split(room)
        assert first.height <= room
        assert second.lines >= 2
        assert lines_of([first, second]) == lines_of([tall])


def test_a_cut_goes_forward_even_where_no_line_fits() -> None:
    first, second = of_lines("a", 5).split(0)
    assert (first.lines, second.lines) == (1, 4)


def test_a_short_cell_beside_a_cut_one_is_printed_once() -> None:
    short, tall = Text(("ngắn",), face(), SIZE, 0), Text(tuple("abcdefgh"), face(), SIZE, 50)
    first, second = row([short, tall], (0, 50, 99)).split(2 * PADDING_Y + 3 * LINE)
    assert [text.lines for text in first.texts] == [("ngắn",), ("a", "b", "c")]
    assert [text.lines for text in second.texts] == [(), ("d", "e", "f", "g", "h")]
