"""The unit's own key: made, kept under a passphrase or without one, and used to sign. Ed25519 and Argon2id of libsodium.

A *seed* is the secret, 32 bytes. A *sealed* seed is the text in which it is stored, readable only with its passphrase.
Public keys are 64 hexadecimal digits.
"""

from __future__ import annotations

import json
import unicodedata

from nacl.encoding import HexEncoder
from nacl.exceptions import BadSignatureError, CryptoError
from nacl.pwhash import argon2id
from nacl.secret import SecretBox
from nacl.signing import SigningKey, VerifyKey
from nacl.utils import random

from desktop.exchange.submission.errors import PassphraseError

#: What guessing one passphrase costs: 64 MB of memory, which the smallest office computer has, and some tenths of a second.
_MEMORY, _PASSES = argon2id.MEMLIMIT_INTERACTIVE, argon2id.OPSLIMIT_MODERATE


def new_seed() -> bytes:
    """Return the secret of a new key."""
    return bytes(SigningKey.generate())


def public_key(seed: bytes) -> str:
    """Return the public key of a secret one."""
    return SigningKey(seed).verify_key.encode(HexEncoder).decode()


def sign(seed: bytes, message: bytes) -> bytes:
    """Return the signature of *message*, 64 bytes; the same message gives the same signature."""
    return SigningKey(seed).sign(message).signature


def is_signed(key: str, message: bytes, signature: bytes) -> bool:
    """Whether *signature* is that of *message* by the public *key*."""
    try:
        VerifyKey(key.encode(), HexEncoder).verify(message, signature)
    except (BadSignatureError, ValueError):
        return False
    return True


def sealed(seed: bytes, passphrase: str) -> str:
    """Return the text in which a secret is stored; an empty passphrase leaves it open."""
    if not passphrase:
        return json.dumps({"seed": seed.hex()})
    salt = random(argon2id.SALTBYTES)
    box = SecretBox(_key_from(passphrase, salt, _PASSES, _MEMORY)).encrypt(seed)
    return json.dumps({"argon2id": [_PASSES, _MEMORY], "salt": salt.hex(), "box": bytes(box).hex()})


def is_protected(text: str) -> bool:
    """Whether a sealed secret needs a passphrase."""
    return "box" in json.loads(text)


def unsealed(text: str, passphrase: str) -> bytes:
    """Return the secret that was sealed. Raises `PassphraseError`."""
    stored = json.loads(text)
    if "seed" in stored:
        return bytes.fromhex(stored["seed"])
    if not passphrase:
        raise PassphraseError(missing=True)
    key = _key_from(passphrase, bytes.fromhex(stored["salt"]), *stored["argon2id"])
    try:
        return SecretBox(key).decrypt(bytes.fromhex(stored["box"]))
    except CryptoError:
        raise PassphraseError(missing=False) from None


def _key_from(passphrase: str, salt: bytes, passes: int, memory: int) -> bytes:
    # One keyboard sends "ế" as one character and another as two or three: the passphrase is the same.
    words = unicodedata.normalize("NFC", passphrase).encode()
    return argon2id.kdf(SecretBox.KEY_SIZE, words, salt, opslimit=passes, memlimit=memory)
