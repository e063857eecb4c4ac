"""How many keys a form costs beside what is typed: the ward's report, from the first cell to the last, without the mouse."""

from desktop import locations
from desktop.engine.edits import NOTE, VALUE, Address
from tests.helpers.reports import example
from tests.ui.report.clerk import Clerk
from tests.ui.report.typist import Typist

CONSISTENT = locations.forms() / "ward-monthly" / "2024" / "examples" / "consistent.json"


def test_a_cell_costs_one_key_beside_its_digits(clerk: Clerk) -> None:
    data = example(CONSISTENT)
    typist = Typist(clerk, data["values"])
    typist.fills_the_form()
    typist.answers_what_is_asked_for()
    report = clerk.page.session.report
    wanted = {Address(code, column) for code, cell in data["values"].items() for column in (VALUE, NOTE) if cell.get(column)}
    left = {cell for cell in wanted if report.entry(cell) is None}
    assert not left
    assert typist.keys / len(typist.cells) <= 1.0
