"""A report beside the unit's earlier ones: carried over, cumulative, unusual, and the unit's other forms."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.engine.background import Background, PastReport
from desktop.engine.edits import Address, Edit
from desktop.engine.findings import Finding
from desktop.engine.period import Dates, Period
from desktop.engine.report import Report
from desktop.engine.rules import Rule
from desktop.engine.unit import Unit
from tests.helpers.editions import edition, heading, indicator, rule

ROWS = (
    heading("h"),
    indicator("carried", label="Kỳ trước chuyển qua"),
    indicator("pending", label="Đang giải quyết"),
    indicator("received", label="Đã tiếp nhận"),
)
OUTLIER = rule("outlier", {"indicators": "received"})
CUMULATIVE = rule("cumulative", {"indicators": "received"})
NEW_YEAR = date(2024, 1, 1)
CARRIED = rule("carried", {"now": "carried", "before": "pending"})


def past(**series: list[int | None]) -> Background:
    """Earlier months back from 2024-05, the latest first."""
    period, reports = Period.parse("2024-05"), []
    for place in range(max(map(len, series.values()))):
        period = period.previous
        found = {code: values[place] for code, values in series.items()}
        reports.append(PastReport(period, {code: None if value is None else Decimal(value) for code, value in found.items()}))
    return Background(reports)


def findings(
    made: Rule, background: Background, month: str = "2024-05", since: date | None = None, **cells: str
) -> list[Finding]:
    """What is found in a report of *month*, or of the time from *since* to its end."""
    period = Period.parse(month)
    dates = Dates(since, period.proposed_dates.end) if since else None
    report = Report(edition(*ROWS, rules=[made]), Unit("UBND"), period, dates=dates, background=background)
    report.apply(Edit("dán", tuple(report.change(Address(code), text) for code, text in cells.items())))
    return list(report.findings)


@pytest.mark.parametrize(("now", "told"), [("100", False), ("131", False), ("1010", True), ("10", True), ("0", True)])
def test_a_figure_far_from_the_usual_ones_is_asked_about(now: str, told: bool) -> None:
    found = findings(OUTLIER, past(received=[103, 98, 100, 97, 104]), received=now)
    assert bool(found) is told
    if told:
        assert "100" in found[0].message
        assert "65" in found[0].message
        assert "135" in found[0].message


def test_one_wrong_figure_in_the_past_does_not_hide_the_next() -> None:
    assert findings(OUTLIER, past(received=[103, 9800, 100, 97, 104]), received="1010")


def test_fewer_than_four_earlier_figures_say_nothing_about_what_is_usual() -> None:
    assert not findings(OUTLIER, past(received=[100, 100, 100]), received="9000")
    assert not findings(OUTLIER, past(received=[100, None, 100, None, 100]), received="9000")


def test_small_figures_may_move_by_a_few() -> None:
    assert not findings(OUTLIER, past(received=[1, 0, 1, 2]), received="4")
    assert findings(OUTLIER, past(received=[1, 0, 1, 2]), received="40")


def test_carried_over_is_what_was_pending_the_period_before() -> None:
    background = past(pending=[37, 12], carried=[12, 0], received=[1, 1])
    assert not findings(CARRIED, background, carried="37")
    (found,) = findings(CARRIED, background, carried="73")
    assert "73" in found.message
    assert "37" in found.message


def test_without_the_period_before_nothing_is_compared() -> None:
    background = Background([PastReport(Period.parse("2024-03"), {"pending": Decimal(37)})])
    assert not findings(CARRIED, background, carried="73")


def test_what_was_pending_long_before_is_not_carried_over() -> None:
    """From one nine months' report to the next three months lie between."""
    last = Background([PastReport(Period.parse("2023-9M"), {"pending": Decimal(37)})])
    assert not findings(CARRIED, last, month="2024-9M", carried="73")
    assert findings(CARRIED, Background([PastReport(Period.parse("2023"), {"pending": Decimal(37)})]), "2024", carried="73")


def test_a_report_since_new_year_carries_over_what_was_pending_then() -> None:
    assert not findings(CARRIED, past(pending=[37]), since=NEW_YEAR, carried="73")


def test_a_cumulative_figure_does_not_fall_within_a_year() -> None:
    assert not findings(CUMULATIVE, past(received=[100, 80]), since=NEW_YEAR, received="100")
    (found,) = findings(CUMULATIVE, past(received=[100, 80]), since=NEW_YEAR, received="99")
    assert "100" in found.message
    assert "99" in found.message


def test_figures_of_one_month_need_not_exceed_those_of_the_month_before() -> None:
    assert not findings(CUMULATIVE, past(received=[100, 80]), received="7")


def test_a_cumulative_figure_starts_anew_each_year() -> None:
    december = Background([PastReport(Period.parse("2024-12"), {"received": Decimal(1200)})])
    assert not findings(CUMULATIVE, december, "2025-01", received="90")
    year = Dates(date(2024, 1, 1), date(2024, 12, 31))
    december = Background([PastReport(Period.parse("2024-12"), {"received": Decimal(1200)}, year)])
    assert not findings(CUMULATIVE, december, "2025-02", since=date(2025, 1, 1), received="90")


def test_a_missing_month_does_not_end_the_comparison_within_the_year() -> None:
    assert findings(CUMULATIVE, past(received=[None, 100]), since=NEW_YEAR, received="99")


def test_a_figure_of_another_form_is_compared() -> None:
    made = rule(
        "check",
        {"assert": "received = in_form('commune', dossiers.received)"},
        message="Hai biểu khác nhau: {received} và {in_form('commune', dossiers.received)}.",
    )
    other = Background(others={"commune": {"dossiers.received": Decimal(5)}})
    assert not findings(made, other, received="5")
    assert [found.message for found in findings(made, other, received="6")] == ["Hai biểu khác nhau: 6 và 5."]
    assert not findings(made, Background(), received="6")


def test_a_confirmed_warning_is_open_again_once_its_figures_change() -> None:
    report = Report(
        edition(*ROWS, rules=[OUTLIER]), Unit("UBND"), Period.parse("2024-05"), background=past(received=[100, 99, 98, 97])
    )

    def type_in(text: str) -> Finding:
        report.apply(Edit("gõ", (report.change(Address("received"), text),)))
        return report.findings[0]

    warning = type_in("900")
    confirmation = report.confirmation(warning, "tháng có chiến dịch cấp căn cước")
    report.apply(Edit("xác nhận", (), (confirmation,)))
    assert report.reason(warning) == "tháng có chiến dịch cấp căn cước"
    assert report.reason(type_in("901")) == ""
    assert report.reason(type_in("900")) == "tháng có chiến dịch cấp căn cước"
    assert not report.open_warnings
    report.apply(Edit("xác nhận", (), (confirmation,)).inverse)
    assert report.reason(warning) == ""
    assert report.open_warnings == (warning,)
