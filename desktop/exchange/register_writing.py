"""The list of units below as a spreadsheet to be filled or corrected, and read again by `register_sheet`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO

from xlsxwriter.workbook import Workbook

from desktop.engine.register import RegisterUnit
from desktop.engine.unit import UnitLevel
from desktop.exchange.workbook_layout import FONT, SIZE

_LEVELS = {UnitLevel.WARD: "Xã", UnitLevel.DISTRICT: "Huyện", UnitLevel.CITY: "Tỉnh"}
#: Title, width in letters, what is to be written, an example.
_COLUMNS = (
    ("Mã đơn vị", 14, "Mã riêng của mỗi đơn vị, chẳng hạn mã đơn vị hành chính. Để trống thì lấy theo tên.", "00061"),
    ("Tên đơn vị", 34, "Tên như trong báo cáo của đơn vị ấy. Cột này bắt buộc.", "UBND phường Yết Kiêu"),
    ("Cấp", 12, "Xã, phường, đặc khu, huyện, quận, thị xã, tỉnh hoặc thành phố. Để trống thì hiểu theo tên.", "Phường"),
    ("Đơn vị cấp trên", 30, "Mã hoặc tên của đơn vị cấp trên.", "UBND thành phố Hạ Long"),
    ("Liên hệ", 30, "Người phụ trách, điện thoại hoặc thư điện tử; ghi trong danh sách nhắc.", "Chị Hà, 0203.123456"),
    ("Từ ngày", 13, "Ngày đơn vị bắt đầu hoạt động, như 01/07/2025. Có từ trước thì để trống.", "01/07/2025"),
    ("Đến ngày", 13, "Ngày cuối cùng đơn vị còn hoạt động. Đang hoạt động thì để trống.", ""),
    ("Sáp nhập vào", 30, "Mã hoặc tên của đơn vị mới; nhiều đơn vị thì ngăn bằng dấu chấm phẩy.", ""),
)
_DAY = "dd/mm/yyyy"


def register_bytes(units: Iterable[RegisterUnit]) -> bytes:
    """Return the content of an .xlsx file with a line for each unit, and a second sheet that says what goes where."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        plain = {"font_name": FONT, "font_size": SIZE, "valign": "vcenter"}
        title = book.add_format({**plain, "bold": True, "border": 1, "bg_color": "#E6EAF0", "text_wrap": True})
        text = book.add_format({**plain, "num_format": "@"})  # or a code would lose its first zeros
        day = book.add_format({**plain, "num_format": _DAY, "align": "left"})
        sheet = book.add_worksheet("Danh sách đơn vị")
        for column, (name, width, _told, _example) in enumerate(_COLUMNS):
            sheet.set_column(column, column, width, day if name in ("Từ ngày", "Đến ngày") else text)
            sheet.write_string(0, column, name, title)
        sheet.freeze_panes(1, 0)
        for row, unit in enumerate(units, 1):
            for column, value in enumerate(_cells(unit)):
                if isinstance(value, date):
                    sheet.write_datetime(row, column, value, day)
                elif value:
                    sheet.write_string(row, column, value, text)
        guide = book.add_worksheet("Cách điền")
        wrapped = book.add_format({**plain, "text_wrap": True})
        for column, (head, width) in enumerate((("Cột", 18), ("Ghi gì", 70), ("Ví dụ", 30))):
            guide.set_column(column, column, width, wrapped)
            guide.write_string(0, column, head, title)
        for row, (name, _width, told, example) in enumerate(_COLUMNS, 1):
            for column, words in enumerate((name, told, example)):
                guide.write_string(row, column, words, wrapped)
    return content.getvalue()


def _cells(unit: RegisterUnit) -> tuple[str | date | None, ...]:
    level, successors = _LEVELS[unit.level], "; ".join(unit.successors)
    return unit.code, unit.name, level, unit.parent, unit.contact, unit.since, unit.until, successors
