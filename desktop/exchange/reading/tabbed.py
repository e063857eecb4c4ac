"""Text with tabs between the cells, as spreadsheets put it on the clipboard."""

from __future__ import annotations

import re

# A cell with several lines stands in quotes. A text that only begins with a quote, or has quotes inside, is taken as it is.
_FIELD = r'(?:"([^"]*+(?:""[^"]*+)*+)"(?=[\t\r\n]|\Z)|([^\t\r\n]*+))(\t|\r\n|\r|\n|\Z)'


def split(text: str, most_rows: int) -> list[list[str]]:
    """Return the rows of *text*, at most so many, each with its cells; the end of the last line begins no row."""
    rows: list[list[str]] = []
    row: list[str] = []
    for found in re.finditer(_FIELD, text.replace("\0", "")):
        quoted, plain, end = found.groups()
        if not (end or row or plain or quoted):
            break
        row.append(plain if quoted is None else quoted.replace('""', '"'))
        if end != "\t":
            rows.append(row)
            row = []
            if not end or len(rows) >= most_rows:
                break
    return rows
