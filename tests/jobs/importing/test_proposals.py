"""What a row of a file may mean, case by case, on small forms."""

from decimal import Decimal

import pytest

from desktop.engine.definition import Edition
from desktop.engine.edits import Address
from desktop.engine.values import Kind as Type
from desktop.exchange.reading.grids import Cell, FoundRow
from desktop.jobs.importing import ALL, Proposal, Reading
from desktop.jobs.importing.interpreting import interpreted
from desktop.jobs.importing.phrases import fraction_in, leading_number, numbers_of, says_nothing_happened
from desktop.jobs.importing.result import Kind
from tests.exchange.reading.sheets import MAY
from tests.helpers.editions import edition, heading, indicator, rule

COUNT = indicator("a", label="Số hồ sơ", unit="Hồ sơ")
RATIO = indicator("r", kind=Type.RATIO, label="Tỷ lệ", unit="%")
MONEY = indicator("m", kind=Type.MONEY, label="Kinh phí", unit="Triệu đồng")
PLAN = indicator("p", kind=Type.YES_NO, label="Ban hành kế hoạch", unit="Kế hoạch")
STATE = indicator("s", kind=Type.CHOICE, label="Tình trạng", choices={"0": "Chưa có", "1": "Có, chưa đủ", "2": "Đầy đủ"})
ONE_OF_EACH = edition(COUNT, RATIO, MONEY, PLAN, STATE)


def row(code: str, value: str = "", unit: str | None = None, note: str = "") -> FoundRow:
    cells = [Cell(text) if text else None for text in (value, unit, note)]
    return FoundRow(code, cells[0], cells[1], cells[2])


def read(form: Edition, *rows: FoundRow) -> Reading:
    return interpreted(form, MAY, rows, [], [])


def only(reading: Reading) -> Proposal:
    (proposal,) = reading.proposed
    return proposal


def texts(proposal: Proposal) -> dict[str, str]:
    return {address.column: text for address, text in proposal.cells}


@pytest.mark.parametrize(
    ("found", "kind", "filled"),
    [
        (row("a", note="20"), Kind.NUMBER_IN_NOTE, {"value": "20", "note": ""}),
        (row("a", note="1.234 hồ sơ"), Kind.NUMBER_IN_NOTE, {"value": "1.234 hồ sơ", "note": ""}),
        (row("a", note="Không phát sinh."), Kind.NOTHING_HAPPENED, {"value": "0", "note": ""}),
        (row("a", value="không có"), Kind.NOTHING_HAPPENED, {"value": "0"}),
        (row("a", unit="0 Hồ sơ"), Kind.ANSWER_ELSEWHERE, {"value": "0"}),
        (row("a", note="đã giải quyết 15 hồ sơ của kỳ trước"), Kind.WORDS_WITH_NUMBER, {"value": "15"}),
        (row("a", value="20 (tăng 2)"), Kind.WORDS_WITH_NUMBER, {"value": "20", "note": "20 (tăng 2)"}),
        (row("a", value="20; đang xử lý", note="b"), Kind.WORDS_WITH_NUMBER, {"value": "20", "note": "20; đang xử lý; b"}),
        (row("a", value="Đang thực hiện"), Kind.TEXT_AS_VALUE, {"value": "", "note": "Đang thực hiện"}),
        (row("a", value="9.436 tỷ"), Kind.TEXT_AS_VALUE, {"value": "", "note": "9.436 tỷ"}),
        (row("a", value="20", note="20"), Kind.REPEATED, {"note": ""}),
        (row("r", note="67,74%"), Kind.NUMBER_IN_NOTE, {"value": "67,74%", "note": ""}),
        (row("r", unit="100%"), Kind.ANSWER_ELSEWHERE, {"value": "100"}),
        (row("r", value="218/218 (100%)"), Kind.PARTS_OF_RATIO, {"value": "100", "note": "218/218 (100%)"}),
        (row("r", note="46/160 = 28,75%"), Kind.PARTS_OF_RATIO, {"value": "28,75"}),
        (row("m", note="486.871,5"), Kind.NUMBER_IN_NOTE, {"value": "486.871,5", "note": ""}),
        (row("p", note="Số 62/KH-UBND ngày 28/02/2024"), Kind.DOCUMENT_NAMED, {"value": "Có"}),
        (row("p", value="KH số 20/KH-UBND"), Kind.DOCUMENT_NAMED, {"value": "Có", "note": "KH số 20/KH-UBND"}),
        (row("p", value="Có (định kỳ)"), Kind.ANSWER_ELSEWHERE, {"value": "Có", "note": "Có (định kỳ)"}),
        (row("p", unit="Có"), Kind.ANSWER_ELSEWHERE, {"value": "Có"}),
        (row("p", note="Không"), Kind.ANSWER_ELSEWHERE, {"value": "Không", "note": ""}),
        (row("s", unit="đầy đủ"), Kind.ANSWER_ELSEWHERE, {"value": "đầy đủ"}),
        (row("s", value="Đầy đủ, theo quy định"), Kind.ANSWER_ELSEWHERE, {"value": "Đầy đủ", "note": "Đầy đủ, theo quy định"}),
    ],
)
def test_a_misplaced_text_is_asked_about(found: FoundRow, kind: Kind, filled: dict[str, str]) -> None:
    proposal = only(read(ONE_OF_EACH, found))
    assert (proposal.kind, texts(proposal)) == (kind, filled)
    assert proposal.question.endswith("?")


