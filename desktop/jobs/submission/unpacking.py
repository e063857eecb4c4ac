"""What travels in a submission, put on the disk to be opened or kept. Only what was proved is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from desktop.engine.submission import Submission
from desktop.exchange.files import write_whole

_READ_ONLY = 0o444


def name_of(submission: Submission, suffix: str) -> str:
    """Return the name of a file that is taken out of a submission: form, period and version."""
    from desktop.exchange.submission.names import safe_name

    return safe_name(f"{submission.form}_{submission.period.code}-v{submission.version}{suffix}")


def put_out(content: bytes, name: str, folder: Path) -> Path:
    """Write a file to be looked at, which cannot be changed by mistake; return its path. Raises `ExportError`."""
    path = folder / name
    write_whole(path, content)
    path.chmod(_READ_ONLY)
    return path


def save_attachments(attachments: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write attachments into *folder*; return their paths. Raises `ExportError`.

    No other file is overwritten: where another one has the name, a number is added to it. One that is there already, just
    as it was sent, stays.
    """
    return [_saved(content, folder / name) for name, content in attachments.items()]


def _saved(content: bytes, path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        if _holds(free, content):
            return free
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    write_whole(free, content)
    return free


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False
