"""What travels in a submission is taken out as it was sent, and nothing is written over."""

import stat
from pathlib import Path

import pytest

from desktop.exchange.submission.reading import open_submission
from desktop.jobs.desk import Desk
from desktop.jobs.errors import ExportError
from desktop.jobs.submission.unpacking import name_of, put_out, save_attachments
from tests.jobs.submission.conftest import Send


def test_a_file_to_be_looked_at_is_what_was_sent_and_cannot_be_changed_by_mistake(
    ward: Desk, report: int, send: Send, tmp_path: Path
) -> None:
    file = open_submission(send(ward, report))
    path = put_out(file.pdf, name_of(file.submission, ".pdf"), tmp_path)
    assert path == tmp_path / "ward-monthly_2024-05-v1.pdf"
    assert path.read_bytes() == file.pdf
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    elsewhere = file.submission._replace(form="../../x")
    assert (tmp_path / name_of(elsewhere, ".pdf")).parent == tmp_path


def test_attachments_never_take_the_place_of_other_files(tmp_path: Path) -> None:
    (tmp_path / "kế hoạch.txt").write_bytes(b"of the clerk")
    attachments = {"kế hoạch.txt": b"sent", "biểu.txt": b"sent too"}
    for _ in range(2):  # the second time all are there
        saved = save_attachments(attachments, tmp_path)
        assert [path.name for path in saved] == ["kế hoạch (2).txt", "biểu.txt"]
        assert [path.read_bytes() for path in saved] == [b"sent", b"sent too"]
    assert (tmp_path / "kế hoạch.txt").read_bytes() == b"of the clerk"
    assert len(list(tmp_path.iterdir())) == 3
    with pytest.raises(ExportError, match="Chưa có thư mục"):
        save_attachments(attachments, tmp_path / "không có")
