"""The fields of a unit's profile, and beside them the paper on which they will stand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.engine.unit import Unit, UnitLevel
from desktop.ui import style, words
from desktop.ui.profile.paper import Paper
from desktop.ui.profile.reading import Fault, ProfileText, read

_LONGEST_LINE = 200

#: Who signs: the authority lines and the position that go with each usual case.
_SIGNERS = (
    ("Chủ tịch", ("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"),
    ("Phó Chủ tịch ký thay", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
)
_OTHER = "Trường hợp khác"


class ProfileForm(QWidget):
    """Fields for a `Unit`. `read` returns the unit, or `None` after saying in `fault_label` what is to be mended.

    The owner lays `fault_label` out, near its buttons, where it is in sight however far the fields are scrolled.
    """

    edited = Signal()

    def __init__(self, unit: Unit | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        known = unit or Unit("")
        self.name = _line(known.name, "UBND phường Yết Kiêu")
        self.level = QComboBox()
        for level in UnitLevel:
            self.level.addItem(words.LEVEL[level], level)
        self.level.setCurrentIndex(list(UnitLevel).index(known.level))
        self.parent_name = _line(known.parent, "UBND thành phố Hà Nội")
        self.place = _line(known.place, "Yết Kiêu")
        self.symbol = _line(known.symbol, "BC-UBND")
        self.drafter = _line(known.drafter, "Nguyễn Thu Hà")
        self.who_signs = QComboBox()
        self.who_signs.addItems([*(name for name, _, _ in _SIGNERS), _OTHER])
        self.authority = _lines(known.authority, 2, "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH")
        self.position = _line(known.position, "PHÓ CHỦ TỊCH")
        self.signer = _line(known.signer, "Trần Văn Minh")
        self.recipients = _lines(known.recipients, 3, "UBND thành phố Hà Nội\nSở Nội vụ\nLưu: VT, CCHC")
        self.fault_label = QLabel()
        self.fault_label.setWordWrap(True)
        self.fault_label.setTextFormat(Qt.TextFormat.PlainText)
        self.fault_label.hide()
        self._paper = Paper()
        self._lay_out()
        self._follow_changes()
        self._recognise_signer()
        self._show_paper()

    def read(self) -> Unit | None:
        """Return the unit as typed, or `None` after saying what is wrong and going to that field."""
        result = read(self._text())
        if isinstance(result, Unit):
            self.fault_label.hide()
            return result
        self._point_at(result)
        return None

    @property
    def fault(self) -> str:
        """The sentence about what is to be mended, empty when there is none."""
        return "" if self.fault_label.isHidden() else self.fault_label.text()

    # --- inside ---

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setHorizontalSpacing(gaps.large)
        form.setVerticalSpacing(gaps.medium)
        _add_rows(
            form,
            "Đơn vị báo cáo",
            ("Tên đơn &vị", self.name),
            ("Cấ&p", self.level),
            ("Cơ quan cấp t&rên", self.parent_name),
            ("Đị&a danh", self.place),
            ("&Ký hiệu văn bản", self.symbol),
        )
        _add_rows(
            form,
            "Người lập và người ký",
            ("Người &lập báo cáo", self.drafter),
            ("A&i ký", self.who_signs),
            ("&Quyền hạn", self.authority),
            ("&Chức vụ", self.position),
            ("&Họ tên người ký", self.signer),
            ("&Nơi nhận", self.recipients),
        )
        caption = QLabel("Trên giấy sẽ in như sau")
        caption.setFont(style.strong(self.font()))
        paper = QVBoxLayout()
        paper.setSpacing(gaps.medium)
        paper.addWidget(caption)
        paper.addWidget(self._paper)
        paper.addStretch()
        columns = QHBoxLayout()
        columns.setSpacing(gaps.huge)
        columns.addLayout(form, 3)
        columns.addLayout(paper, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        style.tint(self.fault_label, WindowText="error_mark")
        self.fault_label.setFont(style.strong(self.font()))
        whole.addLayout(columns)
        whole.addStretch()

    def _follow_changes(self) -> None:
        for line in (self.name, self.parent_name, self.place, self.symbol, self.drafter, self.position, self.signer):
            line.textChanged.connect(self._changed)
        for lines in (self.authority, self.recipients):
            lines.textChanged.connect(self._changed)
        self.level.currentIndexChanged.connect(self._changed)
        self.who_signs.activated.connect(self._fill_in_signer)

    def _changed(self) -> None:
        self.fault_label.hide()
        self._recognise_signer()
        self._show_paper()
        self.edited.emit()

    def _text(self) -> ProfileText:
        return ProfileText(
            name=self.name.text(),
            level=UnitLevel(self.level.currentData()),
            parent=self.parent_name.text(),
            place=self.place.text(),
            symbol=self.symbol.text(),
            drafter=self.drafter.text(),
            authority=self.authority.toPlainText(),
            position=self.position.text(),
            signer=self.signer.text(),
            recipients=self.recipients.toPlainText(),
        )

    def _point_at(self, fault: Fault) -> None:
        self.fault_label.setText(fault.sentence)
        self.fault_label.show()
        field: QWidget = {"name": self.name, "place": self.place, "symbol": self.symbol}[fault.field]
        field.setFocus()

    def _fill_in_signer(self, index: int) -> None:
        if index < len(_SIGNERS):
            _, authority, position = _SIGNERS[index]
            self.authority.setPlainText("\n".join(authority))
            self.position.setText(position)

    def _recognise_signer(self) -> None:
        lines = tuple(line.strip() for line in self.authority.toPlainText().splitlines() if line.strip())
        usual = [signer[1:] for signer in _SIGNERS]
        chosen = (lines, self.position.text().strip())
        self.who_signs.setCurrentIndex(usual.index(chosen) if chosen in usual else len(usual))

    def _show_paper(self) -> None:
        self._paper.show_unit(self._text().unit)


def scrolled(form: ProfileForm) -> QScrollArea:
    """Return *form* in an area that scrolls where there is not room for all of it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the fields have the keyboard
    area.setWidget(form)
    beside = area.verticalScrollBar().sizeHint().width()
    style.follow(area, lambda: area.setMinimumWidth(form.minimumSizeHint().width() + beside))
    return area


def _line(text: str, example: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setPlaceholderText(f"Ví dụ: {example}")
    field.setMaxLength(_LONGEST_LINE)
    style.follow(field, lambda: field.setMinimumHeight(field.sizeHint().height() + style.spacing(field.fontMetrics()).small))
    return field


def _lines(text: tuple[str, ...], count: int, example: str) -> QPlainTextEdit:
    field = QPlainTextEdit("\n".join(text))
    field.setPlaceholderText(example)
    field.setTabChangesFocus(True)
    margins = 2 * (field.frameWidth() + round(field.document().documentMargin()) + 1)
    style.follow(field, lambda: field.setFixedHeight(count * field.fontMetrics().lineSpacing() + margins))
    return field


def _add_rows(form: QFormLayout, title: str, *fields: tuple[str, QWidget]) -> None:
    heading = QLabel(title)
    heading.setFont(style.strong(heading.font()))
    if form.rowCount():
        heading.setContentsMargins(0, style.spacing(heading.fontMetrics()).medium, 0, 0)
    form.addRow(heading)
    for label, field in fields:
        form.addRow(label, field)
        field.setAccessibleName(label.replace("&", ""))
