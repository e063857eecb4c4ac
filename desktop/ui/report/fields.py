"""The printed columns by name, and the steps from one cell to the next."""

from __future__ import annotations

from enum import Enum, StrEnum, auto

from desktop.engine.edits import NOTE, VALUE


class Field(StrEnum):
    """What a column shows. Printed ones have the names of `Column.field`; the last three are only on the screen."""

    MARKER = "marker"
    LABEL = "label"
    VALUE = VALUE
    UNIT = "unit"
    NOTE = NOTE
    PREVIOUS = "previous"
    CHANGE = "change"
    COURSE = "course"

    @property
    def typed(self) -> bool:
        """Whether a clerk types into this column; `Address.column` has the same name."""
        return self in (Field.VALUE, Field.NOTE)


ON_SCREEN_ONLY = (Field.PREVIOUS, Field.CHANGE, Field.COURSE)


class Step(Enum):
    """Where the cursor goes when a cell is done.

    Tab reads as the paper does: a row's value, its note, the next row. Enter stays in its column, because figures are
    typed in a run with one hand on the number pad, and its Enter key must not lead through the notes. Both skip what
    the program calculates.
    """

    NEXT = auto()  # Tab
    PREVIOUS = auto()  # Shift+Tab
    DOWN = auto()  # Enter
    UP = auto()  # Shift+Enter

    @property
    def forward(self) -> bool:
        """Whether the step leads towards the end of the form."""
        return self in (Step.NEXT, Step.DOWN)

    @property
    def keeps_column(self) -> bool:
        """Whether the step stays in its column."""
        return self in (Step.DOWN, Step.UP)
