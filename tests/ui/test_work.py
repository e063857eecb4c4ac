"""Work in threads: of wishes that follow each other only the last is told."""

from functools import partial
from threading import Event

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.jobs.errors import RefusedError
from desktop.ui.work import Latest


def test_only_the_last_wish_is_told_and_what_came_between_is_never_begun(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    latest, going = Latest(widget), Event()
    told: list[str] = []
    begun: list[str] = []
    latest.done.connect(told.append)

    def job(name: str) -> str:
        begun.append(name)
        going.wait(5)
        return name

    for name in ("một", "hai", "ba"):
        latest.ask(partial(job, name))
    going.set()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["ba"]
    assert begun == ["một", "ba"]


def test_after_a_refusal_and_after_a_fault_it_goes_on(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    latest = Latest(widget)

    def refuse() -> None:
        raise RefusedError("Không được.")

    def fail() -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(latest.refused) as refused:
        latest.ask(refuse)
    assert refused.args == ["Không được."]
    with qtbot.captureExceptions() as faults:
        latest.ask(fail)
        qtbot.waitUntil(lambda: bool(faults))
    with qtbot.waitSignal(latest.done) as done:
        latest.ask(lambda: "xong")
    assert done.args == ["xong"]
