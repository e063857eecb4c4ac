"""A desk with the district's report, Phụ lục 1 filled from end to end, and earlier reports of the unit beside it."""

import json
import random
from pathlib import Path
from typing import Any

from desktop import locations
from desktop.engine.period import Period
from desktop.engine.unit import Unit, UnitLevel
from desktop.jobs.desk import Desk
from desktop.jobs.importing import import_values, read_values

FORM, EDITION = "district-report", "2021"
PERIOD = Period.parse("2024-Q4")
UNIT = Unit("UBND quận Hà Đông", level=UnitLevel.DISTRICT)
CONSISTENT = locations.forms() / FORM / EDITION / "examples" / "consistent.json"


def fill(desk: Desk, folder: Path, earlier: int = 0) -> int:
    """Make so many *earlier* reports, each a little smaller than the one after it, and the report; return its number."""
    data: dict[str, Any] = json.loads(CONSISTENT.read_text(encoding="utf-8"))
    desk.save_unit(UNIT)
    chance = random.Random(2024)
    period, made = PERIOD, []
    for _ in range(earlier + 1):
        made.append(_report(desk, folder / f"{period.code}.json", data, period))
        data["values"] = {code: _smaller(cell, chance) for code, cell in data["values"].items()}
        period = period.previous
    return made[0]


def _report(desk: Desk, path: Path, data: dict[str, Any], period: Period) -> int:
    path.write_text(json.dumps(data), encoding="utf-8")
    return import_values(desk, read_values(desk, f"{FORM}@{EDITION}", path, period), period)


def _smaller(cell: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Return a cell with its count up to a twelfth smaller, other answers and notes as they are."""
    figure = cell.get("value")
    return {**cell, "value": figure * chance.randint(917, 1000) // 1000} if isinstance(figure, int) else cell
