"""Exported files appear whole or not at all, and every hindrance is one Vietnamese sentence with the file's name."""

import errno
import os
from pathlib import Path

import pytest

from desktop.exchange.files import ExportError, write_whole


def hinder(monkeypatch: pytest.MonkeyPatch, what: str, code: int, *, filename2: str | None = None) -> None:
    """Let the step *what* of the operating system fail, as no test can bring about on every machine."""

    def fail(*_args: object, **_kwargs: object) -> None:
        raise OSError(code, os.strerror(code), "draft", None, filename2)

    monkeypatch.setattr(what, fail)


def refused(path: Path) -> str:
    """The sentence for the clerk, once it is certain that nothing was left lying about."""
    before = sorted(path.parent.iterdir()) if path.parent.is_dir() else []
    with pytest.raises(ExportError) as caught:
        write_whole(path, b"new")
    assert (sorted(path.parent.iterdir()) if path.parent.is_dir() else []) == before
    return str(caught.value)


def test_writes_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "Báo cáo tháng 5.xlsx"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")
    write_whole(tmp_path / "a.xlsx", b"new")
    assert (tmp_path / "a.xlsx").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.xlsx").write_bytes(b"old")
    (tmp_path / "link.xlsx").symlink_to("real.xlsx")
    write_whole(tmp_path / "link.xlsx", b"new")
    assert (tmp_path / "link.xlsx").is_symlink()
    assert (tmp_path / "real.xlsx").read_bytes() == b"new"


def test_a_name_as_long_as_the_system_allows(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 250 + ".xlsx")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_file_that_is_open_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    hinder(monkeypatch, "pathlib.Path.replace", errno.EACCES, filename2="a.xlsx")
    assert (
        refused(path) == "Tệp “a.xlsx” đang mở trong chương trình khác, hãy đóng tệp đó (chẳng hạn trong Excel) rồi xuất lại."
    )
    assert path.read_bytes() == b"old"


def test_a_full_disk_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    hinder(monkeypatch, "os.fsync", errno.ENOSPC)
    assert refused(path).startswith("Không đủ chỗ trên đĩa để ghi tệp “a.xlsx”")
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_folder_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    hinder(monkeypatch, "pathlib.Path.open", code)
    assert refused(tmp_path / "a.xlsx") == (
        f"Không được phép ghi tệp “a.xlsx” vào thư mục “{tmp_path}”, hãy chọn thư mục khác."
    )


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    assert refused(tmp_path / "missing" / "a.xlsx").startswith(f"Chưa có thư mục “{tmp_path / 'missing'}”")


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    assert refused(tmp_path / ("a" * 300)) == (
        f"Đường dẫn của tệp “{'a' * 300}” quá dài, hãy đặt tên tệp ngắn hơn hoặc chọn thư mục có đường dẫn ngắn hơn."
    )


@pytest.mark.parametrize("place", ["pathlib.Path.open", "pathlib.Path.replace"])
def test_a_path_that_is_too_long_for_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    hinder(monkeypatch, place, errno.ENOENT)  # which is what Windows says
    assert refused(tmp_path / "a.xlsx").startswith("Đường dẫn của tệp “a.xlsx” quá dài")


@pytest.mark.parametrize("name", ["folder", "pipe"])
def test_something_that_is_not_a_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / name) == f"“{tmp_path / name}” không phải là một tệp, hãy chọn tên tệp khác."
