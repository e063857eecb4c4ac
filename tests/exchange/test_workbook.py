"""What another library reads in the workbook: figures, formulas, results, locks, how it prints."""

import re
import zipfile
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.engine.definition import Heading, Indicator
from desktop.engine.report import Status
from desktop.engine.values import NO_VALUE, Kind, value_type
from desktop.exchange.files import ExportError
from desktop.exchange.workbook import workbook_bytes, write_workbook
from tests.exchange.printed import UNIT, blank, example, type_in, ward
from tests.exchange.workbooks import CHOICES, Book, as_figures, edition_of, every_kind, expected, random_texts, row

HEADER, NUMBERS, FIRST = 5, 6, 7


# --- the paper ---


def test_every_row_stands_in_paper_order_with_its_code() -> None:
    sheet = Book.of(example("2024-05")).sheet
    rows = list(ward().rows)
    read = list(sheet.iter_rows(min_row=FIRST, max_row=FIRST + len(rows) - 1, max_col=6, values_only=True))
    report = example("2024-05")
    assert [line[5] for line in read] == [row.code for row in rows]
    assert [line[0] or "" for line in read] == [row.marker for row in rows]
    assert [line[1] for line in read] == [report.label(row.code) for row in rows]
    assert [line[3] or "" for line in read] == [row.unit if isinstance(row, Indicator) else "" for row in rows]


def test_the_code_column_is_hidden_and_not_printed() -> None:
    sheet = Book.of(blank()).sheet
    assert sheet.column_dimensions["F"].hidden
    assert re.fullmatch(r"'PHỤ LỤC 3'!\$A\$1:\$E\$\d+", sheet.print_area)


def test_title_block_header_and_signatures() -> None:
    sheet = Book.of(example("2024-05", number="5")).sheet
    rows = sheet.iter_rows(max_col=5, values_only=True)
    texts = [[str(cell).replace("\u00a0", " ") for cell in line if cell] for line in rows]
    assert texts[:2] == [["PHỤ LỤC 3"], ["BÁO CÁO CẢI CÁCH HÀNH CHÍNH THÁNG 5 NĂM 2024"]]
    assert texts[2] == ["(Kèm theo Báo cáo số 05/BC-UBND ngày …… tháng …… năm …… của UBND phường Yên Nghĩa)"]
    assert texts[HEADER - 1] == [column.title for column in ward().appendices[0].columns]
    assert texts[NUMBERS - 1] == ["1", "2", "3", "4", "5"]
    assert texts[-9:] == [
        ["Yên Nghĩa, ngày …… tháng …… năm ……"],
        ["NGƯỜI LẬP BÁO CÁO", "TM. ỦY BAN NHÂN DÂN"],
        ["KT. CHỦ TỊCH"],
        ["PHÓ CHỦ TỊCH"],
        [],
        [],
        [],
        [],
        ["Nguyễn Thu Hà", "Trần Văn Minh"],
    ]


@pytest.mark.parametrize(("status", "mark"), [(Status.DRAFT, "DỰ THẢO"), (Status.FINALISED, None)])
def test_a_draft_is_marked_and_a_final_report_is_not(status: Status, mark: str | None) -> None:
    content = workbook_bytes(example("2024-05", status=status))
    assert load_workbook(BytesIO(content)).worksheets[0].cell(HEADER - 1, 1).value == mark
    with zipfile.ZipFile(BytesIO(content)) as archive:
        header = re.search("<headerFooter.*</headerFooter>", archive.read("xl/worksheets/sheet1.xml").decode())
    assert header is not None
    assert "&amp;P" in header[0]
    assert ("DỰ THẢO" in header[0]) == (mark is not None), "the later pages"
    assert "firstHeader" not in header[0], "the first page has it in the cell"


def test_headings_span_the_table_and_stand_out() -> None:
    sheet = Book.of(blank()).sheet
    merged = {str(cells) for cells in sheet.merged_cells.ranges}
    for place, each in enumerate(ward().rows, start=FIRST):
        label = sheet.cell(place, 2)
        assert (f"B{place}:E{place}" in merged) == isinstance(each, Heading)
        assert bool(label.font.bold) == ("bold" in each.style)
        assert bool(label.font.italic) == ("italic" in each.style)
        assert label.alignment.indent == max(0, each.level - 1)
        assert label.alignment.wrap_text
        assert label.border.left.style == label.border.bottom.style == "thin"
        assert label.font.name == "Times New Roman"
        assert label.font.scheme is None, "a font of the theme would be replaced"


