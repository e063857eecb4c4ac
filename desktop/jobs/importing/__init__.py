"""Take in what clerks already have: a values file, a workbook of any layout, a table copied from Word.

Everything is looked at before anything is written (the dry run, a `Reading`): which cell gets which text, what has no place
and why, what was read otherwise than it stands, and what is proposed. Accepting makes one edit.
"""

from __future__ import annotations

from desktop.jobs.importing.carrying_out import apply_reading, carry_out, import_values
from desktop.jobs.importing.planning import Fate, Plan, Planned, plan
from desktop.jobs.importing.reading import paste, read_file, read_values
from desktop.jobs.importing.result import ALL, Changed, Left, Proposal, Reading, Taken, TakenTask

__all__ = [
    "ALL",
    "Changed",
    "Fate",
    "Left",
    "Plan",
    "Planned",
    "Proposal",
    "Reading",
    "Taken",
    "TakenTask",
    "apply_reading",
    "carry_out",
    "import_values",
    "paste",
    "plan",
    "read_file",
    "read_values",
]
