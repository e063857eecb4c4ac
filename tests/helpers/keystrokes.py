"""Random keystrokes: what clerks type, what they should not, and sequences of edits."""

from decimal import Decimal

from hypothesis import strategies as st

from desktop.engine.definition import Edition, Indicator
from desktop.engine.edits import NOTE, VALUE, Address, Edit
from desktop.engine.report import Report
from desktop.engine.values import ChoiceType, Kind, NumberType, ValueType

#: Any text at all: every plane of Unicode, control characters, lone surrogates.
any_text = st.text(max_size=40)
#: Digits and signs in every order: most are no numbers, many nearly are.
nearly_numbers = st.text(alphabet="0123456789.,-−+/% \u00a0", max_size=20)
mistakes = st.sampled_from(["abc", "1,5", "-3", "1,000", "1.234", "10^15", "1" * 20, "đang thực hiện", "46/166", "12", "😀"])
notes = st.sampled_from(["", "", "Kế hoạch số 29/KH-UBND ngày 19/01/2024", "vì thiếu người", "a\nb"])


def typed_into(row: Indicator) -> st.SearchStrategy[str]:
    """What may be typed into the value cell of *row*: mostly what it takes, now and then a mistake, or nothing."""
    return st.one_of(_meant_for(row.type), _meant_for(row.type), st.just(""), mistakes)


def _meant_for(type_: ValueType) -> st.SearchStrategy[str]:
    if isinstance(type_, NumberType):
        # Few figures, so that wholes and parts often meet.
        return st.sampled_from(["0", "1", "2", "3", "5", "10", "1.000"] if type_.whole else ["0", "2,5", "50", "100", "112,19"])
    if isinstance(type_, ChoiceType):
        return st.sampled_from([*type_.choices.values(), *type_.choices])
    answers = {Kind.YES_NO: ["Có", "không", "x"], Kind.DATE: ["14/05/2024", "2024-02-29"]}
    return st.sampled_from(answers.get(type_.kind, ["Số 29/KH-UBND", "một hai ba"]))


@st.composite
def typings(draw: st.DrawFn, edition: Edition) -> list[tuple[Address, str]]:
    """The cells of one edit: usually one, sometimes a pasted block."""
    rows = list(edition.indicators.values())
    cells = []
    for row in draw(st.lists(st.sampled_from(rows), min_size=1, max_size=4)):
        column = draw(st.sampled_from([VALUE, VALUE, VALUE, NOTE]))
        cells.append((Address(row.code, column), draw(notes if column == NOTE else typed_into(row))))
    return cells


def edit_of(report: Report, cells: list[tuple[Address, str]]) -> Edit:
    """The edit that types *cells* into *report*; on calculated rows it states a figure, as a file does."""
    return Edit("gõ ô", tuple(report.stated(address, text) for address, text in dict(cells).items()))


def figures_of(type_: NumberType) -> st.SearchStrategy[Decimal]:
    """The figures a cell of *type_* can hold when it was typed."""
    most = 10**9 - 1 if type_.kind is Kind.COUNT else 10**15
    return st.decimals(min_value=0, max_value=most, places=0 if type_.whole else 6)
