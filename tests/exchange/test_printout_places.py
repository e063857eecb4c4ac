"""Where rows stand on paper: what is read there on the finished page is the row."""

from collections.abc import Iterator

import pytest
from pypdfium2 import PdfDocument

from desktop import locations
from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.report import Report, Status
from desktop.exchange.printout import Printout, printout, sheet
from tests.exchange.printed import blank, example, type_in
from tests.helpers.editions import district as district_edition
from tests.helpers.reports import example as read_example
from tests.helpers.reports import from_example


@pytest.fixture(scope="module")
def ward() -> Report:
    return example("consistent")


@pytest.fixture(scope="module")
def district() -> Report:
    file = locations.forms() / "district-report" / "2021" / "examples" / "consistent.json"
    return from_example(district_edition(), read_example(file))


def text_in(made: Printout, page: int, left: float, top: float, right: float, bottom: float) -> str:
    """What is printed within a rectangle, as another library reads it."""
    with PdfDocument(made.pdf) as document:
        text = document[page].get_textpage()
        found = text.get_text_bounded(left, sheet.PAGE_HEIGHT - bottom, right, sheet.PAGE_HEIGHT - top)
        return " ".join(found.split())


def middles(made: Printout, code: str) -> Iterator[tuple[int, float, float]]:
    """Points along the middle of a row, from the left margin to the right."""
    place = made.places.place_of(code)
    assert place is not None
    return ((place.page, float(x), (place.top + place.bottom) / 2) for x in range(round(sheet.LEFT), round(sheet.RIGHT), 4))


def test_a_row_is_where_its_label_and_figure_are_printed(ward: Report) -> None:
    made = printout(ward)
    for row in list(ward.edition.rows)[::7]:
        place = made.places.place_of(row.code)
        assert place is not None
        words = text_in(made, place.page, sheet.LEFT, place.top, sheet.RIGHT, place.bottom)
        assert ward.label(row.code).split()[-1] in words
        if row.code in ward.edition.indicators:
            assert ward.printed(row.code) in words


def test_a_point_leads_to_the_cell_under_it(ward: Report) -> None:
    made = printout(ward)
    code = "inspection.divisions_planned"
    columns = [found.column for point in middles(made, code) if (found := made.places.cell_at(*point))]
    assert columns == sorted(columns, key=[VALUE, NOTE].index)
    assert set(columns) == {VALUE, NOTE}
    assert {made.places.cell_at(*point) for point in middles(made, code)} <= {Address(code), Address(code, NOTE), None}


def test_headings_and_the_margin_lead_nowhere(ward: Report) -> None:
    made = printout(ward)
    heading = next(row.code for row in ward.edition.rows if row.code not in ward.edition.indicators)
    assert {made.places.cell_at(*point) for point in middles(made, heading)} == {None}
    assert made.places.cell_at(0, 1, 1) is None
    assert made.places.place_of("no.such_row") is None


def test_a_task_is_found_by_the_columns_of_its_table(district: Report) -> None:
    made = printout(district)
    table = next(iter(district.edition.task_tables.values()))
    code = district.task_rows(table.code)[2].code
    found = [cell.column for point in middles(made, code) if (cell := made.places.cell_at(*point))]
    assert list(dict.fromkeys(found)) == list(table.columns)


def test_one_appendix_has_pages_of_its_own(district: Report) -> None:
    whole, alone = printout(district), printout(district, "pl2")
    code = district.task_rows(next(iter(district.edition.task_tables)))[0].code
    in_whole, by_itself = whole.places.place_of(code), alone.places.place_of(code)
    assert in_whole is not None
    assert by_itself is not None
    assert by_itself.page == 0 < in_whole.page
    assert alone.places.place_of("plan.tasks_done") is None
    with PdfDocument(alone.pdf) as document:
        assert "PHỤ LỤC 2" in document[0].get_textpage().get_text_range()


def test_an_appendix_alone_carries_the_codes_of_its_pages_in_the_whole(district: Report) -> None:
    final = district.copy()
    final.status = Status.FINALISED
    place = printout(final).places.place_of(district.task_rows(next(iter(district.edition.task_tables)))[0].code)
    assert place is not None
    with PdfDocument(printout(final, "pl2").pdf) as alone, PdfDocument(printout(final).pdf) as whole:
        assert alone[0].get_textpage().get_text_range() == whole[place.page].get_textpage().get_text_range()
        assert f"trang thứ {place.page + 1} trong {len(whole)} trang" in alone[0].get_textpage().get_text_range()


def test_an_appendix_that_the_form_lacks_is_refused(ward: Report) -> None:
    with pytest.raises(KeyError):
        printout(ward, "pl9")


def test_a_row_cut_between_pages_is_found_on_both() -> None:
    code = "inspection.divisions_planned"
    made = printout(type_in(blank(), {}, {code: "giải trình rất dài " * 600}))
    place = made.places.place_of(code)
    assert place is not None
    below = [made.places.cell_at(place.page + 1, sheet.RIGHT - 20, y) for y in range(60, 800, 5)]
    assert Address(code, NOTE) in below
