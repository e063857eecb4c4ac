"""The words that Qt brings itself."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QGroupBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import qt_words


@pytest.fixture
def vietnamese(qtbot: QtBot) -> Iterator[None]:
    owner = QObject()
    qt_words.speak_vietnamese(owner)
    yield
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, 0)


@pytest.mark.usefixtures("vietnamese")
def test_the_menu_of_a_field_is_vietnamese(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    words = [action.text().partition("\t")[0] for action in field.createStandardContextMenu().actions() if action.text()]
    assert words == ["&Hoàn tác", "&Làm lại", "&Cắt", "&Sao chép", "&Dán", "Xóa", "Chọn tất cả"]


@pytest.mark.usefixtures("vietnamese")
def test_the_file_dialog_is_vietnamese(qtbot: QtBot) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    labels: Iterable[QLabel] = dialog.findChildren(QLabel)
    words = {label.text() for label in labels}
    assert {"Thư mục:", "&Tên tệp:", "Loại tệp:"} <= words


@pytest.mark.usefixtures("vietnamese")
def test_the_dialog_that_asks_for_a_folder_is_vietnamese(qtbot: QtBot) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.show()
    parts: Iterable[QWidget] = dialog.findChildren(QWidget)
    words = {part.text() for part in parts if isinstance(part, QLabel | QAbstractButton)}
    words |= {part.itemText(at) for part in parts if isinstance(part, QComboBox) for at in range(part.count())}
    assert "&Chọn" in words
    assert {word for word in words if word.isascii() and "/" not in word and word} == set()


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's own dialog is shown")
def test_the_dialog_of_a_printer_is_vietnamese(qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    dialog.show()
    parts: Iterable[QWidget] = dialog.findChildren(QWidget)
    words = {part.text() for part in parts if isinstance(part, QLabel | QAbstractButton)}
    words |= {part.title() for part in parts if isinstance(part, QGroupBox)}
    words |= {part.itemText(at) for part in parts if isinstance(part, QComboBox) for at in range(part.count())}
    assert {"Số bản:", "Tất cả", "Máy in"} <= words
    assert {word for word in words if word.isascii() and word} <= {"&In", "..."}


@pytest.mark.usefixtures("vietnamese")
def test_what_has_no_translation_stays_as_it_is() -> None:
    assert QCoreApplication.translate("QLineEdit", "Tháng 5") == "Tháng 5"
