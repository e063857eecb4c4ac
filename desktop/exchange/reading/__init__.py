"""Reading the files that clerks already have: workbooks of any layout, and tables copied from Word.

    files.py      what a file is, and how much of it is looked at: one sentence for each that cannot be used
    workbook.py   .xlsx -> grids of cells                       pasted.py    clipboard or HTML -> grids
    encodings.py  TCVN3 and VNI -> Unicode                       labels.py    labels made comparable
    layout.py     which column holds what                       alignment.py labels -> the form's rows, in order
    table.py      all of it together: what a file says about each row of an edition

Open-ended tables are read before, and the rows above from what is left:

    task_layout.py  which lines are a task table, which column holds what
    task_rows.py    headings, tasks and broken lines -> tasks in their groups
    same_task.py    which of them are already there

Nothing here decides what a text means: that is for the job that imports.
"""
