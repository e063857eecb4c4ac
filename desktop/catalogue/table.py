"""A CSV table of an edition: its lines as cells by column, and the faults of the file itself."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from desktop.catalogue.faults import FaultList
from desktop.catalogue.files import read_text
from desktop.engine.text import clean


class Line(NamedTuple):
    """One row of the table: its cells by column, the number of its line, and where to note what is wrong with it."""

    cells: dict[str, str]
    number: int
    note: partial[None]


def read_table(path: Path, columns: Sequence[str], faults: FaultList) -> list[Line] | None:
    """Return the rows of *path*, which has just these *columns*; what is wrong with the file goes to *faults*.

    `None` when the file could not be read to its end: nothing can be said then about what refers to its rows.
    """
    text = read_text(path, faults)
    if text is None:
        return None
    note = partial(faults.add, path.name)
    tidy = unicodedata.is_normalized("NFC", text) and text.replace("\n", "").isprintable()
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    found: list[Line] = []
    line = 1
    try:
        if not _right_columns(next(reader, []), columns, partial(note, line)):
            return None
        line = reader.line_num + 1
        for cells in reader:
            if not any(cells):
                note(line, "Dòng trống.", "Bỏ dòng này.")
            elif len(cells) != len(columns):
                note(line, f"Dòng có {len(cells)} ô, cần {len(columns)}.", "Kiểm tra dấu phẩy và dấu ngoặc kép.")
            else:
                found.append(Line(dict(zip(columns, cells, strict=True)), line, partial(note, line)))
                _check_text(found[-1], tidy=tidy)
            line = reader.line_num + 1
    except csv.Error:
        note(
            line,
            "Không đọc được dòng này: dấu ngoặc kép không khớp.",
            "Ô có dấu phẩy hay ngoặc kép đặt trong ngoặc kép, ngoặc kép bên trong viết đôi.",
        )
        return None
    return found


def _right_columns(header: list[str], columns: Sequence[str], note: partial[None]) -> bool:
    if header == list(columns):
        return True
    wanted = f"Dòng đầu phải là các cột này, theo thứ tự: {', '.join(columns)}."
    missing = ", ".join(column for column in columns if column not in header)
    unknown = ", ".join(f"“{column}”" for column in header if column not in columns)
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        note("Các cột không ngăn bằng dấu phẩy.", "Mở bằng LibreOffice, lưu lại dạng CSV, ngăn cột bằng dấu phẩy, bộ mã UTF-8.")
    elif missing or unknown:
        note(f"Thiếu cột: {missing or 'không'}; cột lạ: {unknown or 'không'}.", wanted)
    else:
        note("Các cột sai thứ tự hoặc lặp lại.", wanted)
    return False


def _check_text(line: Line, *, tidy: bool) -> None:
    for column, text in line.cells.items():
        if text != text.strip():
            line.note(f"Cột “{column}” có khoảng trắng thừa ở đầu hoặc cuối.", "Bỏ khoảng trắng đó.")
        if tidy:
            continue
        composed = unicodedata.normalize("NFC", text)
        if composed != text:
            line.note(f"Chữ ở cột “{column}” chưa ở dạng NFC.", "Lưu lại với Unicode dựng sẵn.")
        if clean(composed) != composed.strip():
            line.note(f"Cột “{column}” có ký tự không in được.", "Gõ lại ô này.")
