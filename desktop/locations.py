"""Where things are: in a checkout, in an installed program, and the user's data.

An installation keeps the package in `app/desktop` (or `desktop`) below its top folder, in which the installer leaves the file
`installed.json`: `{"kind": "windows"}`, `"deb"` or `"run"`. A folder `CCHC-data` beside that file makes the program portable:
the data lies in there, as on a USB stick, and nothing is written anywhere else.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

#: What an installer leaves in the top folder, and which makes it an installation.
INSTALLED = "installed.json"
#: The folder that makes an installation portable.
PORTABLE = "CCHC-data"
#: How the name of a file that is sent ends.
SUBMISSION = ".cchc"

_HERE = Path(__file__).resolve().parent
_POINTER = "thu-muc-du-lieu.txt"


class Origin(Enum):
    """Why the data is looked for where it is."""

    NAMED = auto()  # on the command line or in `CCHC_DATA`
    PORTABLE = auto()  # beside the program
    MOVED = auto()  # where this user moved it
    USUAL = auto()


class DataFolder(NamedTuple):
    """The folder of the user's database and backups."""

    path: Path
    origin: Origin

    @property
    def is_lost(self) -> bool:
        """Whether the data was moved here and is not: the stick is not in, the drive not connected."""
        return self.origin is Origin.MOVED and not has_data(self.path)


def forms() -> Path:
    """Return the folder of the form editions."""
    return _shared("forms")


def resources() -> Path:
    """Return the folder of fonts, icons, style and the user's guide."""
    return _shared("resources")


def licences() -> Path | None:
    """Return the folder of the licences of what is shipped, `None` where nothing is: in a checkout."""
    folder = _HERE.parent / "licences"
    return folder if folder.is_dir() else None


def program() -> Path | None:
    """Return the top folder of the installation that runs, `None` in a checkout or after pip."""
    return next((folder for folder in _HERE.parents[:2] if (folder / INSTALLED).is_file()), None)


def data_folder(chosen: str | None = None) -> DataFolder:
    """Return where the data is: *chosen*, else `CCHC_DATA`, beside a portable program, where it was moved, the usual place."""
    if wanted := chosen or os.environ.get("CCHC_DATA"):
        return DataFolder(Path(wanted).expanduser().absolute(), Origin.NAMED)
    installed = program()
    if installed and (installed / PORTABLE).is_dir():
        return DataFolder(installed / PORTABLE, Origin.PORTABLE)
    if moved := _moved_to():
        return DataFolder(moved, Origin.MOVED)
    return DataFolder(usual_data_folder(), Origin.USUAL)


def usual_data_folder() -> Path:
    """Return the system's place for this user's data. It depends on the user alone: each has data of their own."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return (Path(base) if base else Path.home() / "AppData" / "Local") / "CCHC"
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "cchc"


def pointer() -> Path:
    """Return the file that says where this user moved the data: the path of a folder on its only line."""
    return usual_data_folder() / _POINTER


def user_name() -> str:
    """Return the name by which the system knows the one at the computer, empty when it tells none."""
    return next((name for key in ("USERNAME", "USER", "LOGNAME") if (name := os.environ.get(key))), "")


def database(folder: Path) -> Path:
    """Return the database in a data folder."""
    return folder / "cchc.sqlite"


def has_data(folder: Path) -> bool:
    """Whether a database lies in *folder*; not where the folder cannot be reached."""
    with suppress(OSError):
        return database(folder).is_file()
    return False


def ready_editions(folder: Path) -> Path:
    """Return where a data folder keeps editions ready-made; it can be deleted at any time."""
    return folder / "tam"


def _moved_to() -> Path | None:
    try:
        line = pointer().read_text(encoding="utf-8-sig", errors="replace").strip()
    except OSError:
        return None
    return Path(line).absolute() if line else None


def _shared(name: str) -> Path:
    """Return a folder of data: beside the package in a checkout and in the installers, under `share` after pip."""
    beside = _HERE.parent / name
    return beside if beside.is_dir() else Path(sys.prefix) / "share" / "cchc" / name