def test_it_prints_as_an_official_document() -> None:
    sheet = Book.of(blank()).sheet
    page, margins = sheet.page_setup, sheet.page_margins
    assert (int(page.paperSize or 0), page.orientation, page.fitToWidth or 1, page.fitToHeight) == (9, "portrait", 1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    millimetres = [round(side * 25.4) for side in (margins.left, margins.right, margins.top, margins.bottom)]
    assert millimetres == [30, 15, 20, 20]
    assert sheet.print_title_rows == "$5:$6"
    assert sheet.HeaderFooter.differentFirst
    assert sheet.oddHeader is not None
    assert sheet.oddHeader.center.text == "&P"
    assert sheet.firstHeader is None or sheet.firstHeader.center.text is None
    assert page.useFirstPageNumber, "each appendix counts its own pages"


def test_columns_share_the_width_between_the_margins() -> None:
    sheet = Book.of(blank()).sheet
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDE"]
    shares = [column.width for column in ward().appendices[0].columns]
    # Eight pixels a character in Times New Roman 12.
    assert sum(widths) * 8 * 25.4 / 96 == pytest.approx(165, abs=1)
    assert [round(100 * width / sum(widths)) for width in widths] == shares


def test_rows_are_high_enough_for_their_texts() -> None:
    report = type_in(blank(), {}, {"plan.issued": "một\nhai\nba\nbốn", "plan.tasks_done": "Kế hoạch số 62/KH-UBND " * 10})
    book = Book.of(report)
    lines = {code: book.sheet.row_dimensions[book.cell(code).row].height / 15.75 for code in ("plan.issued", "plan.tasks_done")}
    assert 4 <= lines["plan.issued"] < 5
    assert 10 <= lines["plan.tasks_done"] < 16


def test_a_note_of_ten_thousand_characters_is_not_cut() -> None:
    note = ("Ghi chú dài 😀, có dấu. " * 500)[:10_000].strip()
    report = type_in(example("2024-05"), {}, {"plan.tasks_done": note})
    book = Book.of(report)
    cell = book.cell("plan.tasks_done", 5)
    assert cell.value == note
    area = next(area for area in book.sheet.merged_cells.ranges if cell.coordinate in area)
    heights = [book.sheet.row_dimensions[place].height for place in range(area.min_row, area.max_row + 1)]
    assert max(heights) <= 409
    assert sum(heights) > 350 * 15.75
    assert Book.of(report, formulas=False).values()["plan.completion"] == 30
    assert f"100*C{area.min_row}/C{area.min_row - 1}" in str(book.cell("plan.completion").value)


# --- figures ---


def test_inputs_are_numbers_and_words() -> None:
    report = example("2024-05")
    read = Book.of(report, formulas=False).values()
    for code in ward().indicators:
        value = report.value(code)
        wanted: object = report.shown(code).replace(NO_VALUE, "") or None
        if isinstance(value, Decimal):
            wanted = float(value)
        assert read[code] == wanted, code
        assert isinstance(read[code], bool) is False
    assert {type(read["plan.tasks_done"]), type(read["plan.issued"])} == {int, str}


def test_coded_answers_stand_as_the_codes_the_form_prints() -> None:
    coded = Indicator(
        "held",
        "1",
        0,
        "",
        "Đối thoại",
        "Không = 0; Có = 1",
        value_type(Kind.CHOICE, choices={"0": "Không", "1": "Có"}, coded=True),
    )
    report = type_in(blank(edition_of(coded)), {"held": "có"})
    assert report.shown("held") == "Có"
    book = Book.of(report)
    assert book.cell("held").value == 1
    (validation,) = book.sheet.data_validations.dataValidation
    assert listed(book, (validation.type, validation.formula1, None)) == [0, 1]


def test_calculated_cells_are_formulas_with_their_results() -> None:
    report = example("2024-05")
    formulas, results = Book.of(report).values(), Book.of(report, formulas=False).values()
    calculated = [code for code, row in ward().indicators.items() if row.calculated]
    assert all(str(formulas[code]).startswith("=") for code in calculated)
    assert as_figures(results, calculated) == expected(report)
    assert str(formulas["plan.completion"]) == '=IF(COUNT(C11,C10)=2,IF(C10<>0,ROUND(100*C11/C10,2),""),"")'


def test_stored_results_of_random_fillings() -> None:
    for seed in range(10):
        report = type_in(blank(every_kind()), random_texts(every_kind(), seed))
        figures = expected(report)
        assert as_figures(Book.of(report, formulas=False).values(), list(figures)) == figures, seed


def test_a_ratio_without_denominator_is_an_empty_text() -> None:
    report = type_in(blank(), {"it_plan.tasks_assigned": "0", "it_plan.tasks_done": "0"})
    with zipfile.ZipFile(BytesIO(workbook_bytes(report))) as parts:
        xml = parts.read("xl/worksheets/sheet1.xml").decode()
    cell = Book.of(report).cell("it_plan.completion").coordinate
    assert re.search(rf'<c r="{cell}" s="\d+" t="str"><f>[^<]+</f><v></v></c>', xml)


def test_a_typed_total_stands_until_a_part_is_typed() -> None:
    code = "grievances.received"
    typed = type_in(blank(), {code: "12"})
    assert Book.of(typed, formulas=False).values()[code] == 12
    assert str(Book.of(typed).values()[code]).endswith(",12)")
    calculated = type_in(typed, {f"{code}.complaints": "3"})
    assert Book.of(calculated, formulas=False).values()[code] == 3
    assert str(Book.of(calculated).values()[code]).endswith(',"")')


@pytest.mark.parametrize("typed", ["#DIV/0!", "chưa có", 'nói "không"', "x" * 300])
def test_a_total_that_cannot_be_read_stands_as_typed(typed: str) -> None:
    report = type_in(blank(), {"grievances.received": typed})
    cell = Book.of(report, formulas=False).cell("grievances.received")
    assert (cell.data_type, cell.value) == ("s", typed[:255])


def test_figures_at_the_limit() -> None:
    report = type_in(blank(every_kind()), {f"m{place}": "1.000.000.000.000.000" for place in range(4)})
    read = Book.of(report, formulas=False).values()
    assert [read["m0"], read["money_total"]] == [10**15, 4 * 10**15]
    assert {type(read["m0"]), type(read["money_total"])} == {int}


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("count", "999.999.999", 999_999_999),
        ("money", "1000000000000000", 10**15),
        ("money", "999999999999,999", 999_999_999_999.999),
        ("decimal", "0,1", 0.1),
        ("ratio", "67,7419355", 67.7419355),
        ("yes_no", "k", "Không"),
        ("choice", "some", "Có, chưa đủ"),
        ("date", "14.5.2024", datetime(2024, 5, 14)),  # noqa: DTZ001 - a day
        ("date", "1/3/1900", datetime(1900, 3, 1)),  # noqa: DTZ001 - a day
        ("date", "14/5/1899", "14/5/1899"),
        ("document", "29/KH-UBND", "29/KH-UBND"),
        ("document", "chưa có", "chưa có"),
        ("count", "Đang thực hiện", "Đang thực hiện"),
        ("count", "1.5.0", "1.5.0"),
        ("ratio", "46/0", "46/0"),
        ("text", "x" * 40_000, "x" * 32_767),
    ],
)
def test_what_is_typed_is_what_stands(code: str, text: str, value: object) -> None:
    assert Book.of(type_in(blank(every_kind()), {code: text})).values()[code] == value


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 24", "-5", "@SUM(A1)", '=HYPERLINK("x")', "http://a.vn", "<r>&</r>", "_x0041_", "1/2", "'="]
)
@pytest.mark.parametrize(("code", "column"), [("text", 3), ("count", 3), ("count", 5)])
def test_text_stays_text(text: str, code: str, column: int) -> None:
    values, notes = ({code: text}, {}) if column == 3 else ({}, {code: text})
    cell = Book.of(type_in(blank(every_kind()), values, notes)).cell(code, column)
    assert (cell.data_type, str(cell.value).strip(), cell.hyperlink) == ("s", text, None)
    if text[0] in "=+-@":
        assert cell.quotePrefix or cell.number_format == "@"


