"""The key with which the unit signs what it sends: made when it is first needed, kept with the data and in its backups.

With a passphrase nobody signs in the unit's name who only has its computer or its backup. A lost passphrase cannot be
brought back: then a new key is made, and each receiver is warned once that the key has changed.
"""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple

from desktop.engine.content import short_hash
from desktop.jobs.desk import Desk
from desktop.storage import OwnKey

# The library that signs is imported when it is asked for: the window must not wait for it when it starts.


class KeyState(NamedTuple):
    """The own key: its public part, when it was made (aware), and whether it has a passphrase."""

    public: str
    made: datetime
    protected: bool

    @property
    def fingerprint(self) -> str:
        """What is read out on the telephone to compare keys."""
        return key_fingerprint(self.public)


def key_fingerprint(public: str) -> str:
    """Return a public key as people compare it: "1A2B-3C4D-5E6F-7081"."""
    return short_hash(sha256(bytes.fromhex(public)).hexdigest())


def own_key(desk: Desk) -> KeyState | None:
    """Return the key with which this unit signs now, `None` before it was first needed."""
    from desktop.exchange.submission.signing import is_protected

    key = next(iter(desk.database.own_keys()), None)
    return KeyState(key.public, key.made, is_protected(key.sealed)) if key else None


def seed_of_own_key(desk: Desk, passphrase: str = "") -> bytes:
    """Return the secret to sign with; the first time a key is made. Raises `PassphraseError`."""
    from desktop.exchange.submission.signing import unsealed

    key = next(iter(desk.database.own_keys()), None)
    return unsealed(key.sealed, passphrase) if key else _new_key(desk, "")


def protect(desk: Desk, passphrase: str, current: str = "") -> KeyState:
    """Keep the key under another passphrase, an empty one for none. Raises `PassphraseError` when *current* is not its own."""
    from desktop.exchange.submission.signing import public_key, sealed

    seed = seed_of_own_key(desk, current)
    desk.database.save_own_key(OwnKey(public_key(seed), sealed(seed, passphrase), datetime.now(UTC)))
    return _now(desk)


def renew(desk: Desk, passphrase: str = "") -> KeyState:
    """Sign with a new key from now on, kept under *passphrase*; what the old one signed is still known as this unit's."""
    _new_key(desk, passphrase)
    return _now(desk)


def _now(desk: Desk) -> KeyState:
    key = own_key(desk)
    assert key is not None  # noqa: S101 - it was saved just now
    return key


def _new_key(desk: Desk, passphrase: str) -> bytes:
    from desktop.exchange.submission.signing import new_seed, public_key, sealed

    seed = new_seed()
    desk.database.save_own_key(OwnKey(public_key(seed), sealed(seed, passphrase), datetime.now(UTC)))
    return seed
