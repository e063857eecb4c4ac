"""The unit's first report, led in five steps by what the clerk does."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop.engine.edits import Address
from desktop.engine.period import Period
from desktop.jobs.demo import UNIT
from desktop.jobs.desk import Desk
from desktop.ui.report.first_steps import FirstSteps
from desktop.ui.window import MainWindow
from tests.ui.help.hands import click

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def first(empty_desk: Desk) -> Desk:
    """A desk with a profile and one blank report of its own, number 1."""
    empty_desk.save_unit(UNIT)
    empty_desk.new_report("ward-monthly", Period.parse("2024-05"))
    return empty_desk


def line(window: MainWindow) -> FirstSteps | None:
    assert window.area is not None
    return next((each for each in window.area.children() if isinstance(each, FirstSteps)), None)


def said(window: MainWindow) -> str:
    shown = line(window)
    return shown.label.text() if shown is not None and shown.isVisible() else ""


def types(window: MainWindow, **cells: str) -> None:
    assert window.area is not None
    for code, text in cells.items():
        window.area.page.session.set_value(Address(code.replace("__", ".")), text)


def clicks(window: MainWindow, words: str) -> None:
    shown = line(window)
    assert shown is not None
    click(shown, words)


def test_each_step_follows_from_what_the_clerk_does(first: Desk, open_window: OpenWindow) -> None:
    window = open_window(first, 1)
    assert window.area is not None
    page = window.area.page
    assert said(window).startswith("Bước 1/5: gõ vào một ô trắng")
    types(window, plan__tasks_assigned="4")
    assert said(window).startswith("Bước 2/5")
    types(window, plan__tasks_done="5")  # the ratio, and a fault
    assert said(window).startswith("Bước 3/5: bấm F8")
    types(window, plan__tasks_done="6")
    assert said(window).startswith("Bước 3/5")
    page.commands.next_finding.trigger()
    types(window, plan__tasks_done="4")
    assert said(window).startswith("Bước 4/5")
    page.commands.preview.trigger()
    page.commands.preview.trigger()
    assert said(window).startswith("Bước 5/5")


@pytest.mark.parametrize("export", ["page", "window"])
def test_an_export_is_the_last_step(first: Desk, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, export: str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))  # thought better of
    window = open_window(first, 1)
    assert window.area is not None
    for _ in range(4):
        clicks(window, "Bước sau")
    (window.area.page.commands.export if export == "page" else window.actions_.pdf).trigger()
    assert said(window).startswith("Đã đủ năm bước")
    window.go_home()
    window.actions_.pdf.trigger()  # does not look for a line that is gone


def test_a_report_without_faults_has_nothing_to_mend(first: Desk, open_window: OpenWindow) -> None:
    window = open_window(first, 1)
    assert window.area is not None
    clicks(window, "Bước sau")
    clicks(window, "Bước sau")
    assert said(window).startswith("Bước 3/5")
    assert window.area.page.session.report.findings == ()
    window.area.page.commands.next_finding.trigger()
    assert said(window).startswith("Bước 4/5")


def test_the_steps_go_on_where_they_were_left(first: Desk, open_window: OpenWindow) -> None:
    window = open_window(first, 1)
    types(window, plan__tasks_assigned="4")
    window.go_home()
    window.open_report(1)
    assert said(window).startswith("Bước 2/5")


def test_closed_they_stay_away_until_they_are_asked_for(first: Desk, open_window: OpenWindow) -> None:
    window = open_window(first, 1)
    clicks(window, "Đóng")
    assert said(window) == ""
    types(window, plan__tasks_assigned="4")
    window.go_home()
    window.open_report(1)
    assert line(window) is None
    window.helping._steps.trigger()
    assert said(window).startswith("Bước 1/5")
    types(window, plan__tasks_assigned="5")
    assert said(window).startswith("Bước 2/5")


def test_after_the_last_step_they_end(first: Desk, open_window: OpenWindow) -> None:
    window = open_window(first, 1)
    for _ in range(5):
        clicks(window, "Bước sau")
    assert said(window).startswith("Đã đủ năm bước")
    window.go_home()
    window.open_report(1)
    assert line(window) is None


def test_only_the_first_blank_report_is_led(first: Desk, desk: Desk, open_window: OpenWindow) -> None:
    first.new_report("ward-monthly", Period.parse("2024-06"))
    window = open_window(first, 1)
    assert line(window) is None


def test_practice_is_not_led_unless_asked(first: Desk, open_window: OpenWindow) -> None:
    window = open_window(first, 1, practice=True)
    assert line(window) is None
    window.helping._steps.trigger()
    assert said(window).startswith("Bước 1/5")


def test_the_line_leaves_the_keyboard_in_the_table(first: Desk, open_window: OpenWindow) -> None:
    window = open_window(first, 1)
    assert window.area is not None
    window.area.page.view.setFocus()
    before = window.focusWidget()
    types(window, plan__tasks_assigned="4")
    assert window.focusWidget() is before
