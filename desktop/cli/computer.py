"""What concerns the computer and not a report: where the data is, a copy on a stick, newer versions, licences."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from desktop import __version__, locations
from desktop.cli.answer import DONE, FAULTY, Answer
from desktop.jobs import data_folder
from desktop.jobs.errors import RefusedError

_ORIGIN = {
    locations.Origin.NAMED: "do --data hoặc CCHC_DATA chỉ ra",
    locations.Origin.PORTABLE: "bản mang theo, dữ liệu nằm cạnh chương trình",
    locations.Origin.MOVED: "đã chuyển đến đây",
    locations.Origin.USUAL: "thư mục thường dùng của người dùng này",
}


def where(folder: Path, chosen: Namespace) -> Answer:
    """Say where the program and the data are."""
    origin = locations.data_folder(chosen.data).origin
    program = locations.program() or locations.resources().parent
    data = {"version": __version__, "program": str(program), "data": str(folder), "origin": origin.name.lower()}
    return Answer(data, (f"CCHC {__version__}", f"Chương trình: {program}", f"Dữ liệu: {folder} ({_ORIGIN[origin]})"))


def move_data(folder: Path, chosen: Namespace) -> Answer:
    """Move the data elsewhere, or use what is there."""
    there = data_folder.destination(chosen.folder, folder)
    held = f"dữ liệu của {there.unit or 'đơn vị chưa đặt tên'}, {there.reports} báo cáo"
    if chosen.use:
        if there.reports is None:
            raise RefusedError(f"“{there.folder}” chưa có dữ liệu: hãy bỏ --use để chuyển dữ liệu đến đó.")
        data_folder.use(there.folder)
        told = (f"Từ nay dùng {held}, ở {there.folder}", f"Dữ liệu ở {folder} không bị thay đổi.")
    else:
        if there.reports is not None:
            raise RefusedError(f"“{there.folder}” đã có {held}: thêm --use để dùng dữ liệu ấy, hoặc chọn thư mục khác.")
        data_folder.move(folder, there.folder)
        told = (f"Đã chuyển dữ liệu đến {there.folder}", data_folder.retire(folder, datetime.now().astimezone()))
    return Answer({"data": str(there.folder)}, told)


def portable(folder: Path, chosen: Namespace) -> Answer:
    """Copy program and data to a stick."""
    from desktop.jobs import portable as portable_job

    place = portable_job.make(chosen.stick, None if chosen.without_data else folder)
    return Answer({"folder": str(place)}, (f"Đã tạo bản mang theo ở {place}",))


def updates(_folder: Path, chosen: Namespace) -> Answer:
    """Look for a newer setup file; the status says whether one that is there is damaged."""
    from desktop import drives
    from desktop.jobs import updates as updates_job

    setup = updates_job.newest(chosen.folders or drives.removable())
    if setup is None:
        return Answer({"newer": False}, ("Không thấy tệp cài đặt nào của chương trình.",))
    data = {"version": setup.version, "file": str(setup.path), "newer": updates_job.is_newer(setup)}
    if not data["newer"]:
        return Answer(data, (f"Bản đang dùng {__version__} không cũ hơn bản tìm thấy {setup.version} ({setup.path}).",))
    update = updates_job.look_into(setup)
    assert update is not None  # noqa: S101 - nobody cancels here
    altered = update.integrity is updates_job.Integrity.ALTERED
    data |= {"integrity": update.integrity.name.lower(), "changes": list(update.changes), "command": update.command}
    lines = [f"Có bản {setup.version}: {setup.path}", f"  {updates_job.INTEGRITY[update.integrity]}"]
    lines += [f"  - {change}" for change in update.changes]
    lines += [f"  {told}"] if (told := updates_job.for_a_stick(setup)) else []
    return Answer(data, tuple(lines), FAULTY if altered else DONE)


def licences(_folder: Path, _chosen: Namespace) -> Answer:
    """List everything inside."""
    from desktop.jobs.licences import components

    found = components()
    data = [each._asdict() for each in found]
    return Answer(data, tuple(f"{each.name} {each.version}: {each.licence}" for each in found))
