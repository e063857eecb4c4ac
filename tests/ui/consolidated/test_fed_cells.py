"""Cells that units below feed: seen, explained, typed over with a reason, put back."""

from collections.abc import Callable

import pytest

from desktop.engine.edits import NOTE, VALUE, Address
from desktop.jobs.consolidating.fed import Fed
from desktop.jobs.desk import Desk
from desktop.ui import style
from desktop.ui.life.finalise_dialog import FinaliseDialog
from desktop.ui.life.obstacles import Column
from desktop.ui.window import MainWindow
from tests.ui.consolidated.conftest import Office, part_of

DOCUMENTS, MEETINGS, OWN, RATIO = "direction.documents", "direction.meetings", "plan.issued", "plan.completion"
REASON = "Phường Cửa Nam báo thêm qua điện thoại"

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)


def total(office: Office, code: str) -> str:
    """What the units feed into a row."""
    state = Fed(office.desk, office.page.session).state(Address(code))
    assert state is not None
    return office.page.session.report.edition.indicators[code].type.shown(
        office.page.session.report.edition.indicators[code].type.read(state.text).value
    )


def overrides(office: Office, text: str = "7", code: str = DOCUMENTS) -> None:
    office.goes_to(code)
    office.types(text)
    office.presses("Enter")


def finding(office: Office) -> list[str]:
    """What the list of findings says of fed cells."""
    return [each.message for each in office.page._faults.findings if each.rule == "fed"]


# --- seen ---


def test_fed_cells_are_tinted_and_marked_and_own_ones_are_white(office: Office) -> None:
    office.goes_to(OWN)
    theme = style.theme()
    assert office.fill(MEETINGS) == office.fill(DOCUMENTS) == theme.fed
    assert office.fill(OWN, NOTE) == theme.fed  # the units' answers
    assert office.fill(RATIO) == theme.calculated
    assert office.fill("plan.tasks_assigned", NOTE) == theme.input
    assert marked(office, MEETINGS) > 12
    assert marked(office, "plan.tasks_assigned", NOTE) == 0
    assert "tổng hợp từ các đơn vị" in office.hears(MEETINGS)
    assert "tổng hợp" not in office.hears("plan.tasks_assigned", NOTE)


def marked(office: Office, code: str, column: str = VALUE) -> int:
    """How many dots in the lower left corner of a cell are nearly those of the mark."""
    view, mark = office.page.view, style.theme().fed_mark
    rect = view.visualRect(view.entries.index_of(Address(code, column)))
    picture = view.viewport().grab(rect).toImage()
    dots = [picture.pixelColor(x, picture.height() - 1 - y) for x in range(10) for y in range(10)]
    return sum(
        abs(dot.red() - mark.red()) + abs(dot.green() - mark.green()) + abs(dot.blue() - mark.blue()) < 90 for dot in dots
    )


def test_one_typed_over_is_marked_otherwise(office: Office) -> None:
    office.goes_to(OWN)
    overrides(office)
    office.goes_to(OWN)
    assert office.fill(DOCUMENTS) == style.theme().warning
    assert 0 < marked(office, DOCUMENTS) < marked(office, MEETINGS)  # the corner is hollow
    assert "khác số tổng hợp" in office.hears(DOCUMENTS)
    office.part.fed.explain(Address(DOCUMENTS), REASON)
    office.part._look_at([Address(DOCUMENTS)])
    assert office.fill(DOCUMENTS) == style.theme().input


def test_a_report_of_the_own_unit_has_nothing_of_it(desk: Desk, open_window: Callable[..., MainWindow]) -> None:
    window = open_window(desk, 1)
    assert window.area is not None
    assert not window.area.page.commands.units.isVisible()
    assert window.area.page._faults.fed.marks == {}


# --- explained ---


def test_the_pane_says_how_a_cell_is_fed(office: Office) -> None:
    office.page.commands.explain.setChecked(True)
    office.goes_to(DOCUMENTS)
    assert "Cộng từ 9 đơn vị." in office.explanation
    assert "◣ số tổng hợp từ các đơn vị; ◺ ô ghi khác" in office.explanation
    office.goes_to(RATIO)
    assert "Tính lại từ các tổng" in office.explanation
    office.goes_to(OWN, NOTE)
    assert "Gộp giải trình, câu trả lời của 9 đơn vị" in office.explanation
    office.goes_to("plan.tasks_assigned", NOTE)
    assert "đơn vị (F12)" not in office.explanation


# --- typed over ---


def test_typing_over_a_fed_cell_asks_for_the_reason_and_lets_the_clerk_type_on(office: Office) -> None:
    fed = total(office, DOCUMENTS)
    rows = office.page.view.visualRect(office.page.view.entries.index_of(Address(DOCUMENTS))).top()
    overrides(office)
    assert office.part.reasons.isVisible()
    assert f"ô ghi 7; số tổng hợp từ 9 đơn vị là {fed}. Vì sao khác?" in office.part.reasons.label.text()
    assert office.stands_in == (MEETINGS, "value")  # the keyboard stayed in the table
    assert office.page.view.hasFocus()
    assert office.page.view.visualRect(office.page.view.entries.index_of(Address(DOCUMENTS))).top() == rows
    office.types("12")
    office.presses("Enter")
    assert "ô ghi 12" in office.part.reasons.label.text()
    assert "còn 1 ô khác" in office.part.reasons.label.text()


