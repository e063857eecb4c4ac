"""A finalised report -> the bytes of its submission."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from desktop import __version__
from desktop.engine.content import content, content_hash
from desktop.engine.fingerprint import fingerprint
from desktop.engine.report import Report
from desktop.exchange.printout import pdf_bytes
from desktop.exchange.submission import container, signing, strict_json
from desktop.exchange.submission.container import MOST_BYTES
from desktop.exchange.workbook import workbook_bytes

FORMAT, SCHEMA = "cchc-submission", 1
MANIFEST, SIGNATURE, REPORT, PDF, WORKBOOK = "manifest.json", "manifest.sig", "report.json", "bao-cao.pdf", "bao-cao.xlsx"
ATTACHED = "dinh-kem/"


class TooBigError(Exception):
    """The submission would be larger than `MOST_BYTES`; *size* says how large."""

    def __init__(self, size: int) -> None:
        self.size = size
        super().__init__(size)


class Life(NamedTuple):
    """What the report itself does not know: when it was finalised (aware), and the hash of the version that it corrects."""

    finalised: datetime
    amends: str = ""


def submission_bytes(report: Report, life: Life, seed: bytes, attachments: Mapping[str, bytes]) -> bytes:
    """Return the submission of *report*, signed with *seed*. The same report gives the same bytes.

    *attachments* are contents by file name. Raises `TooBigError`.
    """
    members = {
        REPORT: strict_json.written(_report(report, life)),
        PDF: pdf_bytes(report),
        WORKBOOK: workbook_bytes(report),
        **{ATTACHED + name: attachments[name] for name in sorted(attachments)},
    }
    manifest = strict_json.written(
        {
            "format": FORMAT,
            "schema": SCHEMA,
            "program": __version__,
            "hash": content_hash(report),
            "key": signing.public_key(seed),
            "files": [
                {"name": name, "size": len(member), "sha256": sha256(member).hexdigest()} for name, member in members.items()
            ],
        }
    )
    made = container.packed({MANIFEST: manifest, SIGNATURE: signing.sign(seed, manifest), **members})
    if len(made) > MOST_BYTES:
        raise TooBigError(len(made))
    return made


def _report(report: Report, life: Life) -> dict[str, Any]:
    return {
        "content": content(report),
        "title": report.edition.title,
        "fingerprint": fingerprint(report.edition),
        "finalised": life.finalised.astimezone(UTC).isoformat(),
        "amends": life.amends,
        "practice": report.practice,
    }