@pytest.mark.parametrize(
    "found",
    [
        row("a", note="Đang thực hiện"),
        row("a", note="Kế hoạch số 29/KH-UBND ngày 19/01/2021"),
        row("a", note="02 Kế hoạch; 05 Công văn"),
        row("a", value="3", note="5"),
        row("a", unit="Hồ sơ"),
        row("a", unit="Bộ hồ sơ"),
        row("a", value="-"),
        row("a", value="20"),
        row("r", note="402"),
        row("r", note="không có"),
        row("r", unit="%"),
        row("p", value="Có", note="29/KH-UBND"),
        row("s", value="1"),
        row("p", note="đang dự thảo"),
    ],
)
def test_what_is_right_or_unclear_is_left_alone(found: FoundRow) -> None:
    assert read(ONE_OF_EACH, found).proposed == ()


def test_a_number_that_can_be_read_in_two_ways_is_a_choice_and_no_part_of_all() -> None:
    form = edition(indicator("d", kind=Type.DECIMAL))
    reading = read(form, row("d", value="1.234"))
    first, second = reading.proposed
    assert first.choice == second.choice == "d"
    assert {texts(first)["value"], texts(second)["value"]} == {"1.234,0", "1,234"}
    assert reading.cells(ALL) == {Address("d"): "1.234"}
    assert reading.cells([first.id])[Address("d")] in ("1.234,0", "1,234")
    with pytest.raises(ValueError, match="một cách hiểu"):
        reading.cells([first.id, second.id])
    assert "hiểu theo hai cách" in reading.taken[0].doubt


# --- two numbers in one cell ----------------------------------------------------------------------------------------


RATIO_OF_TWO = edition(indicator("r", "ratio(b, a)", kind=Type.RATIO, label="Tỷ lệ"), indicator("a"), indicator("b"))


@pytest.mark.parametrize("found", [row("r", value="46/162"), row("r", note="46/162 = 28,39% (mức độ 3)")])
def test_a_stated_ratio_fills_its_two_parts(found: FoundRow) -> None:
    proposal = only(read(RATIO_OF_TWO, found, row("a"), row("b")))
    assert proposal.cells == ((Address("b"), "46"), (Address("a"), "162"))
    assert "“46/162”, lấy 46 vào dòng “Dòng b” và 162 vào dòng “Dòng a”?" in proposal.question


