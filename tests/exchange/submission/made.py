"""A submission to read, and files that nobody's program makes."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from typing import Any

from desktop.engine.report import Report
from desktop.exchange.submission import container, signing, strict_json
from desktop.exchange.submission.writing import MANIFEST, REPORT, SIGNATURE, Life, submission_bytes
from tests.exchange.printed import example

SEED = bytes(range(32))
LIFE = Life(datetime(2024, 5, 15, 8, 30, tzinfo=UTC))
ATTACHED = {"Kế hoạch số 29.txt": "Kế hoạch cải cách hành chính".encode(), "ảnh.png": b"\x89PNG" + bytes(200)}


def report() -> Report:
    return example("consistent")


@cache
def submission() -> bytes:
    return submission_bytes(report(), LIFE, SEED, ATTACHED)


def members(content: bytes) -> dict[str, bytes]:
    return {member.name: member.content for member in next(container.readings(content))}


def signed(changed: dict[str, bytes | None], manifest: Callable[[dict[str, Any]], object] = lambda _: None) -> bytes:
    """A file whose members were changed (`None` leaves one out) by somebody who signs what they made with a key of their own.

    Sizes and hashes of the manifest are made to fit; then *manifest* changes it further.
    """
    parts = {name: part for name, part in (members(submission()) | changed).items() if part is not None}
    told = json.loads(parts.pop(MANIFEST))
    del parts[SIGNATURE]
    told["files"] = [{"name": name, "size": len(part), "sha256": sha256(part).hexdigest()} for name, part in parts.items()]
    manifest(told)
    text = strict_json.written(told)
    return container.packed({MANIFEST: text, SIGNATURE: signing.sign(SEED, text), **parts})


def with_data(change: Callable[[dict[str, Any]], object]) -> bytes:
    """A file whose report says something else, its hash made to fit."""
    data = json.loads(members(submission())[REPORT])
    change(data)
    hashed = sha256(strict_json.written(data.get("content"))).hexdigest()
    return signed({REPORT: strict_json.written(data)}, lambda told: told.update(hash=hashed))
