"""Figures of stored reports over periods."""

from decimal import Decimal

import pytest

from desktop.engine.edits import Address
from desktop.engine.period import Period, PeriodType
from desktop.exchange.charts.data import ChartKind
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.jobs.overview.figures import History, choices, short_label
from tests.helpers.editions import district, ward
from tests.helpers.ward_year import ASSIGNED, ATTENDEES, COMPLETION, DONE

JANUARY, DECEMBER = Period.parse("2024-01"), Period.parse("2024-12")


@pytest.fixture
def history(desk: Desk) -> History:
    return History(desk, ward())


def test_only_rows_with_numbers_are_offered() -> None:
    offered = {choice.code: choice for choice in choices(ward())}
    assert offered[COMPLETION].unit == "%"
    assert "plan.issued" not in offered
    assert not any("{" in choice.name for choice in choices(district()))


def test_typed_and_calculated_figures_of_every_period(history: History) -> None:
    chart = history.chart([DONE, COMPLETION], JANUARY, DECEMBER, ChartKind.BARS)
    done, completion = chart.series
    assert done.values == tuple(None if month == 6 else Decimal(2 * month) for month in range(1, 13))
    assert completion.shown[0] == "8,33"
    assert completion.unit == "%"
    assert chart.subtitle == "UBND phường Yết Kiêu, từ tháng 1/2024 đến tháng 12/2024"


def test_a_blank_is_a_gap_and_said_to_be_one(history: History) -> None:
    chart = history.chart([ATTENDEES], JANUARY, DECEMBER, ChartKind.LINES)
    assert chart.series[0].values[5] is None
    assert chart.series[0].values[11] is None
    assert chart.series[0].shown[11] == ""
    assert any("không phải bằng 0" in note for note in chart.notes)


def test_drafts_are_marked(history: History) -> None:
    chart = history.chart([DONE], Period.parse("2024-05"), Period.parse("2024-07"), ChartKind.BARS)
    assert chart.categories == ("tháng 5/2024*", "tháng 6/2024", "tháng 7/2024*")
    assert "* Số liệu chưa chốt." in chart.notes


def test_what_is_drawn_while_practising_says_so(desk: Desk, history: History) -> None:
    assert "LUYỆN TẬP" not in history.chart([DONE], JANUARY, DECEMBER, ChartKind.BARS).title
    desk.mark_as_practice()
    assert history.chart([DONE], JANUARY, DECEMBER, ChartKind.BARS).title.startswith("LUYỆN TẬP – ")


def test_periods_run_from_the_first_report_to_the_last(history: History) -> None:
    assert history.types == [PeriodType.MONTH]
    assert [period.ordinal for period in history.periods(PeriodType.MONTH)] == list(range(1, 13))
    assert history.periods(PeriodType.YEAR) == []


def test_an_indicator_says_whether_it_has_figures(history: History) -> None:
    assert history.has_figures(DONE, PeriodType.MONTH)
    assert not history.has_figures("direction.meetings", PeriodType.MONTH)


def test_figures_of_a_whole_year_can_be_shown_over_years(desk: Desk) -> None:
    report = desk.new_report("ward-monthly", Period.parse("2025-02"))
    desk.open_report(report).set_value(Address(ASSIGNED), "30")
    chart = History(desk, ward()).chart(
        [ASSIGNED], Period.parse("2024-11"), Period.parse("2025-02"), ChartKind.LINES, " Kế hoạch "
    )
    assert chart.series[0].shown == ("24", "24", "", "30")
    assert chart.title == "Kế hoạch"


@pytest.mark.parametrize(
    ("codes", "first", "last", "sentence"),
    [
        ([], "2024-01", "2024-12", "ít nhất một chỉ tiêu"),
        ([choice.code for choice in choices(ward())[:7]], "2024-01", "2024-12", "nhiều nhất 6 chỉ tiêu"),
        ([DONE], "2024-12", "2024-01", "Kỳ đầu đứng sau kỳ cuối"),
        ([DONE], "2021-12", "2024-12", "nhiều nhất 36 kỳ"),
    ],
)
def test_what_cannot_be_read_as_a_chart_is_refused(
    history: History, codes: list[str], first: str, last: str, sentence: str
) -> None:
    with pytest.raises(RefusedError, match=sentence):
        history.chart(codes, Period.parse(first), Period.parse(last), ChartKind.BARS)


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("2024-05", "tháng 5/2024"),
        ("2024-Q2", "quý II/2024"),
        ("2024-6M2", "6 tháng cuối 2024"),
        ("2024-9M", "9 tháng 2024"),
        ("2024", "năm 2024"),
    ],
)
def test_short_labels(code: str, label: str) -> None:
    assert short_label(Period.parse(code)) == label
