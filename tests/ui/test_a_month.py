"""A month at the desk, from the first key to the corrected version, as a ward's clerk lives it."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop import locations
from desktop.engine.edits import NOTE, VALUE
from desktop.engine.period import Period
from desktop.engine.report import Status
from desktop.engine.unit import Unit
from desktop.jobs import life
from desktop.jobs.desk import Desk
from desktop.jobs.importing import import_values, read_values
from desktop.ui.life.finalise_dialog import FinaliseDialog
from desktop.ui.life.life import Life
from desktop.ui.new_report.dialog import NewReportDialog
from desktop.ui.report.carry_dialog import CarryDialog
from desktop.ui.window import MainWindow
from tests.helpers.reports import example
from tests.ui.report.clerk import Clerk
from tests.ui.report.clipboards import copies_elsewhere
from tests.ui.report.typist import Typist

CONSISTENT = locations.forms() / "ward-monthly" / "2024" / "examples" / "consistent.json"
APRIL, MAY = Period.parse("2024-04"), Period.parse("2024-05")
ASSIGNED, DONE, RATIO, STAFF = "plan.tasks_assigned", "plan.tasks_done", "plan.completion", "one_stop.staff"


class Ward(Clerk):
    """The clerk of a ward, before the whole window."""

    def __init__(self, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.window = window
        self._qtbot = qtbot
        self._monkeypatch = monkeypatch

    def sits_down_at(self) -> None:
        """Looks at the report that is open now."""
        assert self.window.area is not None
        self.page = self.window.area.page
        self.page.view.setFocus()

    def begins_a_report(self, period: Period) -> None:
        def choose(dialog: NewReportDialog) -> None:
            dialog.choose(period)
            dialog.create_button.click()

        self._monkeypatch.setattr(NewReportDialog, "exec", choose)
        self.window.actions_.new.trigger()
        self.sits_down_at()

    def carries_over(self) -> list[str]:
        """Takes over what is proposed; returns the rows."""
        taken: list[str] = []

        def accept(dialog: CarryDialog) -> int:
            taken.extend(cell.code for cell, _ in dialog.cells)
            dialog.accept()
            return dialog.result()

        self._monkeypatch.setattr(CarryDialog, "exec", accept)
        self.page.commands.carry_over.trigger()
        return taken

    def finalises(self, reason: str = "") -> None:
        """Presses the keys for it, gives every open warning the same *reason*, and agrees to the number."""
        self.presses("Ctrl+Shift+S")
        dialog = self._life.dialog
        assert isinstance(dialog, FinaliseDialog)
        if dialog.table.entries.warnings:
            dialog.choose_button.click()
            dialog.shared.setText(reason)
            dialog.share_button.click()
        dialog.finalise_button.click()
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)
        self.page.view.setFocus()

    def saves_the_paper(self, path: Path) -> str:
        """Writes the PDF and reads it."""
        self._monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        self.window.actions_.pdf.trigger()
        self._qtbot.waitUntil(lambda: str(path) in self.window.notice.text)
        with pypdfium2.PdfDocument(path) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)

    @property
    def faults(self) -> tuple[int, int]:
        report = self.page.session.report
        return len(report.errors), len(report.open_warnings)

    @property
    def _life(self) -> Life:
        assert self.window.area is not None
        return next(child for child in self.window.area.children() if isinstance(child, Life))


@pytest.fixture
def paper() -> dict[str, dict[str, Any]]:
    """May's figures, on a sheet of paper."""
    values: dict[str, dict[str, Any]] = example(CONSISTENT)["values"]
    return values


