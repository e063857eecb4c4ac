"""The archive: a zip file that is its members' bytes and nothing else, so that no byte can change unnoticed.

Written by hand, since Python's `zipfile` writes a little differently from version to version, and a file is proven whole by
writing it again from its members. Nothing is ever inflated, and no member is given to a path.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_CENTRAL_HEADER = struct.Struct("<4s6H3L5H2L")
_END_RECORD = struct.Struct("<4s4H2LH")
_VERSION, _UNIX = 20, 3 << 8
_UTF8_NAMES, _STORED = 0x800, 0
#: 1 January 1980, the first day that a zip file can name: the day on which the file was made is not part of what it says.
_TIME, _DATE = 0, 0x21
_PLAIN_FILE = 0o100644 << 16
_MOST_MEMBERS, _LONGEST_NAME = 100, 255
_STEP = 1 << 12
#: A file that every office's mail takes.
MOST_BYTES = 5_000_000


class Member(NamedTuple):
    """A member found in a file, and the checksum that the file states for it."""

    name: str
    content: bytes
    checksum: int

    @property
    def agrees(self) -> bool:
        """Whether the checksum is that of the content."""
        return zlib.crc32(self.content) == self.checksum


def packed(members: Mapping[str, bytes]) -> bytes:
    """Return the archive of *members*, in their order."""
    pieces = [piece for _, piece in _pieces(members)]
    return b"".join(pieces)


def readings(content: bytes) -> Iterator[list[Member]]:
    """Yield the members, once found by the table at the end of the file and once by the headers in front of each.

    A whole file gives the same both times; in a damaged one they are two witnesses. What cannot be followed is left out.
    """
    for found in (_listed(content), _walked(content)):
        if found:
            yield found


def altered_place(content: bytes, members: Mapping[str, bytes]) -> str | None:
    """Return the member at which *content* departs from the archive of *members*; `None` when it does not.

    The end of the file is called by the empty name.
    """
    start = 0
    for name, piece in _pieces(members):
        if content[start : start + len(piece)] != piece:
            return name
        start += len(piece)
    return None if start == len(content) else ""


def _pieces(members: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the archive in pieces, each with the name of the member it is about."""
    table: list[tuple[str, bytes]] = []
    offset = 0
    for name, content in members.items():
        encoded = name.encode()
        common = (_UTF8_NAMES, _STORED, _TIME, _DATE, zlib.crc32(content), len(content), len(content), len(encoded), 0)
        yield name, _LOCAL_HEADER.pack(_LOCAL, _VERSION, *common) + encoded
        yield name, content
        head = _CENTRAL_HEADER.pack(_CENTRAL, _VERSION | _UNIX, _VERSION, *common, 0, 0, 0, _PLAIN_FILE, offset)
        table.append((name, head + encoded))
        offset += _LOCAL_HEADER.size + len(encoded) + len(content)
    yield from table
    size = sum(len(piece) for _, piece in table)
    yield "", _END_RECORD.pack(_END, 0, 0, len(table), len(table), size, offset, 0)


def _walked(content: bytes) -> list[Member]:
    """Return the members by the headers in front of them."""
    found: list[Member] = []
    place = 0
    while content[place : place + 4] == _LOCAL and len(found) < _MOST_MEMBERS:
        member, place = _member(content, place)
        if member is None:
            break
        found.append(member)
    return found


def _listed(content: bytes) -> list[Member]:
    """Return the members by the table at the end."""
    found: list[Member] = []
    end = len(content) - _END_RECORD.size
    if end < 0 or content[end : end + 4] != _END:
        return found
    *_, size, place, _ = _END_RECORD.unpack_from(content, end)
    stop, room = min(place + size, end), end
    while place + _CENTRAL_HEADER.size <= stop and content[place : place + 4] == _CENTRAL and len(found) < _MOST_MEMBERS:
        fields = _CENTRAL_HEADER.unpack_from(content, place)
        checksum, _, size, length, offset = fields[7], fields[8], fields[9], fields[10], fields[16]
        stands = place + _CENTRAL_HEADER.size
        name = _name(content[stands : stands + length])
        start = offset + _LOCAL_HEADER.size + length
        room -= size  # members that lie over each other would fill the memory
        if name is None or start + size > end or room < 0:
            break
        found.append(Member(name, content[start : start + size], checksum))
        place += _CENTRAL_HEADER.size + length
    return found


def _member(content: bytes, place: int) -> tuple[Member | None, int]:
    """Return the member whose header stands at *place*, and where the next one stands."""
    if place + _LOCAL_HEADER.size > len(content):
        return None, place
    fields = _LOCAL_HEADER.unpack_from(content, place)
    checksum, _, size, length, _ = fields[6:]
    start = place + _LOCAL_HEADER.size + length
    name = _name(content[start - length : start])
    if name is None or start + size > len(content):
        return None, place
    return Member(name, content[start : start + size], checksum), start + size


def _name(encoded: bytes) -> str | None:
    """Return a member's name, `None` for one that cannot stand for a member of ours."""
    if not encoded or len(encoded) > _LONGEST_NAME:
        return None
    try:
        return encoded.decode()
    except UnicodeDecodeError:
        return None
