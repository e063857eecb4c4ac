"""Flip bytes of a submission of Phụ lục 1, one at a time, and see that each is found and its member named:
`python -m tests.tampering [N=5000]` (every byte with N=all). Exits with 1 when one was not.

A region is a header, a member, an entry of the table at the end, or the end itself; each is tried from its first byte to
its last, in places spread over it, with a single bit, all bits, and a random byte.
"""

from __future__ import annotations

import random
import struct
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from desktop.exchange.submission.errors import Kind, SubmissionError
from desktop.exchange.submission.reading import opened

_LOCAL, _CENTRAL = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L")


class Region(NamedTuple):
    """Bytes from *start* to *stop* that belong to a member; the end of the file belongs to none."""

    part: str
    start: int
    stop: int


def regions(content: bytes) -> list[Region]:
    """The regions of a whole file, read by nothing of the program."""
    found: list[Region] = []
    place = 0
    while content[place : place + 4] == b"PK\x03\x04":
        *_, size, _, length, extra = _LOCAL.unpack_from(content, place)
        start = place + _LOCAL.size + length + extra
        part = content[place + _LOCAL.size :][:length].decode()
        found += [Region(part, place, start), Region(part, start, start + size)]
        place = start + size
    while content[place : place + 4] == b"PK\x01\x02":
        length = _CENTRAL.unpack_from(content, place)[10]
        stop = place + _CENTRAL.size + length
        found.append(Region(content[place + _CENTRAL.size : stop].decode(), place, stop))
        place = stop
    return [*found, Region("", place, len(content))]


def fault_of(content: bytes) -> SubmissionError | None:
    """What is wrong with a file, `None` when nothing is."""
    try:
        opened(content, "tệp.cchc")
    except SubmissionError as error:
        return error
    return None


def missed(content: bytes, places: int | None, seed: int) -> tuple[int, list[str]]:
    """Flip so many places, `None` for all; return how many were tried, and those that were not found or not named."""
    chance = random.Random(seed)
    faults: list[str] = []
    tried = 0
    for region in regions(content):
        for place in _places(region, places, len(content), chance):
            for flip in (1 << chance.randrange(8), 0xFF, chance.randrange(1, 256)) if places else (1 << chance.randrange(8),):
                tried += 1
                flipped = bytearray(content)
                flipped[place] ^= flip
                if told := _not_named(bytes(flipped), region):
                    faults.append(f"byte {place} of “{region.part}” ^ {flip:#04x}: {told}")
    return tried, faults


def _places(region: Region, wanted: int | None, total: int, chance: random.Random) -> Iterator[int]:
    """Places spread over a region: all of a header, of a member as many as its share, never fewer than 8."""
    size = region.stop - region.start
    count = size if wanted is None else min(size, max(8, wanted * size // total))
    yield from (region.start + (number * size + chance.randrange(size)) // count % size for number in range(count))


def _not_named(content: bytes, region: Region) -> str:
    error = fault_of(content)
    if error is None:
        return "not found"
    if error.kind is not Kind.DAMAGED:
        return f"told as {error.kind}: {error}"
    parts = {fault.part for fault in error.faults}
    return "" if parts == {region.part} else f"named {parts}: {error}"


def main(places: int | None) -> int:
    from desktop.jobs import life
    from desktop.jobs.desk import Desk
    from desktop.jobs.submission.making import submission_of
    from tests.bench import _district

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        attached = folder / "Kế hoạch.txt"
        attached.write_text("Kế hoạch cải cách hành chính năm 2024", encoding="utf-8")
        with Desk.open(folder / "data") as desk:
            report_id = _district.fill(desk, folder)
            session = desk.open_report(report_id)
            if session.report.open_warnings:
                session.confirm(session.report.open_warnings, "Đã đối chiếu với sổ theo dõi")
            life.finalise(desk, session)
            content = submission_of(desk, report_id, attachments=[attached])
    began = datetime.now(UTC)
    tried, faults = missed(content, places, seed=began.toordinal())
    seconds = (datetime.now(UTC) - began).total_seconds()
    print(f"{len(content)} bytes, {len(regions(content))} regions, {tried} flips in {seconds:.1f} s, {len(faults)} missed")
    for fault in faults[:20]:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    wanted = sys.argv[1] if len(sys.argv) > 1 else "5000"
    sys.exit(main(None if wanted == "all" else int(wanted)))
