"""The own key, and the keys by which other units are known, inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple


class OwnKey(NamedTuple):
    """A key of the own unit: the public part, the secret one as the writer sealed it, and since when (aware)."""

    public: str
    sealed: str
    made: datetime


class KnownKey(NamedTuple):
    """A public key, the unit it is known for, and since when (aware)."""

    unit: str
    public: str
    since: datetime


def own_keys(connection: sqlite3.Connection) -> list[OwnKey]:
    """Return the own keys, the newest first."""
    found = connection.execute("SELECT public, sealed, made FROM own_key ORDER BY id DESC")
    return [OwnKey(public, sealed, datetime.fromisoformat(made)) for public, sealed, made in found]


def save_own(connection: sqlite3.Connection, key: OwnKey) -> None:
    """Keep a new key, or another sealing of one that is there."""
    connection.execute(
        "INSERT INTO own_key (public, sealed, made) VALUES (?, ?, ?)"
        " ON CONFLICT (public) DO UPDATE SET sealed = excluded.sealed",
        (key.public, key.sealed, key.made.isoformat()),
    )


def known(connection: sqlite3.Connection) -> list[KnownKey]:
    """Return the keys that units are known by, the oldest first."""
    found = connection.execute("SELECT unit, public, since FROM known_key ORDER BY since, unit, public")
    return [KnownKey(unit, public, datetime.fromisoformat(since)) for unit, public, since in found]


def remember(connection: sqlite3.Connection, keys: Iterable[KnownKey]) -> None:
    """Know units by these keys from now on, too."""
    connection.executemany(
        "INSERT INTO known_key (unit, public, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(key.unit, key.public, key.since.isoformat()) for key in keys],
    )
