"""Make the one file that is sent upward."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from desktop import locations
from desktop.engine.content import content_hash, short_hash
from desktop.engine.report import Report, Status
from desktop.exchange.files import write_whole
from desktop.exchange.submission.container import MOST_BYTES
from desktop.jobs.desk import Desk, ReportRow
from desktop.jobs.errors import RefusedError
from desktop.jobs.submission.keys import own_key, seed_of_own_key

__all__ = ["MOST_BYTES", "SUFFIX", "Made", "make_submission", "sendable", "submission_of"]

SUFFIX = locations.SUBMISSION
_LOGGED = "lập tệp gửi"


class Made(NamedTuple):
    """A submission that was written: where, its size in bytes, its SHA-256, the report's short hash, the key's fingerprint."""

    path: Path
    size: int
    sha256: str
    code: str
    key: str


def make_submission(
    desk: Desk,
    report_id: int,
    path: Path,
    *,
    passphrase: str = "",
    attachments: Sequence[Path] = (),
    wanted: Callable[[], bool] = lambda: True,
) -> Made | None:
    """Write the submission of a finalised report to *path*; from then on the report counts as submitted.

    *wanted* is asked when the content is made: after a no, nothing is written and `None` returned. Raises `RefusedError` for
    a draft, for attachments that cannot be read and for a file too large to be mailed, `PassphraseError` when the unit's key
    has another passphrase, `ExportError` when the file cannot be written.
    """
    content = submission_of(desk, report_id, passphrase=passphrase, attachments=attachments)
    if not wanted():
        return None
    write_whole(path, content)
    desk.database.submitted(report_id, _LOGGED, datetime.now(UTC))
    key = own_key(desk)
    code = short_hash(desk.report(report_id).hash)
    return Made(path, len(content), sha256(content).hexdigest(), code, key.fingerprint if key else "")


def submission_of(desk: Desk, report_id: int, *, passphrase: str = "", attachments: Sequence[Path] = ()) -> bytes:
    """Return the bytes of the submission; the same report gives the same bytes. Raises in the way of `make_submission`."""
    from desktop.exchange.submission.writing import Life, TooBigError, submission_bytes

    row, report = sendable(desk, report_id)
    amended = desk.report(row.amends).hash if row.amends is not None else ""
    attached = _read(attachments, MOST_BYTES)
    seed = seed_of_own_key(desk, passphrase)
    try:
        return submission_bytes(report, Life(row.finalised or row.changed, amended), seed, attached)
    except TooBigError as error:
        size = f"{error.size / 1_000_000:.1f}".replace(".", ",")
        told = f"Tệp gửi sẽ nặng {size} MB, quá {MOST_BYTES // 1_000_000} MB mà thư điện tử nhận được"
        raise RefusedError(f"{told}: hãy bỏ bớt hoặc thu nhỏ tệp đính kèm.") from None


def sendable(desk: Desk, report_id: int) -> tuple[ReportRow, Report]:
    """Return a report that may be sent: finalised, and still saying what it said then."""
    row = desk.report(report_id)
    report = desk.open_report(report_id).report
    if row.status is Status.DRAFT:
        raise RefusedError("Báo cáo này còn là bản nháp: hãy chốt báo cáo rồi mới lập tệp gửi.")
    if content_hash(report) != row.hash:
        raise RefusedError(
            "Báo cáo này không còn khớp với mã kiểm tra lúc chốt (số liệu hoặc cách tính đã khác đi) "
            "nên không lập tệp gửi được: hãy lập bản đính chính, xem lại rồi chốt."
        )
    return row, report


def _read(files: Sequence[Path], most: int) -> dict[str, bytes]:
    """Return the contents of the attachments by the names that they have in the submission."""
    from desktop.exchange.submission.names import safe_name

    found: dict[str, bytes] = {}
    for file in files:
        try:
            if file.stat().st_size > most:
                raise RefusedError(f"Tệp đính kèm “{file.name}” lớn hơn {most // 1_000_000} MB: hãy thu nhỏ tệp.")
            content = file.read_bytes()
        except OSError:
            raise RefusedError(f"Không đọc được tệp đính kèm “{file}”: hãy kiểm tra tên và quyền đọc tệp.") from None
        name = safe_name(file.name)
        if name in found:
            raise RefusedError(f"Có hai tệp đính kèm cùng tên “{name}”: hãy đổi tên một tệp.")
        found[name] = content
    return found