@pytest.mark.parametrize(
    ("kind", "text", "codes"),
    [
        (Kind.COUNT, "68897", {"#,##0"}),
        (Kind.RATIO, "67,74", {"0.##"}),
        (Kind.RATIO, "100", {"0"}),
        (Kind.RATIO, "99,999", {"0"}),
        (Kind.MONEY, "1234,5", {"#,##0.############"}),
        (Kind.MONEY, "1234567", {"[<1000]0;[<1000000]#,##0.0;#,##0"}),
        (Kind.DATE, "14/05/2024", {"dd/mm/yyyy"}),
    ],
)
def test_formats_show_what_the_paper_shows(kind: Kind, text: str, codes: set[str]) -> None:
    assert {Book.of(type_in(blank(every_kind()), {kind.value: text})).cell(kind.value).number_format} == codes


def test_a_format_follows_its_figure() -> None:
    sheet = Book.of(blank()).sheet
    rules = {rule.formula[0]: rule.dxf.numFmt.formatCode for rules in sheet.conditional_formatting for rule in rules.rules}
    assert rules == {"ROUND(C12,2)=INT(ROUND(C12,2))": "0", "ROUND(C12,2)<>INT(ROUND(C12,2))": "0.##"}


# --- what can be changed ---


def test_only_figures_and_notes_are_open() -> None:
    sheet = Book.of(blank()).sheet
    assert sheet.protection.sheet
    assert not sheet.protection.password
    for place, each in enumerate(ward().rows, start=FIRST):
        open_cells = [cell.column for cell in sheet[place] if not cell.protection.locked]
        assert open_cells == ([] if isinstance(each, Heading) else [5] if each.calculated else [3, 5]), each.code


