"""The tables, as ordered migrations from the first release to now. A released migration is never changed, only followed.

Imported only when a file is new or older than the program: sqlite-utils takes about 70 ms to import, nearly all that
opening a report may take.

Decimals and dates are text, in the `stored` form of `desktop.engine.values`: sqlite-utils would make a float of a Decimal.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations
from sqlite_utils.db import ForeignKey

migrations = Migrations("cchc")


def apply(connection: sqlite3.Connection) -> None:
    """Carry out the missing migrations inside the caller's transaction, in which foreign keys are not enforced."""
    migrations.apply(Database(connection, execute_plugins=False, strict=True))
    if dangling := connection.execute("PRAGMA foreign_key_check").fetchone():
        raise sqlite3.IntegrityError(f"a migration left a dangling reference: {dangling}")


@migrations(name="001_units_reports_cells_and_log")
def units_reports_cells_and_log(db: Database) -> None:
    """Everything a single unit needs to fill its reports."""
    # A unit, and its profile as it stood at a time: a report keeps the one it was signed with. A profile without a unit
    # was given to a report before the unit was registered.
    db.table("unit").create({"id": int, "code": str, "is_own": int}, pk="id", not_null={"is_own"})
    db.table("unit").create_index(["code"], unique=True)
    db.execute("CREATE UNIQUE INDEX idx_unit_is_own ON unit (is_own) WHERE is_own = 1")
    words = ("name", "level", "parent", "place", "symbol", "drafter", "authority", "position", "signer", "recipients")
    db.table("profile").create(
        {"id": int, "unit_id": int, **dict.fromkeys(words, str)},
        pk="id",
        not_null=words,
        foreign_keys=[ForeignKey("profile", "unit_id", "unit", "id")],
    )
    db.table("profile").create_index(["unit_id"])
    db.table("profile").create_index(["name"])

    texts = ("form", "edition", "period", "starts", "ends", "due", "number", "status", "created", "changed")
    numbers = ("profile_id", "version", "filled", "total", "errors", "warnings")
    db.table("report").create(
        {"id": int, **dict.fromkeys(texts, str), **dict.fromkeys(numbers, int)},
        pk="id",
        not_null=texts + numbers,
        foreign_keys=[ForeignKey("report", "profile_id", "profile", "id")],
    )
    db.table("report").create_index(["form", "period"])
    db.table("report").create_index(["profile_id"])

    # What was typed, cell by cell, with its meaning when it could be read.
    db.table("cell").create(
        {"report_id": int, "code": str, "column": str, "typed": str, "stored": str},
        pk=("report_id", "code", "column"),
        not_null={"report_id", "code", "column", "typed"},
        foreign_keys=[_part_of("report", "cell")],
    )
    # What the report says, row by row, typed or calculated: for other reports, periods and offices to look up.
    db.table("value").create(
        {"report_id": int, "code": str, "stored": str},
        pk=("report_id", "code"),
        not_null={"report_id", "code", "stored"},
        foreign_keys=[_part_of("report", "value")],
    )
    db.table("value").create_index(["code"])

    # The log: one `edit` for each thing a clerk did, one `change` for each cell it changed, in order.
    db.table("edit").create(
        {"id": int, "report_id": int, "name": str, "at": str},
        pk="id",
        not_null={"report_id", "name", "at"},
        foreign_keys=[_part_of("report", "edit")],
    )
    db.table("edit").create_index(["report_id"])
    db.table("change").create(
        {"id": int, "edit_id": int, "code": str, "column": str, "before": str, "after": str, "stored": str},
        pk="id",
        not_null={"edit_id", "code", "column"},
        foreign_keys=[_part_of("edit", "change")],
    )
    db.table("change").create_index(["edit_id"])
    db.table("change").create_index(["code", "column"])

    db.table("setting").create({"key": str, "value": str}, pk="key", not_null={"key", "value"})


@migrations(name="002_reasons_versions_and_bin")
def reasons_versions_and_bin(db: Database) -> None:
    """Why warnings were confirmed, who changed what, and the life of a report from draft to corrected version."""
    # Why a warning is right as it stands: kept for the sentence that was read, so that another sentence is open again.
    texts = ("rule", "code", "message", "reason", "at", "who")
    db.table("reason").create(
        {"report_id": int, **dict.fromkeys(texts, str)},
        pk=("report_id", "rule", "code", "message"),
        not_null={"report_id", *texts},
        foreign_keys=[_part_of("report", "reason")],
    )
    db.execute("ALTER TABLE edit ADD COLUMN who TEXT NOT NULL DEFAULT ''")
    # A corrected version names the report that it corrects. `hash` is that of the content that was finalised.
    db.execute("ALTER TABLE report ADD COLUMN amends INTEGER REFERENCES report (id)")
    for column in ("finalised", "hash", "deleted"):
        db.execute(f"ALTER TABLE report ADD COLUMN {column} TEXT")
    db.table("report").create_index(["amends"])


