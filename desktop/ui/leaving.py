"""The question before a text is lost that could not be stored."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget


def leaves_without_saving(parent: QWidget) -> bool:
    """Ask whether to leave the report though what was typed last is not stored. Escape stays."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Chưa lưu được")
    box.setText("Nội dung vừa gõ chưa lưu được; nếu rời báo cáo bây giờ thì nội dung ấy sẽ mất.")
    box.setInformativeText("Các ô đã lưu trước đó vẫn còn nguyên. Lý do và cách xử lý ghi ở dòng báo phía trên bảng.")
    stay = box.addButton("Ở lại", QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton("Rời đi, bỏ nội dung ấy", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is leave
