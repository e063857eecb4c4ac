"""Faults of an edition's files, collected so that its author sees all of them at once."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Fault(NamedTuple):
    """One fault: file, line (0 when the whole file is meant), what is wrong, and how to mend it."""

    file: str
    line: int
    message: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message} {self.remedy}".rstrip()


class EditionFaultsError(ValueError):
    """An edition that cannot be used; `faults` lists everything that is wrong with it."""

    def __init__(self, folder: Path, faults: list[Fault]) -> None:
        self.folder = folder
        self.faults = sorted(set(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class FaultList:
    """The faults found so far in one edition."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def add(self, file: str, line: int, message: str, remedy: str = "") -> None:
        """Note a fault and go on."""
        self.faults.append(Fault(file, line, message, remedy))
