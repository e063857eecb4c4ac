"""A fault of the program: the clerk reads a sentence, the details go to a file."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.ui.crash import CrashReporter


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> list[str]:
    sentences: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: sentences.append(box.text()))
    return sentences


def fail(reporter: CrashReporter) -> None:
    try:
        raise ZeroDivisionError("một phép chia")
    except ZeroDivisionError:
        reporter.tell(*sys.exc_info())


def test_a_sentence_without_traceback(tmp_path: Path, told: list[str]) -> None:
    reporter = CrashReporter(tmp_path)
    fail(reporter)
    (sentence,) = told
    assert "số liệu đã lưu vẫn còn nguyên" in sentence
    assert str(reporter.log) in sentence
    assert "Traceback" not in sentence
    assert "ZeroDivisionError: một phép chia" in reporter.log.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_not_promised(tmp_path: Path, told: list[str]) -> None:
    fail(CrashReporter(tmp_path / "gone"))
    assert "cchc.log" not in told[0]


def test_a_fault_while_telling_is_only_written_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    reporter = CrashReporter(tmp_path)
    shown: list[object] = []

    def fail_again(box: QMessageBox) -> None:
        shown.append(box)
        fail(reporter)

    monkeypatch.setattr(QMessageBox, "exec", fail_again)
    fail(reporter)
    assert len(shown) == 1
    # Python tells of the first fault again, as what was being handled when the second came.
    assert reporter.log.read_text(encoding="utf-8").count("ZeroDivisionError: một phép chia") == 3