@pytest.mark.parametrize("other", [row("a", value="160"), row("a", note="160"), row("b", note="không có")])
def test_parts_that_the_file_gives_itself_are_not_overwritten(other: FoundRow) -> None:
    proposals = read(RATIO_OF_TWO, row("r", value="46/162"), other).proposed
    assert not any(proposal.kind is Kind.PARTS_OF_RATIO for proposal in proposals)


def test_of_two_numbers_the_rules_say_which_is_the_rows_own() -> None:
    form = edition(indicator("all"), indicator("some"), indicator("x"), rules=[rule("bound", {"part": "some", "whole": "all"})])
    rows = [row(code, note="162/173") for code in ("all", "some", "x")]
    reading = read(form, *rows)
    values = {proposal.id: texts(proposal)["value"] for proposal in reading.proposed}
    assert values == {"all": "173", "some": "162", "x=1": "162", "x=2": "173"}


# --- headings -------------------------------------------------------------------------------------------------------


def test_a_figure_beside_a_heading_goes_one_row_down() -> None:
    form = edition(
        heading("h", "Kết quả giải quyết"), indicator("r", "ratio(a, b)", kind=Type.RATIO), indicator("a"), indicator("b")
    )
    proposal = only(read(form, row("h", note="893"), row("a"), row("b")))
    assert proposal.kind is Kind.IN_HEADING
    assert proposal.cells == ((Address("a"), "893"),)
    assert proposal.question == "“Kết quả giải quyết”: số 893 nằm ở dòng tiêu đề, đưa xuống dòng “Dòng a”?"


def test_a_figure_beside_a_heading_that_its_rows_have_is_dropped() -> None:
    form = edition(heading("h"), indicator("a"))
    reading = read(form, row("h", value="893"), row("a", value="893"))
    assert reading.proposed == ()
    assert "đã ghi nội dung này" in reading.left[0].reason


def test_nothing_happened_beside_a_heading_is_asked_of_all_its_rows() -> None:
    form = edition(heading("h"), indicator("a"), indicator("b", kind=Type.YES_NO), indicator("c"), heading("i"), indicator("d"))
    proposal = only(read(form, row("h", note="không có")))
    assert proposal.cells == ((Address("a"), "0"), (Address("c"), "0"))
    assert "2 dòng bên dưới" in proposal.question


def test_other_texts_beside_headings_are_listed() -> None:
    reading = read(edition(heading("h"), indicator("a")), row("h", note="Số liệu đến ngày 10/9/2021"))
    assert reading.proposed == ()
    assert reading.left[0].text == "Số liệu đến ngày 10/9/2021"


# --- cells as they stand ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "text", "meaning", "why"),
    [
        (row("m", value="9,5 tỷ"), "9,5 tỷ", "9.500,0", "Triệu đồng"),
        (row("m", value="486.871.000.000", unit="Đồng"), "486.871.000.000 Đồng", "486.871,0", "Triệu đồng"),
        (row("r", value="76.5%"), "76.5%", "76,5", "nước ngoài"),
        (row("r", value="46/166"), "46/166", "27,71", "hai con số"),
        (row("a", value="1,234"), "1,234", "1.234", "nước ngoài"),
    ],
)
def test_what_is_read_otherwise_is_told(found: FoundRow, text: str, meaning: str, why: str) -> None:
    (change,) = read(ONE_OF_EACH, found).changed
    assert (change.text, change.meaning) == (text, meaning)
    assert why in change.reason


@pytest.mark.parametrize(
    "found", [row("a", value="68.897"), row("a", value="20 hồ sơ"), row("r", value="67,74 %"), row("m", value="1.234,5")]
)
def test_what_goes_without_saying_is_not_told(found: FoundRow) -> None:
    assert read(ONE_OF_EACH, found).changed == ()


def test_failed_formulas() -> None:
    reading = read(RATIO_OF_TWO, row("r", value="#DIV/0!"), row("a", value="#REF!"))
    assert reading.taken == ()
    assert [(change.text, change.meaning) for change in reading.changed] == [("#DIV/0!", "")]
    assert [(left.code, left.text) for left in reading.left] == [("a", "#REF!")]


