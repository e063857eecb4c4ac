"""After an update one quiet line says so; at a first start, and in practice, none does."""

from collections.abc import Callable, Iterable

import pytest
from pytestqt.qtbot import QtBot

from desktop import __version__
from desktop.jobs.desk import Desk
from desktop.ui.help.window import GuideWindow
from desktop.ui.strip import Strip
from desktop.ui.window import MainWindow
from tests.ui.help.hands import click

OpenWindow = Callable[..., MainWindow]
SEEN = "help.version"

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)


def line(window: MainWindow) -> Strip | None:
    strips: Iterable[Strip] = window.findChildren(Strip)
    return next((each for each in strips if "cập nhật" in each.label.text()), None)


def test_a_first_start_only_remembers_the_version(desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(desk)
    qtbot.waitUntil(lambda: desk.database.get_setting(SEEN) == __version__)
    assert line(window) is None


def test_after_an_update_the_line_leads_to_what_is_new(desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> None:
    desk.database.set_setting(SEEN, "0.0.9")
    window = open_window(desk)
    qtbot.waitUntil(lambda: line(window) is not None)
    strip = line(window)
    assert strip is not None
    assert __version__ in strip.label.text()
    assert strip.isVisible()
    assert desk.database.get_setting(SEEN) == "0.0.9"  # not read yet
    click(strip, "Xem có gì mới")
    guide = next(each for each in window.children() if isinstance(each, GuideWindow))
    assert guide.browser.source().fragment() == f"news-{__version__}"
    assert not strip.isVisible()
    assert desk.database.get_setting(SEEN) == __version__


def test_closing_the_line_is_enough(desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> None:
    desk.database.set_setting(SEEN, "0.0.9")
    window = open_window(desk)
    qtbot.waitUntil(lambda: line(window) is not None)
    strip = line(window)
    assert strip is not None
    click(strip, "Đóng")
    assert not strip.isVisible()
    assert desk.database.get_setting(SEEN) == __version__


def test_practice_says_nothing_of_updates(desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> None:
    desk.database.set_setting(SEEN, "0.0.9")
    window = open_window(desk, practice=True)
    qtbot.waitUntil(lambda: desk.database.get_setting(SEEN) == __version__)
    assert line(window) is None
