"""Fields that several pages have alike."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit


def search_field(name: str, prompt: str) -> QLineEdit:
    """Return a field called *name* for words that are sought, emptied with a click; *prompt* stands in it while it is empty."""
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(prompt)
    made.setClearButtonEnabled(True)
    return made


def narrow_combo(name: str) -> QComboBox:
    """Return a combo box called *name* that is as wide as its place, however long what it offers is."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made