def test_a_percentage_of_a_spreadsheet_is_one_hundred_times_its_number() -> None:
    reading = read(ONE_OF_EACH, FoundRow("r", Cell.of_number(Decimal("0.6774"), percent=True), None, None))
    assert reading.taken[0].meaning == "67,74"


def test_guidance_that_the_form_prints_is_no_note() -> None:
    form = edition(COUNT._replace(note_hint="Lý do khen thưởng"))
    assert read(form, row("a", value="1", note="Lý do khen thưởng:")).cells() == {Address("a"): "1"}


def test_a_text_that_cannot_be_read_is_kept_and_marked() -> None:
    reading = read(ONE_OF_EACH, row("a", value="hai mươi"))
    assert reading.cells() == {Address("a"): "hai mươi"}
    assert "không phải là một con số" in reading.taken[0].doubt


# --- figures of calculated rows --------------------------------------------------------------------------------------


def test_a_hand_made_figure_beside_a_calculated_row_is_compared() -> None:
    rows = [row("a", value="160"), row("b", value="40"), row("r", value="#DIV/0!", note="25")]
    same = only(read(RATIO_OF_TWO, *rows))
    assert (same.kind, texts(same)) == (Kind.REPEATED, {"note": ""})
    rows[2] = row("r", value="#DIV/0!", note="30")
    other = only(read(RATIO_OF_TWO, *rows))
    assert "khác số chương trình tính (25)" in other.question
    assert texts(other) == {"value": "30", "note": ""}


def test_what_a_file_says_in_the_unit_of_a_calculated_row_is_not_lost() -> None:
    rows = [row("a", value="160"), row("b", value="40")]
    assert "khác số chương trình tính" in only(read(RATIO_OF_TWO, *rows, row("r", unit="30%"))).question
    assert read(RATIO_OF_TWO, *rows, row("r", unit="100%")).proposed == ()
    assert read(RATIO_OF_TWO, *rows, row("r", value="25", unit="30%")).left[0].text == "30%"


# --- phrases ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "không có",
        "Không",
        "chưa có",
        "Chưa phát sinh",
        "không phát sinh.",
        "Không có trường hợp nào",
        "chưa tổ chức",
        "KHÔNG CÓ",
    ],
)
def test_nothing_happened(text: str) -> None:
    assert says_nothing_happened(text)


@pytest.mark.parametrize(
    "text", ["Đang thực hiện", "chưa có số liệu", "sẽ triển khai quý III", "chưa tổng hợp", "đang rà soát"]
)
def test_put_off(text: str) -> None:
    assert not says_nothing_happened(text)


@pytest.mark.parametrize("text", ["không đạt", "chưa hoàn thành", "không quá 3 ngày", "Lý do khen thưởng", "", "0"])
def test_neither(text: str) -> None:
    assert not says_nothing_happened(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("46/162", ("46", "162")),
        ("877/877 / (100%)", ("877", "877")),
        ("(478/2163) x 100 = 22,09%", ("478", "2163")),
        ("1.204/2.163", ("1204", "2163")),
        ("29/KH-UBND", None),
        ("ngày 5/3/2024", None),
        ("32/2021/NĐ-CP", None),
        ("15/3", None),
    ],
)
def test_two_numbers_in_a_text(text: str, parts: tuple[str, str] | None) -> None:
    assert fraction_in(text) == parts


@pytest.mark.parametrize(
    ("text", "number"),
    [("20 (tăng 2)", "20"), ("1.234 hồ sơ", "1.234"), ("12/5 đơn", ""), ("20", ""), ("khoảng 20", ""), ("2024-05", "")],
)
def test_a_number_that_leads(text: str, number: str) -> None:
    assert leading_number(text) == number


def test_numbers_are_counted_in_their_unit() -> None:
    assert numbers_of("đã xây dựng 2 quy trình, 15/3/2024 1/ Quy trình xác nhận", "Quy trình") == ["2"]
    assert numbers_of("12 Kế hoạch; 3 Công văn", "Nhiệm vụ") == []