def test_inputs_are_validated() -> None:
    book = Book.of(blank(every_kind()))
    rules = {}
    for validation in book.sheet.data_validations.dataValidation:
        assert validation.errorTitle == "Chưa nhận được số liệu này"
        assert validation.showErrorMessage
        assert len(validation.error) <= 255
        for code in every_kind().indicators:
            if book.cell(code).coordinate in str(validation.sqref).split() and book.cell(code).parent is book.sheet:
                rules[code] = (validation.type, validation.formula1, validation.formula2)
    assert rules["count"] == rules["n0"] == ("whole", "0", "999999999")
    assert rules["money"] == rules["decimal"] == rules["ratio"] == ("decimal", "0", "1000000000000000")
    assert rules["date"] == ("date", "1", None)
    assert {"text", "document", "total", "share"}.isdisjoint(rules)
    assert listed(book, rules["yes_no"]) == ["Có", "Không"]
    assert listed(book, rules["choice"]) == list(CHOICES.values())


def listed(book: Book, rule: tuple[str, str, str | None]) -> list[object]:
    """The words that a list offers."""
    kind, source, _ = rule
    assert kind == "list"
    sheet, cells = source.split("!")
    return [cell.value for (cell,) in book.book[sheet][cells.replace("$", "")]]


def test_the_workbook_says_which_report_it_is() -> None:
    book = Book.of(example("2024-05")).book
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible", "veryHidden"]
    hidden = book["cchc"].iter_rows(max_row=8, max_col=2, values_only=True)
    assert {str(name): value for name, value in hidden} == {
        "schema": "1",
        "form": "ward-monthly",
        "edition": "2024",
        "period": "2024-05",
        "from": "2024-04-15",
        "to": "2024-05-14",
        "unit": UNIT.name,
        "version": "1",
    }
    assert (book.properties.creator, book.properties.title) == (
        UNIT.name,
        "Báo cáo cải cách hành chính tháng, tháng 5 năm 2024",
    )


def test_several_appendices_are_several_sheets() -> None:
    report = type_in(blank(every_kind()), {"n0": "1", "n1": "4"})
    book = Book.of(report)
    assert book.book.sheetnames == ["PHỤ LỤC 1", "PHỤ LỤC 2", "cchc"]
    assert str(book.values()["difference"]).startswith("=IF(COUNT('PHỤ LỤC 1'!C")
    assert str(book.values()["grand"]).startswith("=IF(COUNT(C7,'PHỤ LỤC 1'!C")


def test_columns_in_another_order() -> None:
    swapped = tuple(sorted(edition_of(row("a", Kind.COUNT)).appendices[0].columns, key=lambda column: column.field == "value"))
    edition = edition_of(row("a", Kind.COUNT), row("b", Kind.COUNT, "sum(a)"), columns=swapped)
    book = Book.of(type_in(blank(edition), {"a": "7"}, {"a": "ghi chú"}))
    assert [book.cell("a", column).value for column in range(1, 7)] == ["-", "Dòng a", "Hồ sơ", "ghi chú", 7, "a"]
    assert book.cell("b", 5).value == '=IF(COUNT(E7)>0,ROUND(SUM(E7),0),"")'


# --- the file ---


def test_the_same_report_gives_the_same_bytes() -> None:
    assert workbook_bytes(example("2024-05")) == workbook_bytes(example("2024-05"))


def test_a_file_that_cannot_be_written_is_an_export_error(tmp_path: Path) -> None:
    write_workbook(blank(), tmp_path / "a.xlsx")
    assert Book((tmp_path / "a.xlsx").read_bytes()).sheet.title == "PHỤ LỤC 3"
    with pytest.raises(ExportError, match=r"a\.xlsx"):
        write_workbook(blank(), tmp_path / "missing" / "a.xlsx")
