"""Files that somebody made on purpose: each is refused in one sentence, in bounded time and memory, and nothing is written."""

import io
import json
import os
import struct
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest

from desktop.exchange.submission import container, strict_json
from desktop.exchange.submission.errors import Kind, SubmissionError
from desktop.exchange.submission.names import is_safe, safe_name
from desktop.exchange.submission.reading import open_submission, opened
from desktop.exchange.submission.writing import MANIFEST, PDF, REPORT, SIGNATURE
from tests.exchange.submission.made import members, signed, submission, with_data

GONE = "(left out)"


def refusal(content: bytes) -> SubmissionError:
    with pytest.raises(SubmissionError) as refused:
        opened(content, "tệp.cchc")
    assert "\n" not in str(refused.value)
    return refused.value


def put(data: Any, place: str, value: object) -> None:
    """Set what stands at a place, given as the keys that lead to it."""
    *path, last = place.split("/")
    for key in path:
        data = data[int(key) if isinstance(data, list) else key]
    if value == GONE:
        del data[last]
    else:
        data[last] = value


def test_what_is_made_here_is_taken_when_nothing_is_wrong_with_it() -> None:
    assert opened(signed({}), "tệp.cchc").submission.form == "ward-monthly"
    assert opened(with_data(lambda data: data.update(practice=True)), "tệp.cchc").submission.practice


# ------------------------------------------------------------------------------------------------------- the archive


def zipped(parts: dict[str, bytes], method: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_archive_packed_again_is_not_the_file_that_was_sent(method: int) -> None:
    assert refusal(zipped(members(submission()), method)).kind in (Kind.DAMAGED, Kind.FOREIGN)


def test_a_zip_bomb_is_never_inflated() -> None:
    bomb = zipped({MANIFEST: bytes(30_000_000)}, zipfile.ZIP_DEFLATED)
    assert len(bomb) < 1_000_000
    tracemalloc.start()
    try:
        refusal(bomb)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_members_that_lie_over_each_other_do_not_fill_the_memory() -> None:
    body = bytes(3_000_000)
    name = b"a" * 200
    entry = struct.pack(
        "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, len(body) - 300, len(body) - 300, len(name), *([0] * 4), 0, 0
    )
    table = (entry + name) * 90
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 90, 90, len(table), len(body), 0)
    tracemalloc.start()
    try:
        refusal(body + table + end)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "extra", ["../../etc/passwd", "/etc/passwd", "C:\\Windows\\x.exe", "dinh-kem/khác.txt", "a" * 300, "tệp\n.txt"]
)
def test_a_member_that_is_not_listed_is_named(extra: str) -> None:
    error = refusal(container.packed(members(submission()) | {extra: b"x"}))
    assert error.kind is Kind.DAMAGED
    assert len(str(error)) < 400


@pytest.mark.parametrize("name", ["../x", "a/b", "", "con.txt", "a:b", ".x", "e\u0301"])
def test_a_signed_attachment_whose_name_leads_elsewhere_is_refused(name: str) -> None:
    assert refusal(signed({f"dinh-kem/{name}": b"x"})).kind is Kind.INVALID


def test_a_signed_member_in_no_place_of_ours_is_refused() -> None:
    assert refusal(signed({"khác.txt": b"x"})).kind is Kind.INVALID


def test_a_member_twice_is_found() -> None:
    content = submission()
    stop = content.index(b"PK\x03\x04", 10)
    assert refusal(content[:stop] + content).kind is Kind.DAMAGED


def test_members_in_another_order_are_found() -> None:
    parts = members(submission())
    error = refusal(container.packed(dict(reversed(parts.items()))))
    assert error.kind is Kind.DAMAGED


def test_something_hidden_between_the_members_is_found() -> None:
    content = submission()
    place = content.index(b"PK\x01\x02")
    assert refusal(content[:place] + b"<script>" + content[place:]).kind is Kind.DAMAGED


# ----------------------------------------------------------------------------------------------- manifest, signature


def test_a_manifest_that_lies_about_a_member_is_found() -> None:
    parts = members(submission())
    other = signed({PDF: b"%PDF-1.4 another paper"})
    for lie in ({PDF: members(other)[PDF]}, {MANIFEST: members(other)[MANIFEST]}):
        assert refusal(container.packed(parts | lie)).kind is Kind.DAMAGED


def test_a_signature_by_another_key_is_found() -> None:
    parts = members(submission())
    other = members(signed({}, lambda told: told.update(hash="00" * 32)))
    error = refusal(container.packed(parts | {SIGNATURE: other[SIGNATURE]}))
    assert error.kind is Kind.DAMAGED
    assert [fault.part for fault in error.faults] == [MANIFEST]


@pytest.mark.parametrize("key", ["", "00" * 32, "zz" * 32, "AB" * 32, None, 7, ["ab" * 32], "ab" * 10_000])
def test_a_key_that_is_none_signs_nothing(key: object) -> None:
    assert refusal(signed({}, lambda told: told.update(key=key))).kind is Kind.DAMAGED


@pytest.mark.parametrize("signature", [b"", b"x" * 64, bytes(64), b"x" * 10_000])
def test_a_signature_that_is_none_is_found(signature: bytes) -> None:
    assert refusal(container.packed(members(submission()) | {SIGNATURE: signature})).kind is Kind.DAMAGED


@pytest.mark.parametrize("missing", [MANIFEST, SIGNATURE, REPORT, PDF])
def test_a_missing_member_is_named(missing: str) -> None:
    parts = members(submission())
    del parts[missing]
    error = refusal(container.packed(parts))
    assert error.kind is (Kind.FOREIGN if missing == MANIFEST else Kind.DAMAGED)


