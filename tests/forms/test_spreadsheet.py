"""Each form's workbook, recalculated by LibreOffice, gives the engine's figures; `python -m tests.differential` runs more."""

from desktop.engine.definition import Edition
from tests.differential import differences

FILLINGS = 3


def test_a_spreadsheet_works_out_the_same_figures(edition: Edition) -> None:
    assert list(differences(edition, range(FILLINGS))) == []
