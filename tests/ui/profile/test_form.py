"""The fields of the profile in the window."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.engine.unit import Unit
from desktop.jobs.demo import UNIT
from desktop.ui.profile.form import ProfileForm


def test_a_known_profile_comes_back_as_it_was(qtbot: QtBot) -> None:
    form = ProfileForm(UNIT)
    qtbot.addWidget(form)
    assert form.read() == UNIT
    assert form.fault == ""


def test_who_signs_fills_in_the_authority_lines(qtbot: QtBot) -> None:
    form = ProfileForm(Unit("UBND phường Yên Nghĩa", place="Yên Nghĩa"))
    qtbot.addWidget(form)
    assert form.who_signs.currentText() == "Chủ tịch"
    form.who_signs.activated.emit(1)
    unit = form.read()
    assert unit is not None
    assert (unit.authority, unit.position) == (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH")
    form.position.setText("PHÓ CHỦ TỊCH THƯỜNG TRỰC")
    assert form.who_signs.currentText() == "Trường hợp khác"


def test_the_paper_follows_what_is_typed(qtbot: QtBot) -> None:
    form = ProfileForm()
    qtbot.addWidget(form)
    form.name.setText("UBND xã A & B")
    form.signer.setText("Lê Thị C")
    paper = form._paper.text()
    assert "UBND xã A &amp; B" in paper
    assert "Lê Thị C" in paper


@pytest.mark.skipif(sys.platform != "linux", reason="Windows has the face of official papers")
def test_the_paper_has_its_face_on_a_computer_without_it(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>", encoding="utf-8")
    code = """
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication
application = QApplication([])
from desktop.ui.profile.paper import Paper
print(QFontInfo(Paper().font()).family())
"""
    environment = os.environ | {"FONTCONFIG_FILE": str(fonts), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "Liberation Serif\n"


def test_a_fault_is_said_and_goes_when_it_is_mended(qtbot: QtBot) -> None:
    form = ProfileForm()
    qtbot.addWidget(form)
    assert form.read() is None
    assert "tên đơn vị" in form.fault
    form.name.setText("UBND phường Yết Kiêu")
    assert form.fault == ""
