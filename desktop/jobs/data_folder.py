"""Where the user's data is, and moving it elsewhere: to another drive, a stick, a folder on the network."""

from __future__ import annotations

from pathlib import Path

from desktop import locations
from desktop.jobs.errors import RefusedError


class LostDataError(RefusedError):
    """The data was moved to a folder that is not there now. Nothing is opened in its place."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Không thấy dữ liệu ở “{folder}”, nơi dữ liệu đã được chuyển đến: "
            "hãy cắm lại USB hoặc nối lại ổ đĩa, ổ mạng rồi thử lại."
        )
        self.folder = folder


def found(chosen: str | None) -> Path:
    """Return the data folder in force, *chosen* if one is named on the command line. Raises `LostDataError`."""
    data = locations.data_folder(chosen)
    if data.is_lost:
        raise LostDataError(data.path)
    return data.path
