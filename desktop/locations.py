"""Where things are: in a checkout, in an installed program, and the user's data."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def forms() -> Path:
    """Return the folder of the form editions."""
    return _shared("forms")


def resources() -> Path:
    """Return the folder of fonts, icons, style and the user's guide."""
    return _shared("resources")


def data_folder(chosen: str | None = None) -> Path:
    """Return the folder of the user's database and backups: *chosen*, else `CCHC_DATA`, else the system's place for it."""
    if wanted := chosen or os.environ.get("CCHC_DATA"):
        return Path(wanted).expanduser().absolute()
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return (Path(base) if base else Path.home() / "AppData" / "Local") / "CCHC"
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "cchc"


def user_name() -> str:
    """Return the name by which the system knows the one at the computer, empty when it tells none."""
    return next((name for key in ("USERNAME", "USER", "LOGNAME") if (name := os.environ.get(key))), "")


def database(folder: Path) -> Path:
    """Return the database in a data folder."""
    return folder / "cchc.sqlite"


def ready_editions(folder: Path) -> Path:
    """Return where a data folder keeps editions ready-made; it can be deleted at any time."""
    return folder / "tam"


def _shared(name: str) -> Path:
    """Return a folder of data: beside the package in a checkout and in the installers, under `share` after pip."""
    beside = _HERE.parent / name
    return beside if beside.is_dir() else Path(sys.prefix) / "share" / "cchc" / name