@migrations(name="003_keys")
def keys(db: Database) -> None:
    """With which keys this unit signs, and which ones the other units are known by."""
    # The newest own key signs; older ones still tell what this unit signed with them. What `sealed` holds is the writer's.
    texts = ("public", "sealed", "made")
    db.table("own_key").create({"id": int, **dict.fromkeys(texts, str)}, pk="id", not_null=texts)
    db.table("own_key").create_index(["public"], unique=True)
    db.table("known_key").create(
        {"unit": str, "public": str, "since": str}, pk=("unit", "public"), not_null={"unit", "public", "since"}
    )
    db.table("known_key").create_index(["public"])


@migrations(name="004_units_below")
def units_below(db: Database) -> None:
    """Who must report to this unit, what they sent, and the reports that are fed with it."""
    words = ("code", "name", "level", "parent", "contact")
    columns = {**dict.fromkeys(words, str), "since": str, "until": str}
    db.table("register_unit").create(columns, pk="code", not_null=words)
    db.table("register_successor").create(
        {"code": str, "successor": str}, pk=("code", "successor"), not_null={"code", "successor"}
    )

    # Each version that was taken in, once: what it says is what was sent, whatever becomes of its unit.
    head = ("unit", "name", "form", "edition", "period", "starts", "ends", "number", "hash", "file", "faults")
    texts = (*head, "sent", "received", "profile", "cells", "reasons")
    db.table("received").create(
        {"id": int, **dict.fromkeys(texts, str), "version": int, "signed": int},
        pk="id",
        not_null=(*texts, "version", "signed"),
    )
    db.table("received").create_index(["form", "period"])
    db.table("received").create_index(["hash"], unique=True)
    # Thousands of reports of a hundred rows each: the rows of a report stand together, without a second index.
    db.execute(
        "CREATE TABLE received_value ("
        " received_id INTEGER NOT NULL REFERENCES received (id) ON DELETE CASCADE,"
        " code TEXT NOT NULL, stored TEXT, note TEXT NOT NULL, PRIMARY KEY (received_id, code)"
        ") STRICT, WITHOUT ROWID"
    )

    # A consolidated report is a report of this unit. Of its fed cells is kept what they were fed with, so that it is known
    # what was typed over, and why.
    db.table("consolidation").create(
        {"report_id": int, "forms": str, "at": str},
        pk="report_id",
        not_null={"forms", "at"},
        foreign_keys=[_part_of("report", "consolidation")],
    )
    db.table("consolidation_part").create(
        {"report_id": int, "received_id": int},
        pk=("report_id", "received_id"),
        not_null={"report_id", "received_id"},
        foreign_keys=[
            _part_of("report", "consolidation_part"),
            ForeignKey("consolidation_part", "received_id", "received", "id"),
        ],
    )
    db.table("consolidation_part").create_index(["received_id"])
    db.table("fed_cell").create(
        {"report_id": int, "code": str, "column": str, "text": str, "units": int},
        pk=("report_id", "code", "column"),
        not_null={"report_id", "code", "column", "text", "units"},
        foreign_keys=[_part_of("report", "fed_cell")],
    )
    reason = ("code", "column", "text", "reason", "who", "at")
    db.table("fed_override").create(
        {"report_id": int, **dict.fromkeys(reason, str)},
        pk=("report_id", "code", "column"),
        not_null={"report_id", *reason},
        foreign_keys=[_part_of("report", "fed_override")],
    )


@migrations(name="005_refused_files")
def refused_files(db: Database) -> None:
    """Which files could not be taken in, and why: told until a better one has come."""
    texts = ("form", "period", "file", "fate", "message", "unit", "name", "at")
    db.table("refused").create(dict.fromkeys(texts, str), pk=("form", "period", "file"), not_null=texts)


def _part_of(whole: str, table: str) -> ForeignKey:
    """Rows that go when what they belong to is deleted."""
    return ForeignKey(table, f"{whole}_id", whole, "id", on_delete="CASCADE")
