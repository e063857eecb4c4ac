"""What other units sent: each version of each report that was taken in, once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from desktop.engine.definition import Edition
from desktop.engine.edits import WarningKey
from desktop.engine.period import Period
from desktop.engine.report import Report, Status
from desktop.engine.unit import Unit, UnitLevel
from desktop.storage import rows
from desktop.storage.datafile import DataFile

#: So many reports are asked for in one query.
_AT_ONCE = 200


class Sender(NamedTuple):
    """Whose a received version is, and of which form: all that is needed to add it up."""

    id: int
    unit: str
    name: str
    form: str


class ReceivedRow(NamedTuple):
    """One received version. *unit* is its code in the register, without one what its name is known by; times are aware.

    *sent* is when the unit made it ready. *signed* tells submissions from bare workbooks; *faults* is what is told of its
    errors, empty without any.
    """

    id: int
    unit: str
    name: str
    form: str
    edition: str
    period: Period
    number: str
    version: int
    hash: str
    signed: bool
    sent: datetime
    received: datetime
    file: str
    faults: str

    @property
    def rank(self) -> tuple[bool, int, datetime, str]:
        """Of several that a unit sent for one period the highest counts, in whatever order they came."""
        return self.signed, self.version, self.sent, self.hash

    @property
    def sender(self) -> Sender:
        """Whose it is."""
        return Sender(self.id, self.unit, self.name, self.form)


class NewReceived(NamedTuple):
    """A version to be kept: its row, whose number is still 0, and its report."""

    row: ReceivedRow
    report: Report


class ReceivedValue(NamedTuple):
    """One row of a received report: its value in stored form and its note; at least one of both is there."""

    received: int
    code: str
    stored: str | None
    note: str


class ReceivedTable:
    """The received reports in the user's file. Raises `StorageError`."""

    def __init__(self, file: DataFile) -> None:
        self._file = file

    @property
    def has_any(self) -> bool:
        """Whether anything was ever received."""
        with self._file.reading() as connection:
            return connection.execute("SELECT 1 FROM received LIMIT 1").fetchone() is not None

    def keep(self, new: Iterable[NewReceived]) -> list[int]:
        """Keep versions, all in one transaction; return their numbers."""
        ids = []
        with self._file.transaction() as connection:
            for row, report in new:
                ids.append(_insert(connection, row, report))
        return ids

    def rows(self, form: str, period: Period) -> list[ReceivedRow]:
        """Return all versions of all units of *form* for *period*."""
        return self._rows("form = ? AND period = ?", (form, period.code))

    def rows_of(self, form: str) -> list[ReceivedRow]:
        """Return all versions of all units and periods of *form*."""
        return self._rows("form = ?", (form,))

    def forms(self) -> dict[str, int]:
        """Return of which forms anything was received, and how many versions."""
        with self._file.reading() as connection:
            return dict(map(tuple, connection.execute("SELECT form, count(*) FROM received GROUP BY form")))

    def rows_from(self, unit: str) -> list[ReceivedRow]:
        """Return all versions that a unit sent, of whatever form and period."""
        return self._rows("unit = ?", (unit,))

    def row(self, received_id: int) -> ReceivedRow | None:
        """Return one version."""
        return next(iter(self._rows("id = ?", (received_id,))), None)

    def all_rows(self) -> list[ReceivedRow]:
        """Return every version."""
        return self._rows("1", ())

    def known(self, hashes: Sequence[str]) -> set[str]:
        """Return which of *hashes* have been received."""
        with self._file.reading() as connection:
            query = "SELECT 1 FROM received WHERE hash = ?"
            return {hash_ for hash_ in hashes if connection.execute(query, (hash_,)).fetchone()}

    def beginning_with(self, digits: str) -> list[ReceivedRow]:
        """Return the versions whose hash begins with these hexadecimal digits."""
        return self._rows("substr(hash, 1, ?) = ?", (len(digits), digits))

    def values(self, ids: Sequence[int], codes: Collection[str] | None = None) -> Iterator[list[ReceivedValue]]:
        """Yield the values of each of *ids* in their order, all or those of *codes*."""
        wanted_codes = list(codes) if codes is not None else []
        of_codes = f" AND code IN ({_marks(wanted_codes)})" if codes is not None else ""
        for start in range(0, len(ids), _AT_ONCE):
            wanted = ids[start : start + _AT_ONCE]
            found: dict[int, list[ReceivedValue]] = {each: [] for each in wanted}
            with self._file.reading() as connection:
                cursor = connection.cursor()
                cursor.row_factory = None
                query = (
                    "SELECT received_id, code, stored, note FROM received_value"  # noqa: S608
                    f" WHERE received_id IN ({_marks(wanted)}){of_codes}"
                )
                for value in cursor.execute(query, (*wanted, *wanted_codes)):
                    found[value[0]].append(ReceivedValue._make(value))
            yield from found.values()

    def behind(self, report_id: int) -> list[Sender]:
        """Return whose versions were added up in a consolidated report, unit by unit."""
        with self._file.reading() as connection:
            cursor = connection.cursor()
            cursor.row_factory = None
            found = cursor.execute(
                "SELECT id, unit, name, form FROM received JOIN consolidation_part ON received_id = id"
                " WHERE report_id = ? ORDER BY unit, id",
                (report_id,),
            )
            return [Sender._make(row) for row in found]

    def counts(self, ids: Sequence[int]) -> dict[int, int]:
        """Return how many rows each of *ids* says a value for."""
        found: dict[int, int] = {}
        with self._file.reading() as connection:
            for start in range(0, len(ids), _AT_ONCE):
                wanted = ids[start : start + _AT_ONCE]
                query = (
                    "SELECT received_id, count(*) FROM received_value"  # noqa: S608
                    f" WHERE stored IS NOT NULL AND received_id IN ({_marks(wanted)}) GROUP BY received_id"
                )
                found.update((each, count) for each, count in connection.execute(query, wanted))
        return found

    def report(self, received_id: int, edition: Edition) -> Report:
        """Return a received report in the terms of *edition*, as it was sent; its unit may be gone by now."""
        with self._file.reading() as connection:
            row = connection.execute("SELECT * FROM received WHERE id = ?", (received_id,)).fetchone()
            return Report(
                edition,
                _unit(row["profile"]),
                Period.parse(row["period"]),
                dates=rows.dates_from(row),
                entries=rows.entries_from(edition, json.loads(row["cells"])),
                number=row["number"],
                version=row["version"],
                status=Status.SUBMITTED,
                reasons={WarningKey(*warning): reason for *warning, reason in json.loads(row["reasons"])},
            )

    def call(self, names: Mapping[int, str]) -> None:
        """Enter under which code of the register the units of some versions are known from now on."""
        with self._file.transaction() as connection:
            connection.executemany("UPDATE received SET unit = ? WHERE id = ?", [(unit, each) for each, unit in names.items()])

    def profile(self, received_id: int) -> Unit:
        """Return the unit as it presents itself in a received report."""
        with self._file.reading() as connection:
            return _unit(connection.execute("SELECT profile FROM received WHERE id = ?", (received_id,)).fetchone()["profile"])

    def _rows(self, condition: str, values: Sequence[object]) -> list[ReceivedRow]:
        with self._file.reading() as connection:
            names = ", ".join(column for column in _COLUMNS)
            found = connection.execute(f"SELECT id, {names} FROM received WHERE {condition} ORDER BY id", values)  # noqa: S608
            return [_row(row) for row in found]


