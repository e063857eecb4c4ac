"""What this program is, and whose work it stands on."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop import __version__

_TEXT = f"""
<p><b>CCHC {__version__}</b></p>
<p>Lập, kiểm tra, in và kết xuất báo cáo cải cách hành chính. Chương trình không cần mạng và không gửi số liệu đi đâu.</p>
<p>Phần mềm tự do theo giấy phép Apache-2.0. Chương trình dùng:</p>
<ul>
<li>Qt {qVersion()} và PySide6 (LGPL-3.0)</li>
<li>Python {sys.version.split()[0]} (PSF)</li>
<li>ReportLab (BSD), XlsxWriter (BSD-2-Clause), openpyxl (MIT)</li>
<li>pypdfium2 (Apache-2.0 hoặc BSD-3-Clause) và PDFium (BSD-3-Clause)</li>
<li>sqlite-utils (Apache-2.0), SQLite (của chung)</li>
<li>phông chữ Liberation Serif (SIL Open Font License 1.1)</li>
</ul>
"""


def show_about(parent: QWidget) -> None:
    """Show version and licences."""
    box = QMessageBox(parent)
    box.setWindowTitle("Giới thiệu")
    box.setIconPixmap(parent.windowIcon().pixmap(64))
    box.setTextFormat(Qt.TextFormat.RichText)
    box.setText(_TEXT)
    box.addButton("Đóng", QMessageBox.ButtonRole.AcceptRole)
    box.exec()
