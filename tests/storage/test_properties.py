"""Whatever is typed in whatever order, a report read back is the one that was on the screen."""

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.engine.definition import Edition
from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.values import Kind
from desktop.session import ReportSession
from desktop.storage import Database
from tests.databases.make import CREATED, DATES, DUE, PERIOD, UNIT
from tests.helpers.editions import edition, indicator, ward


def every_kind() -> Edition:
    """Two rows of every kind of value, a total and a ratio."""
    choices = {"ongoing": "Đang thực hiện", "done": "Hoàn thành"}
    typed = [indicator(f"{kind.value}.{number}", kind=kind, choices=choices) for kind in Kind for number in (1, 2)]
    total = indicator("total", "sum(count.1, count.2)")
    return edition(*typed, total, indicator("share", "ratio(count.1, total)", kind=Kind.RATIO))


EDITIONS = {"ward": ward(), "every kind": every_kind()}
FIGURES = ["", " ", "0", "01", "20", "1.234", "67,74", "46/166", "9.436 tỷ", "-3", "1,2,3", "hai"]
ANSWERS = ["có", "Không", "x", "done", "Đang thực hiện", "14/5/2024", "31/02/2024", "29/KH-UBND ngày 19/01/2024", "a\nb"]
TEXTS = st.one_of(
    st.sampled_from(FIGURES + ANSWERS),
    st.integers(0, 10**16).map(str),
    st.decimals(0, 10**6, places=3).map(str),
    st.text(max_size=12),
)


def steps(form: Edition) -> st.SearchStrategy[list[tuple[str, dict[Address, str]]]]:
    """What a clerk does, one thing after another: type into some cells, clear some, undo, redo."""
    addresses = st.builds(Address, st.sampled_from(list(form.indicators)), st.sampled_from([VALUE, VALUE, NOTE]))
    cells = st.dictionaries(addresses, TEXTS, min_size=1, max_size=5)
    return st.lists(st.tuples(st.sampled_from(["type", "type", "type", "clear", "undo", "redo"]), cells), max_size=8)


def do(session: ReportSession, action: str, cells: dict[Address, str]) -> None:
    match action:
        case "clear":
            session.clear(cells)
        case "undo":
            session.undo()
        case "redo":
            session.redo()
        case _:  # as an import does: it takes calculated rows too, to compare them
            session.take_in("nhập từ tệp", cells.items())


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = Database.open(tmp_path_factory.mktemp("properties") / "cchc.sqlite")
    yield database
    database.close()


@pytest.mark.parametrize("name", EDITIONS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_report_read_back_is_the_one_on_the_screen(shared: Database, name: str, data: st.DataObject) -> None:
    form = EDITIONS[name]
    report_id = shared.create_report(form, UNIT, PERIOD, DATES, DUE, CREATED)
    session = ReportSession(shared.load(report_id, form), report_id, shared, DUE)
    for action, cells in data.draw(steps(form)):
        do(session, action, cells)
    typed, back = session.report, shared.load(report_id, form)
    assert back.entries == typed.entries
    assert back.findings == typed.findings
    for code in form.indicators:
        assert back.value(code) == typed.value(code)
        assert back.shown(code) == typed.shown(code)
    assert stored_values(shared, report_id, form) == {
        code: back.value(code) for code in form.indicators if back.value(code) is not None
    }
    (row,) = [row for row in shared.reports() if row.id == report_id]
    assert (row.filled, row.total) == back.completeness()
    assert row.errors + row.warnings == len(back.findings)
    logged = {
        address: [entry.after for entry in shared.history(report_id, address)]
        for address in (Address(code, column) for code, column in itertools.product(form.indicators, (VALUE, NOTE)))
    }
    assert {address: texts[0] for address, texts in logged.items() if texts and texts[0]} == {
        address: entry.typed for address, entry in back.entries.items()
    }


def stored_values(database: Database, report_id: int, form: Edition) -> dict[str, object]:
    found = database._file.connection.execute("SELECT code, stored FROM value WHERE report_id = ?", (report_id,))
    return {code: form.indicators[code].type.from_stored(stored) for code, stored in found}
