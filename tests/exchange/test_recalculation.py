"""LibreOffice works out the same figures as the engine, from the formulas alone."""

from decimal import Decimal
from pathlib import Path

from desktop.engine.definition import Indicator
from desktop.engine.report import Report
from desktop.engine.values import Kind
from tests.exchange.printed import blank, example, type_in, ward
from tests.exchange.workbooks import as_figures, edition_of, every_kind, expected, random_texts, recalculated, row


def ties() -> Report:
    """Ratios half-way between two roundings: 20.000 × part / whole is an odd number."""
    wholes = (32, 160, 800, 4_000, 20_000, 500_000, 64_000_000)
    pairs = [(odd * whole // 20_000, whole) for whole in wholes for odd in range(1, 40_000, 422) if odd * whole % 20_000 == 0]
    rows: list[Indicator] = []
    texts: dict[str, str] = {}
    for place, (part, whole) in enumerate(pairs):
        codes = f"part{place}", f"whole{place}", f"ratio{place}"
        expressions = "", "", f"ratio(part{place}, whole{place})"
        rows += [row(code, Kind.COUNT if not text else Kind.RATIO, text) for code, text in zip(codes, expressions, strict=True)]
        texts |= {codes[0]: str(part), codes[1]: str(whole)}
    return type_in(blank(edition_of(*rows)), texts)


def reports() -> dict[str, Report]:
    made = {name: example(name) for name in ("2024-05", "consistent", "faulty-1", "faulty-2")}
    made |= {f"ward{seed}": type_in(blank(), random_texts(ward(), seed)) for seed in range(4)}
    made |= {f"kinds{seed}": type_in(blank(every_kind()), random_texts(every_kind(), seed)) for seed in range(16)}
    return made | {"blank": blank(every_kind()), "ties": ties()}


def test_libreoffice_finds_what_the_engine_found(tmp_path: Path) -> None:
    wanted = reports()
    for name, values in recalculated(tmp_path, wanted).items():
        figures = expected(wanted[name])
        assert as_figures(values, list(figures)) == figures, name


def test_the_fillings_reach_every_case() -> None:
    """Each operation of the made-up form is blank in some filling and a figure in another."""
    found = [expected(report) for name, report in reports().items() if name.startswith("kinds")]
    for code in set(found[0]) - {"most", "mixed_total"}:  # these two have a constant among their operands
        assert any(figures[code] is None for figures in found), code
        assert any(isinstance(figures[code], Decimal) for figures in found), code
