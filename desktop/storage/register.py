"""The register of units below."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desktop.engine.register import RegisterUnit
from desktop.engine.unit import UnitLevel
from desktop.storage.datafile import DataFile

_COLUMNS = ("code", "name", "level", "parent", "contact", "since", "until")


class RegisterTable:
    """The register in the user's file; each method reads or writes all of it or nothing. Raises `StorageError`."""

    def __init__(self, file: DataFile) -> None:
        self._file = file

    @property
    def has_any(self) -> bool:
        """Whether the register lists a unit."""
        with self._file.reading() as connection:
            return connection.execute("SELECT 1 FROM register_unit LIMIT 1").fetchone() is not None

    def units(self) -> list[RegisterUnit]:
        """Return all units, in the order of their codes."""
        with self._file.reading() as connection:
            successors: dict[str, list[str]] = {}
            for code, successor in connection.execute(
                "SELECT code, successor FROM register_successor ORDER BY code, successor"
            ):
                successors.setdefault(code, []).append(successor)
            rows = connection.execute(
                "SELECT code, name, level, parent, contact, since, until FROM register_unit ORDER BY code"
            )
            return [
                RegisterUnit(
                    code, name, UnitLevel(level), parent, contact, _day(since), _day(until), tuple(successors.get(code, ()))
                )
                for code, name, level, parent, contact, since, until in rows
            ]

    def write(self, units: Iterable[RegisterUnit]) -> None:
        """Enter *units*; those with a code that is there already take its place, others stay as they are."""
        with self._file.transaction() as connection:
            for unit in units:
                values = (*unit[:2], unit.level.value, unit.parent, unit.contact, _text(unit.since), _text(unit.until))
                connection.execute(
                    f"INSERT OR REPLACE INTO register_unit ({', '.join(_COLUMNS)}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                    values,
                )
                connection.execute("DELETE FROM register_successor WHERE code = ?", (unit.code,))
                connection.executemany(
                    "INSERT OR IGNORE INTO register_successor (code, successor) VALUES (?, ?)",
                    [(unit.code, successor) for successor in unit.successors],
                )

    def remove(self, codes: Iterable[str]) -> None:
        """Take units out of the register; what they reported stays."""
        with self._file.transaction() as connection:
            for code in codes:
                connection.execute("DELETE FROM register_successor WHERE code = ?", (code,))
                connection.execute("DELETE FROM register_unit WHERE code = ?", (code,))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