@pytest.fixture
def ward(
    empty_desk: Desk,
    paper: dict[str, dict[str, Any]],
    open_window: Callable[..., MainWindow],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Ward:
    """A ward whose reports of March and April were the same, and are finalised."""
    empty_desk.save_unit(Unit("UBND phường Láng Hạ", symbol="BC-UBND"))
    file = tmp_path / "values.json"
    file.write_text(json.dumps({"form": "ward-monthly", "values": paper}, default=float), encoding="utf-8")
    for period in (APRIL.previous, APRIL):
        earlier = import_values(empty_desk, read_values(empty_desk, "ward-monthly", file, period), period)
        session = empty_desk.open_report(earlier)
        if session.report.open_warnings:
            session.confirm(session.report.open_warnings, "Đúng theo sổ theo dõi")
        life.finalise(empty_desk, session)
    return Ward(open_window(empty_desk), qtbot, monkeypatch)


def test_a_month_at_the_desk(ward: Ward, paper: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    ward.begins_a_report(MAY)

    # What stays the same is carried over; the last period stands beside.
    assert STAFF in ward.carries_over()
    assert ward.reads(STAFF) == str(paper[STAFF][VALUE])
    titles = [column.title for column in ward.page.view.entries.columns]
    assert "Kỳ trước" in titles
    ward.page.commands.undo.trigger()
    assert ward.reads(STAFF) == ""

    # The form is filled from top to bottom, with three slips of the finger.
    slips = copy.deepcopy(paper)
    slips[DONE][VALUE] = slips[ASSIGNED][VALUE] * 10 + 1  # a digit too much
    slips["direction.meetings"][VALUE] = "5O"  # a letter for a nought
    slips["direction.attendees"][VALUE] = "-186"  # a sign
    ward.goes_to("plan.issued")
    typist = Typist(ward, slips)
    typist.fills_the_form()
    typist.answers_what_is_asked_for()
    assert ward.faults[0] == 3

    # F8 leads to each of them, and to a note that is due once its figure is right.
    ward.goes_to("plan.issued")
    mended = []
    while ward.faults[0]:
        ward.presses("F8")
        code, column = ward.stands_in
        ward.types(str(paper[code][column]))
        ward.presses("Return")
        mended.append((code, column))
    assert mended == [(DONE, VALUE), ("direction.meetings", VALUE), (RATIO, NOTE), ("direction.attendees", VALUE)]

    # A range comes from Excel, and goes again.
    before = dict(ward.page.session.report.entries)
    copies_elsewhere("30\n12\n")
    ward.goes_to(ASSIGNED)
    ward.presses("Ctrl+V")
    assert (ward.reads(ASSIGNED), ward.reads(DONE), ward.reads(RATIO)) == ("30", "12", "40")
    assert ward.page.commands.undo.text() == "&Hoàn tác: dán 2 ô"
    ward.presses("Ctrl+Z")
    assert ward.page.session.report.entries == before

    # Everything is as on the sheet of paper.
    report = ward.page.session.report
    for code, cell in paper.items():
        for column in (VALUE, NOTE):
            if cell.get(column) is not None and report.takes_value(code):
                assert ward.reads(code, column).replace(".", "") == str(cell[column]).replace(".", ","), (code, column)

    # It is finalised, numbered after April's, locked, and printed for signature.
    ward.finalises("Đúng theo sổ theo dõi")
    assert report.status is Status.FINALISED
    assert report.number == "03"
    ward.goes_to(ASSIGNED)
    ward.types("9")
    assert ward.reads(ASSIGNED) == str(paper[ASSIGNED][VALUE])
    printed = ward.saves_the_paper(tmp_path / "tháng 5.pdf")
    assert "03/BC-UBND" in printed
    assert "DỰ THẢO" not in printed

    # A figure was wrong after all: a corrected version says what it says otherwise.
    ward.page.commands.amend.trigger()
    ward.sits_down_at()
    ward.goes_to(DONE)
    ward.types("10")
    ward.presses("Return")
    ward.finalises("Đúng theo sổ theo dõi")
    final = ward.page.session.report
    assert (final.version, final.status, final.number) == (2, Status.FINALISED, "03")
    changes = life.changes_of_version(ward.window.desk, ward.page.session.report_id)
    assert [(change.code, change.before, change.after, change.calculated) for change in changes] == [
        (DONE, str(paper[DONE][VALUE]), "10", False),
        (RATIO, "37,5", "41,67", True),
    ]
