"""Which forms there are, and which edition of a form is meant."""

from pathlib import Path

import pytest

from desktop.catalogue import Catalogue, EditionFaultsError, UnknownFormError
from desktop.engine.period import Period
from tests.catalogue.writing import FORM, ROWS, RULES


def make(root: Path, form: str, edition: str, since: str = "2024-01-01") -> None:
    folder = root / form / edition
    folder.mkdir(parents=True)
    text = (
        FORM.replace('"small"', f'"{form}"').replace('edition = "2024"', f'edition = "{edition}"').replace("2024-01-01", since)
    )
    for name, content in (("form.toml", text), ("rows.csv", ROWS), ("rules.toml", RULES)):
        (folder / name).write_text(content, encoding="utf-8")


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    make(tmp_path, "ward", "2021", "2021-01-01")
    make(tmp_path, "ward", "2024")
    make(tmp_path, "commune", "2023", "2023-01-01")
    (tmp_path / "notes").mkdir()
    (tmp_path / "README.md").write_text("forms", encoding="utf-8")
    return Catalogue(tmp_path)


def test_editions_are_listed_form_by_form_the_newest_first(catalogue: Catalogue) -> None:
    listed = [(summary.form, summary.edition) for summary in catalogue.editions()]
    assert listed == [("commune", "2023"), ("ward", "2024"), ("ward", "2021")]


def test_an_edition_is_read_once(catalogue: Catalogue) -> None:
    assert catalogue.edition("ward", "2024") is catalogue.find("ward@2024")


@pytest.mark.parametrize(
    ("period", "edition"),
    [("2024-05", "2024"), ("2024-01", "2024"), ("2023-12", "2021"), ("2021", "2021"), ("2019", "2024"), (None, "2024")],
)
def test_a_form_means_its_newest_edition_in_force(catalogue: Catalogue, period: str | None, edition: str) -> None:
    found = catalogue.find("ward", Period.parse(period) if period else None)
    assert found.edition == edition


@pytest.mark.parametrize(
    "wanted", ["city", "ward@2022", "", "@2024", "../ward@2024", "ward@../2024", "ward@.", "notes@x", "a\\b@2024"]
)
def test_what_is_not_there_is_refused_in_a_sentence_that_names_what_is(catalogue: Catalogue, wanted: str) -> None:
    with pytest.raises(UnknownFormError) as refused:
        catalogue.find(wanted)
    assert str(refused.value) == f"Không có biểu mẫu “{wanted}”. Các biểu mẫu hiện có: commune, ward."


def test_no_forms_at_all(tmp_path: Path) -> None:
    assert Catalogue(tmp_path).editions() == []
    with pytest.raises(UnknownFormError, match="chưa có biểu mẫu nào"):
        Catalogue(tmp_path / "nowhere").find("ward")


def test_a_faulty_edition_does_not_stand_in_the_way_of_another(catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "ward" / "2021" / "rows.csv").unlink()
    assert catalogue.edition("ward", "2024").edition == "2024"
    with pytest.raises(EditionFaultsError, match=r"rows\.csv: Thiếu tệp này"):
        catalogue.edition("ward", "2021")
