"""Which release is built: its version, from the one place that has it, and its date."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: Before this day there was no program; archives cannot hold a date before 1980.
_EARLIEST = 1_577_836_800


class RefusalError(Exception):
    """Why nothing is built, in one sentence for the one who asked."""


class NotHadError(RefusalError):
    """An input cannot be fetched here: there is no network, or no package index answers."""


def version() -> str:
    """Return the version of the program, as three numbers with points."""
    text = (ROOT / "desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(\d+\.\d+\.\d+)"$', text, re.MULTILINE)
    if found is None:
        raise RefusalError("desktop/__init__.py không ghi số phiên bản dạng 1.2.3.")
    return found[1]


def moment() -> int:
    """Return the date of every file that is built, in seconds since 1970: the last commit's, or `SOURCE_DATE_EPOCH`."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    done = subprocess.run(
        ["git", "-C", ROOT, "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    if done.returncode == 0 and done.stdout.strip():
        return int(done.stdout)
    # Unpacked from an archive: the file that carries the version is as old as the release.
    return max(_EARLIEST, int((ROOT / "desktop" / "__init__.py").stat().st_mtime))
