"""Many units' reports become the cells of one: figures by hand, in small forms and in the shipped ones."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.consolidation.adding import Adder, Consolidated, UnitReport
from desktop.consolidation.contributions import codes_behind, contributions
from desktop.consolidation.feeding import feeds_of, forms_below
from desktop.engine.definition import Edition
from desktop.engine.edits import NOTE, Address, Edit
from desktop.engine.report import Report
from desktop.engine.values import Kind, Value
from tests.helpers.editions import commune, district, edition, heading, indicator, ward
from tests.helpers.reports import empty

SMALL = edition(
    heading("work"),
    indicator("done"),
    indicator("given"),
    indicator("ratio", "ratio(done, given)", kind=Kind.RATIO, unit="%"),
    indicator("cases", "sum(complaints, petitions)"),
    indicator("complaints"),
    indicator("petitions"),
    indicator("issued", kind=Kind.YES_NO),
    indicator("satisfied", kind=Kind.RATIO, unit="%"),
    indicator("money", kind=Kind.MONEY, unit="Triệu đồng"),
)


def sent(name: str, form: Edition, notes: Mapping[str, str] | None = None, **texts: str) -> UnitReport:
    """What a unit sends after typing *texts*; dots of codes are written as two underscores."""
    report = empty(form)
    typed = {Address(code.replace("__", ".")): text for code, text in texts.items()}
    report.apply(Edit("gõ", tuple(report.stated(address, text) for address, text in typed.items())))
    values = {code: value for code in form.indicators if (value := report.value(code)) is not None}
    return UnitReport(name, name, form.form, values, notes or {})


def added(upper: Edition, *reports: UnitReport, expected: int = 0, forms: tuple[Edition, ...] = ()) -> Consolidated:
    adder = Adder(upper, {form.form: form for form in forms or (upper,)}, expected)
    for report in reports:
        adder.add([report])
    return adder.result()


def made(upper: Edition, consolidated: Consolidated) -> Report:
    """The upper report with the fed cells typed in."""
    report = empty(upper)
    report.apply(Edit("tổng hợp", tuple(report.stated(fed.address, fed.text) for fed in consolidated.cells.values())))
    return report


def text(consolidated: Consolidated, code: str, column: str = "value") -> str | None:
    fed = consolidated.cells.get(Address(code, column))
    return fed.text if fed else None


# --- a form by itself ---


def test_figures_are_added_and_ratios_follow_from_the_sums() -> None:
    found = added(SMALL, sent("A", SMALL, done="1", given="2"), sent("B", SMALL, done="9", given="98"))
    assert (text(found, "done"), text(found, "given"), text(found, "ratio")) == ("10", "100", None)
    report = made(SMALL, found)
    assert report.shown("ratio") == "10"  # the mean of 50 and 9,18 is nobody's ratio
    assert not report.findings


def test_blanks_are_no_zeros() -> None:
    found = added(SMALL, sent("A", SMALL, done="0"), sent("B", SMALL))
    assert (text(found, "done"), text(found, "given")) == ("0", None)
    assert found.cells[Address("done")].units == 1


def test_money_is_exact() -> None:
    found = added(SMALL, *(sent(str(unit), SMALL, money="0,1") for unit in range(10)), sent("Z", SMALL, money="703747477,091"))
    assert made(SMALL, found).value("money") == Decimal("703747478.091")


def test_answers_are_counted_in_the_note_and_the_rare_ones_named() -> None:
    found = added(SMALL, *(sent(f"Phường {unit}", SMALL, issued="không" if unit == 3 else "có") for unit in range(5)))
    assert text(found, "issued") is None
    assert text(found, "issued", NOTE) == "Có: 4 đơn vị; Không: 1 đơn vị (Phường 3)"


def test_a_ratio_without_parts_is_not_added() -> None:
    assert text(added(SMALL, sent("A", SMALL, satisfied="90")), "satisfied") is None


def test_a_total_that_units_gave_without_parts_stays_right() -> None:
    found = added(SMALL, sent("A", SMALL, cases="5"), sent("B", SMALL, cases="7"))
    assert text(found, "cases") == "12"
    assert made(SMALL, found).shown("cases") == "12"


def test_a_total_of_which_only_some_gave_the_parts_is_told() -> None:
    found = added(SMALL, sent("A", SMALL, cases="5"), sent("B", SMALL, complaints="1", petitions="2"))
    (told,) = found.incomplete
    assert (told.code, told.units, told.stated, told.from_parts) == ("cases", ("A",), Decimal(8), Decimal(3))
    assert "cell.stated_differs" in {finding.rule for finding in made(SMALL, found).findings}


def test_notes_that_a_rule_asks_for_are_passed_on() -> None:
    upper = ward()
    first = sent(
        "Phường A", upper, {"plan.completion": "còn nhiệm vụ số 3", "direction.documents": "02 Kế hoạch"}, plan__tasks_done="1"
    )
    found = added(upper, first, sent("Phường B", upper, plan__tasks_done="2"))
    assert text(found, "plan.completion", NOTE) == "Phường A: còn nhiệm vụ số 3"
    assert text(found, "direction.documents", NOTE) is None
    behind = contributions(upper, "plan.completion", {upper.form: upper}, [[first]])
    assert [(each.shown, each.note) for each in behind] == [("–", "còn nhiệm vụ số 3")]


def test_a_long_list_says_how_many_more_there_are() -> None:
    upper = ward()
    reports = [
        sent(f"Phường số {unit}", upper, {"initiatives.applied": f"Mô hình {unit}"}, initiatives__applied="1")
        for unit in range(200)
    ]
    note = text(added(upper, *reports), "initiatives.applied", NOTE) or ""
    assert note.startswith("Phường số 0: Mô hình 0; Phường số 1: Mô hình 1; ")
    assert note.endswith(f"; và {200 - note.count('Mô hình')} đơn vị khác")
    assert len(note) < 850


def test_units_that_say_the_same_are_named_together() -> None:
    upper = ward()
    said = {"initiatives.applied": "Ngày không hẹn"}
    reports = [sent(f"Xã {unit}", upper, said if unit else {}, initiatives__applied="1") for unit in range(14)]
    note = text(added(upper, *reports), "initiatives.applied", NOTE)
    assert note == f"Xã 0; {', '.join(f'Xã {unit}' for unit in range(1, 11))} và 3 đơn vị khác: Ngày không hẹn".replace(
        "Xã 0; ", "Xã 0: 1 sáng kiến (giải pháp); "
    )


# --- wards into the district's report ---


def wards() -> list[UnitReport]:
    form = ward()
    return [
        sent(
            "Phường Yết Kiêu",
            form,
            {"one_stop.modern_equipment": "thiếu máy lấy số"},
            one_stop__modern_equipment="không",
            one_stop__staff="4",
            procedures__total="164",
            dossiers__resolved="100",
            dossiers__on_time="97",
            apology__letters="1",
        ),
        sent(
            "Phường Quang Trung",
            form,
            one_stop__modern_equipment="có",
            one_stop__staff="5",
            procedures__total="160",
            dossiers__resolved="50",
            dossiers__on_time="50",
            apology__letters="0",
        ),
        sent("Phường La Khê", form, one_stop__modern_equipment="có"),
    ]


def test_wards_feed_the_rows_of_the_district_that_count_communes() -> None:
    upper = district()
    found = added(upper, *wards(), expected=17, forms=(ward(), commune()))
    says = {code: text(found, code) for code in ("communes.total", "one_stop.communes.modern", "one_stop.communes.staff")}
    assert says == {"communes.total": "17", "one_stop.communes.modern": "2", "one_stop.communes.staff": "9"}
    assert text(found, "procedures.communes.total") == "164"
    assert text(found, "one_stop.communes.modern", NOTE) == "Phường Yết Kiêu: thiếu máy lấy số"
    assert (text(found, "apology.communes_sent"), text(found, "apology.communes_not_sent")) == ("1", "1")
    assert text(found, "apology.communes_not_sent", NOTE) == "Phường Yết Kiêu: 1 hồ sơ"
    report = made(upper, found)
    assert report.shown("dossiers.communes.resolved") == "150"
    assert report.shown("dossiers.communes.on_time_ratio") == "98"
    assert not found.incomplete


def test_only_what_is_declared_is_fed_from_another_form() -> None:
    found = added(district(), *wards(), expected=3, forms=(ward(), commune()))
    assert {address.code for address in found.cells} <= set(feeds_of(district(), "ward-monthly"))


def test_a_unit_that_sent_two_forms_counts_once_a_row() -> None:
    upper, first, second = district(), ward(), commune()
    adder = Adder(upper, {form.form: form for form in (first, second)}, 1)
    adder.add([sent("A", first, procedures__total="160"), sent("A", second, procedures__total="218")])
    assert text(adder.result(), "procedures.communes.total") == "160"


def test_forms_below_come_in_the_order_of_the_form() -> None:
    assert forms_below(district()) == ["ward-monthly", "commune-statistics"]
    assert forms_below(ward()) == []


# --- what stands behind a cell ---


def test_behind_a_cell_stand_its_units() -> None:
    upper, below = district(), {form.form: form for form in (ward(), commune())}
    assert codes_behind(upper, "dossiers.communes.overdue", below) == {
        "ward-monthly": ["dossiers.resolved", "dossiers.on_time"]
    }
    behind = contributions(upper, "dossiers.communes.overdue", below, [[report] for report in wards()])
    assert [(each.name, each.shown) for each in behind] == [
        ("Phường Yết Kiêu", "3"),
        ("Phường Quang Trung", "0"),
        ("Phường La Khê", ""),
    ]
    assert [each.shown for each in contributions(upper, "communes.total", below, [[wards()[0]]])] == ["Đã gửi"]
    counted = contributions(upper, "one_stop.communes.modern", below, [[report] for report in wards()])
    assert [(each.shown, each.note) for each in counted] == [("Không", "thiếu máy lấy số"), ("Có", ""), ("Có", "")]


def test_behind_a_ratio_stand_the_units_own_ratios() -> None:
    reports = [[sent("A", SMALL, done="1", given="2")], [sent("B", SMALL, done="9", given="98")]]
    behind = contributions(SMALL, "ratio", {SMALL.form: SMALL}, reports)
    assert [each.shown for each in behind] == ["50", "9,18"]


# --- whatever the figures ---

FIGURES = st.lists(st.tuples(*[st.none() | st.integers(0, 10**6)] * 4), max_size=12)


@given(FIGURES, st.randoms())
def test_the_order_of_arrival_changes_no_figure_and_parts_make_the_sum(
    rows: list[tuple[int | None, ...]], chance: object
) -> None:
    codes = ("done", "given", "complaints", "petitions")
    reports = []
    for unit, row in enumerate(rows):
        values: dict[str, Value] = {code: Decimal(value) for code, value in zip(codes, row, strict=True) if value is not None}
        if parts := [value for code in codes[2:] if isinstance(value := values.get(code), Decimal)]:
            values["cases"] = sum(parts, Decimal(0))
        reports.append(UnitReport(str(unit), str(unit), SMALL.form, values, {}))
    shuffled = list(reports)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    found, again = added(SMALL, *reports), added(SMALL, *shuffled)
    assert found.cells == again.cells
    report = made(SMALL, found)
    for code in (*codes, "cases"):
        behind = contributions(SMALL, code, {SMALL.form: SMALL}, [[each] for each in reports])
        parts = [each.value for each in behind if isinstance(each.value, Decimal)]
        assert report.value(code) == (sum(parts, Decimal(0)) if parts else None)


@pytest.mark.parametrize("upper", [ward(), district(), commune()], ids=lambda form: form.form)
def test_one_report_of_a_form_becomes_itself(upper: Edition) -> None:
    from tests.forms.conftest import examples, filled_from

    path = next(path for path in examples() if path.stem == "consistent" and path.parts[-4] == upper.form)
    one = filled_from(path).report
    values = {code: value for code in upper.indicators if (value := one.value(code)) is not None}
    report = made(upper, added(upper, UnitReport("A", "A", upper.form, values, {})))
    for code, row in upper.indicators.items():
        if row.type.kind in (Kind.COUNT, Kind.MONEY) or row.calculated:
            assert report.value(code) == one.value(code), code
    assert [finding for finding in report.errors if finding.rule.startswith("cell.")] == []
