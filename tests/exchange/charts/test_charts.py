"""Charts as other programs read them: the words and figures of the page, the size and colours of the picture."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pypdfium2
import pytest
from PySide6.QtGui import QImage

from desktop.engine.values import figure
from desktop.exchange.charts import pdf_bytes, picture, png_bytes
from desktop.exchange.charts.data import Chart, ChartKind, Series, panels
from desktop.exchange.charts.drawing import WIDTH

KINDS = list(ChartKind)


def series(name: str, *values: float | None, unit: str = "Hồ sơ") -> Series:
    numbers = tuple(None if value is None else Decimal(str(value)) for value in values)
    return Series(name, unit, numbers, tuple("" if number is None else figure(number) for number in numbers))


def chart(kind: ChartKind, *rows: Series, notes: tuple[str, ...] = ()) -> Chart:
    periods = tuple(f"tháng {place % 12 + 1}/{2022 + place // 12}" for place in range(len(rows[0].values)))
    return Chart("Hồ sơ thủ tục hành chính", "UBND phường Yết Kiêu", kind, periods, rows, notes)


def words(pdf: bytes) -> str:
    """Everything that stands on the page, in one line."""
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert text == unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def outside(pdf: bytes) -> list[str]:
    """The letters that stand outside the page."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text, (width, height) = page.get_textpage(), page.get_size()
    boxes = [text.get_charbox(place) for place in range(text.count_chars())]
    found = [f"{left} {low}" for left, low, right, high in boxes if left < 0 or low < 0 or right > width or high > height]
    document.close()
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_title_names_units_periods_figures_and_notes_are_words(kind: ChartKind) -> None:
    two = chart(kind, series("Đã tiếp nhận", 1413, 687, 957), series("Quá hạn", 14, 3.5, 0), notes=("* Số liệu chưa chốt.",))
    page = words(pdf_bytes(two))
    for text in ("Hồ sơ thủ tục hành chính", "UBND phường Yết Kiêu", "1. Đã tiếp nhận", "2. Quá hạn", "Đơn vị tính: Hồ sơ"):
        assert text in page
    for text in ("1.413", "687", "957", "14", "3,5", "1.500", "tháng 2/2022", "* Số liệu chưa chốt."):
        assert text in page


@pytest.mark.parametrize("kind", KINDS)
def test_a_blank_is_drawn_as_nothing(kind: ChartKind) -> None:
    with_gap, with_zero = chart(kind, series("A", 50, None, 60)), chart(kind, series("A", 50, 0, 60))
    assert words(pdf_bytes(with_gap)).count("0 ") < words(pdf_bytes(with_zero)).count("0 ")
    assert words(pdf_bytes(chart(kind, series("A", None, None)))).count("Chưa có số liệu") == 1


@pytest.mark.parametrize("kind", KINDS)
def test_figures_of_different_units_never_share_an_axis(kind: ChartKind) -> None:
    mixed = chart(kind, series("Hồ sơ", 1, 2), series("Tỷ lệ", 99, 98, unit="%"), series("Hồ sơ khác", 3, 4))
    assert [(panel.unit, list(panel.series)) for panel in panels(mixed)] == [("Hồ sơ", [1, 3]), ("%", [2])]
    page = words(pdf_bytes(mixed))
    assert "Đơn vị tính: %" in page
    assert "Đơn vị tính: Hồ sơ" in page


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("rows", "periods"), [(1, 2), (6, 2), (3, 12), (1, 36), (6, 36)])
def test_nothing_stands_outside_the_page(kind: ChartKind, rows: int, periods: int) -> None:
    long = "Số thủ tục hành chính đã tiếp nhận – Kết quả tiếp nhận và trả hồ sơ giải quyết thủ tục hành chính tại phường " * 2
    figures = [[(17 * place * row) % 1400 * 10**9 for place in range(periods)] for row in range(1, rows + 1)]
    assert outside(pdf_bytes(chart(kind, *(series(long, *row) for row in figures)))) == []


def test_every_bar_carries_its_figure_also_when_there_are_many() -> None:
    figures = [[1000 + 7 * place + 300 * row for place in range(36)] for row in range(6)]
    many = chart(ChartKind.BARS, *(series(f"Dòng {row}", *figures[row]) for row in range(6)))
    page = pypdfium2.PdfDocument(pdf_bytes(many))
    text = page[0].get_textpage().get_text_range()
    page.close()
    missing = [shown for row in many.series for shown in row.shown if shown not in text and shown[::-1] not in text]
    assert missing == []


def test_an_axis_that_does_not_begin_at_zero_says_so() -> None:
    close = series("Tỷ lệ", 99.1, 98.5, unit="%")
    assert "(trục không bắt đầu từ 0)" in words(pdf_bytes(chart(ChartKind.LINES, close)))
    assert "trục không bắt đầu" not in words(pdf_bytes(chart(ChartKind.BARS, close)))


def test_the_same_chart_gives_the_same_bytes() -> None:
    one = chart(ChartKind.BARS, series("A", 1, 2), series("B", 2, 1))
    assert pdf_bytes(one) == pdf_bytes(one)


@pytest.mark.parametrize("scale", [1.0, 1.5, 3.0])
def test_a_picture_file_has_the_size_the_density_and_the_colours_of_the_drawing(scale: float) -> None:
    drawn = picture(pdf_bytes(chart(ChartKind.BARS, series("A", 1, 2))), scale)
    file = QImage.fromData(png_bytes(drawn, scale))
    assert (file.width(), file.height()) == (drawn.width, drawn.height)
    assert file.width() == pytest.approx(WIDTH * scale, abs=1)
    assert file.dotsPerMeterX() / 39.3701 == pytest.approx(72 * scale, abs=0.5)
    seen = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
    places = [(x, y) for x in range(0, file.width(), 7) for y in range(0, file.height(), 7)]
    assert all(file.pixelColor(x, y) == seen.pixelColor(x, y) for x, y in places)
    assert file.pixelColor(0, 0).name() == "#ffffff"
    assert {"#0b5394"} <= {file.pixelColor(x, y).name() for x, y in places}
