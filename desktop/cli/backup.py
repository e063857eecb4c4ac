"""Backups on the command line."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from desktop.cli.answer import Answer
from desktop.jobs import backup


def back_up(folder: Path, chosen: Namespace) -> Answer:
    """Copy all data out."""
    backup.back_up(folder, chosen.file)
    path = str(chosen.file.absolute())
    return Answer({"file": path}, (f"Đã sao lưu vào {path}",))


def restore(folder: Path, chosen: Namespace) -> Answer:
    """Bring a backup back."""
    found = backup.look(chosen.file)
    kept = str(backup.bring_back(folder, chosen.file, datetime.now().astimezone()))
    told = f"Đã khôi phục {found.reports} báo cáo của {found.unit or 'đơn vị chưa đặt tên'}."
    return Answer({"reports": found.reports, "unit": found.unit, "kept": kept}, (told, f"Dữ liệu trước đó được giữ ở {kept}"))
