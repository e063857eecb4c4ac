"""Who has reported, late, with errors, or not."""

from datetime import date

from desktop.consolidation.standing import Arrived, Expected, standing

DUE = date(2024, 5, 17)
MUST = [Expected("1", "Phường A"), Expected("2", "Phường B"), Expected("3", "Phường C", "0912 345 678")]
A = Arrived("1", "Phường A", date(2024, 5, 17), faulty=False)
B = Arrived("2", "Phường B", date(2024, 5, 20), faulty=True)


def test_every_unit_is_counted_faulty_or_missing_and_the_late_ones_are_told() -> None:
    found = standing(DUE, MUST, [B, A])
    assert (found.counted, found.faulty, found.late) == ((A,), (B,), (B,))
    assert found.missing == (MUST[2],)


def test_without_a_register_nobody_is_missing() -> None:
    found = standing(DUE, [], [A])
    assert ([unit.name for unit in found.expected], found.missing) == (["Phường A"], ())
