"""The sentences about single cells, each written once. `desktop.engine.rules` holds those about several."""

from __future__ import annotations

from desktop.engine.definition import USUAL_NAMES, ColumnNames
from desktop.engine.values import Fault, FaultCode, Kind

#: What is wrong, and how to mend it; {typed} is the text as the clerk wrote it, {readings} what it can mean,
#: {note} the form's word for the column of notes.
_CELL = {
    FaultCode.AMBIGUOUS: (
        "“{typed}” có thể hiểu theo hai cách: {readings}.",
        "Gõ lại theo một cách: dấu chấm để tách hàng nghìn, dấu phẩy cho phần thập phân.",
    ),
    FaultCode.NOT_A_NUMBER: ("“{typed}” không phải là một con số.", "Gõ con số vào đây; chữ thì ghi ở cột {note}."),
    FaultCode.TWO_DECIMAL_SIGNS: (
        "“{typed}” có các dấu chấm, phẩy không đúng chỗ.",
        "Dấu chấm tách từng ba chữ số, dấu phẩy chỉ ghi một lần trước phần thập phân, ví dụ 1.234,5.",
    ),
    FaultCode.NOT_WHOLE: ("“{typed}” có phần lẻ, ô này chỉ nhận số nguyên.", "Gõ một số nguyên, ví dụ 12."),
    FaultCode.NEGATIVE: ("“{typed}” là số âm.", "Ô này chỉ nhận số từ 0 trở lên."),
    FaultCode.TOO_LARGE: ("“{typed}” lớn quá hoặc có quá nhiều chữ số.", "Kiểm tra số chữ số và đơn vị tính."),
    FaultCode.NOT_A_CHOICE: ("“{typed}” không có trong các câu trả lời của dòng này.", "Chọn một trong: {readings}."),
    FaultCode.NOT_A_DATE: ("“{typed}” không phải là một ngày có thật.", "Gõ ngày, tháng và năm đủ bốn chữ số: 14/05/2024."),
    FaultCode.NOT_A_DOCUMENT: (
        "“{typed}” chưa có số, ký hiệu văn bản.",
        "Ghi số, ký hiệu và ngày ban hành, ví dụ 29/KH-UBND ngày 19/01/2024.",
    ),
    FaultCode.TOO_LONG: (
        "Nội dung dài quá 32.767 ký tự, tệp Excel không chứa được.",
        "Rút gọn, hoặc gửi kèm thành văn bản riêng.",
    ),
}

_LONGEST_QUOTE = 60

STATED_DIFFERS = (
    "Số ghi sẵn là {stated}, chương trình tính ra {calculated}.",
    "Số chương trình tính được dùng trong báo cáo. Xem lại các dòng thành phần, rồi xóa số ghi sẵn (phím Delete).",
)


def quoted(typed: str) -> str:
    """Return a typed text as a sentence quotes it: on one line, cut with an ellipsis."""
    line = " ".join(typed.split())
    return line if len(line) <= _LONGEST_QUOTE else line[:_LONGEST_QUOTE] + "…"


def about_cell(fault: Fault, typed: str, kind: Kind, columns: ColumnNames = USUAL_NAMES) -> tuple[str, str]:
    """Return what is wrong with a typed text and how to mend it."""
    message, remedy = _CELL[fault.code]
    if fault.code is FaultCode.NOT_A_NUMBER and kind is Kind.RATIO:
        remedy = "Gõ tỷ lệ phần trăm, ví dụ 67,74."
    typed = quoted(typed)
    readings = (" hay " if fault.code is FaultCode.AMBIGUOUS else ", ").join(fault.readings)
    return message.format(typed=typed, readings=readings), remedy.format(readings=readings, note=columns.note)