def test_the_reason_is_given_in_the_line_and_kept(office: Office) -> None:
    overrides(office)
    office.part.reasons.field.setFocus()
    office.types(REASON)
    office.presses("Enter")
    assert office.part.reasons.isHidden()
    assert office.page.view.hasFocus()
    office.page.commands.explain.setChecked(True)
    office.goes_to(DOCUMENTS)
    assert f"Lý do: {REASON}" in office.explanation
    assert Fed(office.desk, office.page.session).unexplained == []
    overrides(office, "8")  # the reason was for 7
    assert office.part.reasons.isVisible()


def test_the_clerk_can_put_it_off_and_f9_asks_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    overrides(office)
    office.part.reasons.later.click()
    assert office.part.reasons.isHidden()
    assert office.page.view.hasFocus()
    office.goes_to(DOCUMENTS)
    asked: list[list[str]] = []

    class Answering:
        """Stands for the dialog of F9."""

        reason = REASON

        def __init__(self, sentences: list[str], *_others: object) -> None:
            asked.append(sentences)

        def exec(self) -> bool:
            return True

        def deleteLater(self) -> None:  # noqa: N802 - Qt's name
            """There is nothing to delete."""

    monkeypatch.setattr("desktop.ui.report.confirm_dialog.ConfirmDialog", Answering)
    office.presses("F9")
    assert asked == [[f"Ô ghi 7; số tổng hợp từ 9 đơn vị là {total(office, DOCUMENTS)}."]]
    assert office.part.fed.unexplained == []
    assert "đã xác nhận" in office.hears(DOCUMENTS)


def test_it_stands_among_what_is_to_be_looked_at(office: Office) -> None:
    office.goes_to(OWN)
    overrides(office)
    assert finding(office) == [f"Ô ghi 7; số tổng hợp từ 9 đơn vị là {total(office, DOCUMENTS)}."]
    office.goes_to(OWN)
    office.presses("F8")
    assert office.stands_in == (DOCUMENTS, "value")
    assert "lấy lại số tổng hợp" in office.hovers(DOCUMENTS)
    office.presses("Ctrl+Z")
    assert finding(office) == []
    assert office.part.reasons.isHidden()


def test_what_the_units_feed_comes_back_in_one_step(office: Office) -> None:
    before = office.reads(DOCUMENTS)
    overrides(office)
    office.part.reasons.restore.click()
    assert office.reads(DOCUMENTS) == before
    assert finding(office) == []
    office.page.view.setFocus()
    office.presses("Ctrl+Z")
    assert office.reads(DOCUMENTS) == "7"
    office.goes_to(DOCUMENTS)
    office.page.commands.restore.trigger()
    assert office.reads(DOCUMENTS) == before
    assert not office.page.commands.restore.isEnabled()


def test_a_cell_that_was_emptied_can_be_filled_again(office: Office) -> None:
    before = office.reads(DOCUMENTS)
    office.goes_to(DOCUMENTS)
    office.presses("Del")
    assert office.reads(DOCUMENTS) == ""
    assert finding(office) == []
    office.page.commands.restore.trigger()
    assert office.reads(DOCUMENTS) == before


# --- finalising ---


def test_the_report_is_not_finalised_before_the_reason_is_given(office: Office) -> None:
    overrides(office)
    office.page.commands.finalise.trigger()
    dialog = part_of(office.window, FinaliseDialog)
    entries = dialog.table.entries
    messages = [entries.data(entries.index(row, Column.MESSAGE)) for row in range(entries.rowCount())]
    row = next(at for at, message in enumerate(messages) if message.startswith("Ô ghi 7"))
    others = [at for at in entries.open_rows if at != row]
    assert entries.confirm(others, "Đã đối chiếu với sổ theo dõi")
    assert not dialog.finalise_button.isEnabled()
    assert "1 cảnh báo chưa có lý do" in dialog.lead.text()
    assert entries.setData(entries.index(row, Column.REASON), REASON)
    assert dialog.finalise_button.isEnabled()
    dialog.finalise_button.click()
    report = office.desk.report(1)
    assert report.status == "finalised"
    assert Fed(office.desk, office.page.session).overridden[0].reason == REASON
    assert not office.page.commands.restore.isEnabled()


# --- what it costs ---


def test_a_key_asks_the_database_for_nothing_of_it(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.goes_to(DOCUMENTS)
    table = office.desk.database.consolidated
    for name in ("forms", "parts", "cells", "overrides"):
        monkeypatch.setattr(type(table), name, lambda *_: pytest.fail("asked the database"))
    office.types("7")
    office.presses("Enter", "Up", "Down")
    assert office.part.reasons.isVisible()
    assert office.page.view.viewport().grab().width() > 0
