"""The question before a text is lost that could not be stored."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.ui.asking import agrees


def leaves_without_saving(parent: QWidget) -> bool:
    """Ask whether to leave the report though what was typed last is not stored. Escape stays."""
    return agrees(
        parent,
        "Chưa lưu được",
        "Nội dung vừa gõ chưa lưu được; nếu rời báo cáo bây giờ thì nội dung ấy sẽ mất.",
        "Các ô đã lưu trước đó vẫn còn nguyên. Lý do và cách xử lý ghi ở dòng báo phía trên bảng.",
        yes="Rời đi, bỏ nội dung ấy",
        no="Ở lại",
        icon=QMessageBox.Icon.Warning,
    )
