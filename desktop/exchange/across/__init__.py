"""An indicator across units, for files: a workbook, pages of paper and a picture.

`data` says what is told; `tables` and `charts` lay it out as strips, which `strips` puts on pages or in one picture; `book`
makes the workbook.
"""