_COLUMNS = (
    "unit",
    "name",
    "form",
    "edition",
    "period",
    "number",
    "version",
    "hash",
    "signed",
    "sent",
    "received",
    "file",
    "faults",
)


def _row(row: sqlite3.Row) -> ReceivedRow:
    return ReceivedRow(
        id=row["id"],
        unit=row["unit"],
        name=row["name"],
        form=row["form"],
        edition=row["edition"],
        period=Period.parse(row["period"]),
        number=row["number"],
        version=row["version"],
        hash=row["hash"],
        signed=bool(row["signed"]),
        sent=datetime.fromisoformat(row["sent"]),
        received=datetime.fromisoformat(row["received"]),
        file=row["file"],
        faults=row["faults"],
    )


def _insert(connection: sqlite3.Connection, row: ReceivedRow, report: Report) -> int:
    edition = report.edition
    columns = {
        **row._asdict(),
        "period": row.period.code,
        "signed": int(row.signed),
        "sent": row.sent.isoformat(),
        "received": row.received.isoformat(),
        "starts": report.dates.start.isoformat(),
        "ends": report.dates.end.isoformat(),
        "profile": json.dumps({**report.unit._asdict(), "level": report.unit.level.value}, ensure_ascii=False),
        "cells": json.dumps(
            [[*address, entry.typed, rows.stored_text(edition, address, entry)] for address, entry in report.entries.items()],
            ensure_ascii=False,
        ),
        "reasons": json.dumps([[*key, reason] for key, reason in report.reasons.items()], ensure_ascii=False),
    }
    del columns["id"]
    marks = ", ".join(f":{column}" for column in columns)
    added = connection.execute(f"INSERT INTO received ({', '.join(columns)}) VALUES ({marks})", columns)  # noqa: S608
    received_id = added.lastrowid or 0
    connection.executemany(
        "INSERT INTO received_value (received_id, code, stored, note) VALUES (?, ?, ?, ?)", _values(received_id, report)
    )
    return received_id


def _values(received_id: int, report: Report) -> Iterator[tuple[int, str, str | None, str]]:
    for code, row in report.edition.indicators.items():
        stored, note = row.type.stored(report.value(code)), report.note(code)
        if stored is not None or note:
            yield received_id, code, stored, note


def _unit(text: str) -> Unit:
    try:
        told = json.loads(text)
        lines = {field: tuple(told[field]) for field in ("authority", "recipients")}
        return Unit(**{**told, **lines, "level": UnitLevel(told["level"])})
    except (KeyError, TypeError) as error:  # not as it was written here
        raise ValueError(text) from error


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
