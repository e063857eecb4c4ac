"""A tree of files that is the same whenever the same is put into it: dates, permissions, a list of what is inside."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import NamedTuple


class Listing(NamedTuple):
    """What is in a tree: a line for each file (SHA-256, size in bytes, path), and figures."""

    lines: tuple[str, ...]
    files: int
    size: int
    digest: str

    @property
    def text(self) -> str:
        """The lines as a file."""
        return "".join(f"{line}\n" for line in self.lines)

    @property
    def told(self) -> str:
        """The figures in one line."""
        return f"{self.files} files, {self.size / 1e6:.1f} MB, sha256 of the listing {self.digest}"


def files(folder: Path) -> list[Path]:
    """Return the files below *folder*, in the order of their names."""
    return sorted((path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()), key=Path.as_posix)


def settle(folder: Path, moment: int, *, programs: frozenset[str] = frozenset()) -> None:
    """Give everything in *folder* the date *moment* and plain permissions; *programs*, paths in it, may be executed."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_symlink():
            os.utime(path, (moment, moment), follow_symlinks=False)
            continue
        is_program = path.is_dir() or path.relative_to(folder).as_posix() in programs
        path.chmod(0o755 if is_program else 0o644)
        os.utime(path, (moment, moment))
    folder.chmod(0o755)
    os.utime(folder, (moment, moment))


def listing(folder: Path) -> Listing:
    """List what is in *folder*; links count with where they lead to."""
    lines, size = [], 0
    for path in sorted(folder.rglob("*"), key=Path.as_posix):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            lines.append(f"{'link':64} {0:>9} {name} -> {path.readlink().as_posix()}")
        elif path.is_file():
            content = path.read_bytes()
            size += len(content)
            lines.append(f"{hashlib.sha256(content).hexdigest()} {len(content):>9} {name}")
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    return Listing(tuple(lines), len(lines), size, digest)
