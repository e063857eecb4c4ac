"""A trial says what the figures would be; it says just what the report says once the same is typed."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.edits import Address, Edit
from desktop.engine.period import Period
from desktop.engine.report import read_entry
from desktop.engine.trial import Trial
from tests.helpers.editions import CATALOGUE
from tests.helpers.reports import empty, seen

EDITION = CATALOGUE.find("ward-monthly", Period.parse("2024-05"))
ROWS = [code for code, row in EDITION.indicators.items() if not row.calculated]
FIGURES = st.dictionaries(st.sampled_from(ROWS), st.sampled_from(["", "0", "1", "7", "20", "Có", "?"]), max_size=30)


@given(FIGURES, FIGURES)
def test_a_trial_agrees_with_the_report_after_typing(before: dict[str, str], then: dict[str, str]) -> None:
    report = empty(EDITION)
    report.apply(Edit("", tuple(report.stated(Address(code), text) for code, text in before.items())))
    untouched = seen(report)
    trial = Trial(report)
    trial.take({Address(code): read_entry(EDITION.indicators[code].type, text) for code, text in then.items()})
    assert seen(report) == untouched
    report.apply(Edit("", tuple(report.stated(Address(code), text) for code, text in then.items())))
    for code in EDITION.indicators:
        assert (trial.value(code), trial.takes_value(code)) == (report.value(code), report.takes_value(code))


def test_a_total_is_what_is_typed_while_its_parts_are_blank() -> None:
    trial = Trial(empty(EDITION))
    total = "grievances.received"
    trial.take({Address(total): read_entry(EDITION.indicators[total].type, "7")})
    assert trial.shown(total) == "7"
    assert trial.takes_value(total)
    trial.take({Address(f"{total}.complaints"): read_entry(EDITION.indicators[total].type, "2")})
    assert trial.shown(total) == "2"
    assert not trial.takes_value(total)
