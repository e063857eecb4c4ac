"""The program's own files, as every installer lays them: what runs and what a clerk reads, nothing of how it was made."""

from __future__ import annotations

import shutil
from pathlib import Path

from installer.common.release import ROOT

#: Laid side by side; desktop/locations.py looks for the other two beside the package.
PARTS = ("desktop", "forms", "resources")
#: They made the pictures and icons, or tell a developer where something comes from.
_NOT_SHIPPED = frozenset({"make_pictures.py", "make.py"})


def lay_program(folder: Path) -> None:
    """Copy the program's parts into *folder*, which is made if need be."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=_leave_out, copy_function=shutil.copyfile)


def _leave_out(_folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name.startswith((".", "__pycache__")) or name.endswith(".md") or name in _NOT_SHIPPED}