def test_a_file_of_a_later_version_says_what_to_do() -> None:
    error = refusal(signed({}, lambda told: told.update(schema=2, news={"a": []})))
    assert error.kind is Kind.NEWER
    assert "cài phiên bản mới nhất" in str(error)


@pytest.mark.parametrize("schema", [0, -1, True, "1", None, 10**11])
def test_a_schema_that_never_was_is_refused(schema: object) -> None:
    assert refusal(signed({}, lambda told: told.update(schema=schema))).kind in (Kind.INVALID, Kind.FOREIGN, Kind.NEWER)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("files", []),
        ("files", None),
        ("files", [None]),
        ("files", {}),
        ("files/0/size", "1"),
        ("files/0/sha256", None),
        ("files/0/name", GONE),
        ("hash", None),
        ("hash", GONE),
    ],
    ids=str,
)
def test_a_signed_manifest_of_another_shape_is_refused(place: str, value: object) -> None:
    assert refusal(signed({}, lambda told: put(told, place, value))).kind is Kind.INVALID


def test_a_member_that_is_listed_twice_is_refused() -> None:
    assert refusal(signed({}, lambda told: told["files"].append(told["files"][-1]))).kind is Kind.INVALID


# --------------------------------------------------------------------------------------------------------- the report


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("content", None),
        ("content", []),
        ("content", GONE),
        ("finalised", "hôm qua"),
        ("finalised", "2024-05-15T08:30:00"),
        ("fingerprint", "x"),
        ("amends", 3),
        ("practice", "no"),
        ("content/version", 0),
        ("content/version", True),
        ("content/version", "1"),
        ("content/period", "2024-13"),
        ("content/period", "2024-6m"),
        ("content/to", "2020-01-01"),
        ("content/unit/name", GONE),
        ("content/unit/name", ["x"]),
        ("content/unit/name", "x" * 30_000),
        ("content/unit/level", "planet"),
        ("content/unit/authority", 3),
        ("content/cells/plan.issued", "x"),
        ("content/cells/plan.issued", {"value": {"typed": 1, "stored": None}}),
        ("content/values/plan.issued", 1),
        ("content/values", []),
        ("content/reasons", [{}]),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_signed_report_of_another_shape_is_refused(place: str, value: object) -> None:
    error = refusal(with_data(lambda data: put(data, place, value)))
    assert error.kind is Kind.INVALID
    assert [fault.part for fault in error.faults] == [REPORT]


def test_content_with_another_hash_than_the_signed_one_is_refused() -> None:
    data = json.loads(members(submission())[REPORT])
    data["content"]["values"]["plan.tasks_done"] = "999"
    assert refusal(signed({REPORT: strict_json.written(data)})).kind is Kind.INVALID


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"nonsense",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'"' + b'\\"' * 500_000,
        b'{"content":1e999}',
        b'{"content":NaN}',
        b'{"content":1.5}',
        b'{"content":' + b"9" * 100_000 + b"}",
        b'{"content":1,"content":2}',
        b'{"content": {}}',
        b'{"content":"\\ud800"}',
        b"null",
        b"7",
        b" " * 4_000_000,
    ],
    ids=range(17),
)
def test_a_signed_report_that_is_no_plain_json_is_refused(text: bytes) -> None:
    assert refusal(signed({REPORT: text})).kind is Kind.INVALID


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\x07"])
def test_unprintable_signs_in_a_name_do_not_reach_the_reader(hidden: str) -> None:
    def rename(data: dict[str, Any]) -> None:
        data["content"]["unit"]["name"] = f"UBND phường{hidden} A"

    assert opened(with_data(rename), "tệp.cchc").submission.unit.name == "UBND phường A"


# ------------------------------------------------------------------------------------------------------- other files


@pytest.mark.parametrize(
    "content", [b"", b"x", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"%PDF-1.4", bytes(100_000), b"PK\x01\x02" * 9_999]
)
def test_other_files_are_told_as_such(content: bytes) -> None:
    assert refusal(content).kind is Kind.FOREIGN


def test_a_workbook_is_told_as_another_file() -> None:
    assert refusal(members(submission())["bao-cao.xlsx"]).kind is Kind.FOREIGN


def test_a_file_of_two_gigabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "lớn.cchc"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    tracemalloc.start()
    try:
        with pytest.raises(SubmissionError, match="lớn hơn 5 MB") as refused:
            open_submission(path)
        assert tracemalloc.get_traced_memory()[1] < 12_000_000
    finally:
        tracemalloc.stop()
    assert refused.value.kind is Kind.TOO_BIG


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống.cchc")
    with pytest.raises(SubmissionError, match="không phải là một tệp"):
        open_submission(tmp_path / "ống.cchc")


def test_names_of_attachments_are_made_safe() -> None:
    assert safe_name("Kế hoạch: 29*?.docx") == "Kế hoạch_ 29__.docx"
    assert safe_name("../../x.txt") == "_.._x.txt"
    assert safe_name("con.txt") == "_con.txt"
    assert safe_name("e\u0302\u0301.pdf") == "ế.pdf"
    assert safe_name("...") == "_"
    assert len(safe_name("x" * 500 + ".docx")) == 120
    for name in ("Kế hoạch: 29*?.docx", "../../x.txt", "con.txt", "nul", "x" * 500 + ".docx", " . ", "a/b\\c"):
        assert is_safe(safe_name(name))
