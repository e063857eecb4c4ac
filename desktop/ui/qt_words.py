"""Vietnamese for the words that Qt's own dialogs and menus bring: Qt is shipped without a Vietnamese translation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

_WORDS = {
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "&Cắt",
    "&Copy": "&Sao chép",
    "&Paste": "&Dán",
    "Delete": "Xóa",
    "Select All": "Chọn tất cả",
    "OK": "Đồng ý",
    "Cancel": "Bỏ qua",
    "Open": "Mở",
    "&Open": "&Mở",
    "Save": "Lưu",
    "&Save": "&Lưu",
    "&Yes": "&Có",
    "&No": "&Không",
    "%1 already exists.\nDo you want to replace it?": "Đã có tệp “%1”.\nGhi đè lên tệp này?",
    "Look in:": "Thư mục:",
    "File &name:": "&Tên tệp:",
    "Directory:": "Thư mục:",
    "Directories": "Thư mục",
    "&Choose": "&Chọn",
    "%1\nFile not found.\nPlease verify the correct file name was given.": "Không có tệp “%1”.\nHãy xem lại tên tệp.",
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": "Không có thư mục “%1”.\nHãy xem lại tên.",
    "Files of type:": "Loại tệp:",
    "All Files (*)": "Mọi tệp (*)",
    "Back": "Trở lại",
    "Go back": "Trở lại",
    "Forward": "Tới",
    "Go forward": "Tới",
    "Parent Directory": "Thư mục cha",
    "Go to the parent directory": "Đến thư mục cha",
    "Create New Folder": "Tạo thư mục mới",
    "Create a New Folder": "Tạo thư mục mới",
    "&New Folder": "Thư mục &mới",
    "&Rename": "Đổ&i tên",
    "&Delete": "&Xóa",
    "Show &hidden files": "Hiện tệp ẩ&n",
    "List View": "Danh sách",
    "Change to list view mode": "Xem dạng danh sách",
    "Detail View": "Chi tiết",
    "Change to detail view mode": "Xem dạng chi tiết",
    "Sidebar": "Nơi hay dùng",
    "List of places and bookmarks": "Danh sách các nơi hay dùng",
    "Files": "Các tệp",
    "Computer": "Máy tính",
    "Drive": "Ổ đĩa",
    "Folder": "Thư mục",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Date Modified": "Ngày sửa",
    "Print": "In",
    "&Print": "&In",
    "Printer": "Máy in",
    "&Name:": "&Tên:",
    "P&roperties": "Th&uộc tính",
    "Location:": "Nơi đặt:",
    "Type:": "Loại:",
    "Output &file:": "Ghi ra tệ&p:",
    "Print to File (PDF)": "In ra tệp (PDF)",
    "Local file": "Tệp trên máy này",
    "Write PDF file": "Ghi tệp PDF",
    "&Options >>": "Tù&y chọn >>",
    "&Options <<": "Tù&y chọn <<",
    "Options": "Tùy chọn",
    "Copies": "Số bản",
    "Copies:": "Số bản:",
    "Collate": "Xếp theo bản",
    "Reverse": "In ngược từ cuối",
    "Preview": "Xem trước",
    "Print range": "In những trang nào",
    "Print all": "Tất cả",
    "Pages from": "Từ trang",
    "to": "đến",
    "Pages": "Các trang",
    "Current Page": "Trang đang xem",
    "Selection": "Phần đang chọn",
    "Output Settings": "Cách in",
    "Page Set:": "Trang chẵn, lẻ:",
    "All Pages": "Mọi trang",
    "Odd Pages": "Trang lẻ",
    "Even Pages": "Trang chẵn",
    "Color Mode": "Màu",
    "Color": "Màu",
    "Grayscale": "Đen trắng",
    "Double Sided Printing": "In hai mặt",
    "Off": "Không",
    "Long side binding": "Lật theo cạnh dài",
    "Short side binding": "Lật theo cạnh ngắn",
}


class _Vietnamese(QTranslator):
    def isEmpty(self) -> bool:
        """Say that there are words here, else Qt does not ask."""
        return False

    def translate(  # type: ignore[override]  # nothing is how Qt is told to keep its own
        self, _context: str, text: str, _disambiguation: str | None = None, _count: int = -1
    ) -> str | None:
        """Return the Vietnamese of a text of Qt's."""
        return _WORDS.get(text)


def speak_vietnamese(parent: QObject) -> None:
    """Have Qt's own dialogs and menus speak Vietnamese from now on, as long as *parent* lives."""
    QCoreApplication.installTranslator(_Vietnamese(parent))
