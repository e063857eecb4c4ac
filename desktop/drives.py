"""What the system says of drives: which are reached over a network, which can be taken along."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

_REMOVABLE, _REMOTE = 2, 4  # as Windows numbers its kinds of drive
_MOUNTS = Path("/proc/self/mountinfo")
_REMOTE_KINDS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "davfs", "fuse.sshfs", "fuse.gvfsd-fuse"}
    | {"fuse.rclone", "fuse.davfs2", "fuse.glusterfs", "vboxsf", "fuse.vmhgfs-fuse", "virtiofs", "lustre", "gfs2", "ocfs2"}
)
#: Where Linux desktops mount what is plugged in.
_PLUGGED_IN = ("/media/", "/run/media/")


def is_remote(path: Path) -> bool:
    """Whether *path*, which need not exist, lies on another computer as far as the system tells."""
    if sys.platform == "win32":
        anchor = PureWindowsPath(path).anchor
        return anchor.startswith("\\\\") or _windows_kind(anchor) == _REMOTE
    there = next(each for each in (path, *path.parents) if each.exists())
    if os.major(there.stat().st_dev):  # a block device of this computer
        return False
    real = f"{there.resolve()}/"
    holding = [(len(place), kind) for place, kind in _mounts() if real.startswith(place.rstrip("/") + "/")]
    return max(holding, key=lambda each: each[0], default=(0, ""))[1] in _REMOTE_KINDS


def removable() -> list[Path]:
    """Return the sticks and cards that are plugged in now."""
    if sys.platform == "win32":
        places = [f"{letter}:\\" for letter in _windows_letters() if _windows_kind(f"{letter}:\\") == _REMOVABLE]
    else:
        places = [place for place, _ in _mounts() if place.startswith(_PLUGGED_IN)]
    return [Path(place) for place in places if Path(place).is_dir()]  # a reader of cards may have none in it


def _mounts() -> Iterator[tuple[str, str]]:
    """Yield what is mounted where, with its kind of file system, as Linux tells it; nothing where it does not.

    A later mount covers an earlier one, so it comes first.
    """
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return
    for line in reversed(lines):
        mount, _, source = line.partition(" - ")
        place = mount.split(" ")[4]
        for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
            place = place.replace(code, sign)
        yield place, source.split(" ")[0]


def _windows_letters() -> str:
    """Return the letters of the drives that there are."""
    import ctypes

    there = int(ctypes.windll.kernel32.GetLogicalDrives())  # type: ignore[attr-defined,unused-ignore]
    return "".join(chr(ord("A") + number) for number in range(26) if there >> number & 1)


def _windows_kind(anchor: str) -> int:
    """Return which kind of drive a root is; Windows' own call, that waits for no network."""
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(anchor))  # type: ignore[attr-defined,unused-ignore]
