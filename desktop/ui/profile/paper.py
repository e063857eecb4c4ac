"""How the profile will look in print: the line that names the unit, and the signatures."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QSizePolicy

from desktop import locations
from desktop.engine.unit import Unit
from desktop.ui import style
from desktop.ui.words import escaped

_DOTS = "……"
#: The face of official papers, and the one with its widths that is printed with.
_FACES = ("Times New Roman", "Liberation Serif")
_PAPER = """
<p align="center"><i>(Kèm theo Báo cáo số {dots}/{symbol} ngày {dots} tháng {dots} năm {dots} của {name})</i></p>
<p align="center">⋮</p>
<table width="100%"><tr>
<td width="46%" align="center"><br/><b>NGƯỜI&nbsp;LẬP&nbsp;BÁO&nbsp;CÁO</b></td>
<td align="center"><i>{place}, ngày {dots} tháng {dots} năm {dots}</i><br/><b>{authority}</b></td>
</tr><tr>
<td align="center" valign="bottom"><br/><br/><b>{drafter}</b></td>
<td align="center" valign="bottom"><br/><br/><b>{signer}</b></td>
</tr></table>
"""


class Paper(QLabel):
    """A piece of white paper that shows a unit's profile."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setMargin(style.spacing(self.fontMetrics()).medium)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.white)
        palette.setColor(QPalette.ColorRole.WindowText, Qt.GlobalColor.black)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        _have_face()
        style.follow(self, self._set_type)

    def _set_type(self) -> None:
        font = style.relative(QApplication.font(), 1.1)
        font.setFamilies(_FACES)
        self.setFont(font)

    def show_unit(self, unit: Unit) -> None:
        """Show what is known of *unit*; dots stand for the rest, as on paper."""
        lines = [line.upper() for line in (*unit.authority, unit.position) if line]
        self.setText(
            _PAPER.format(
                dots=_DOTS,
                symbol=escaped(unit.symbol or _DOTS),
                name=escaped(unit.name or _DOTS),
                place=escaped(unit.place or _DOTS),
                authority="<br/>".join(escaped(line) for line in lines) or _DOTS,
                drafter=escaped(unit.drafter) or _DOTS,
                signer=escaped(unit.signer) or _DOTS,
            )
        )


def _have_face() -> None:
    """Load the face that comes with the program where the system has none, as on a plain Linux."""
    if not any(map(QFontDatabase.hasFamily, _FACES)):
        for file in (locations.resources() / "fonts").glob("*.ttf"):
            QFontDatabase.addApplicationFont(str(file))
