"""An indicator across units, for files: a workbook, pages of paper and a picture.

`data` says what is told; `table`, `bars`, `courses` and `fullness` lay it out as strips, which `strips` puts on pages or
in one picture; `book` makes the workbook.
"""
