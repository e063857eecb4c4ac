"""However the files of a form are spoiled: it loads, or its faults are told, each with a sentence and a remedy."""

import tempfile
import unicodedata
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import locations
from desktop.catalogue import EditionFaultsError
from desktop.catalogue.loader import load_edition
from desktop.engine.definition import Edition
from tests.catalogue.writing import FORM, ROWS, RULES
from tests.helpers.keystrokes import edit_of, typings
from tests.helpers.reports import empty

Files = dict[str, str]

WARD = locations.forms() / "ward-monthly" / "2024"
FORMS: dict[str, Files] = {
    "small": {"form.toml": FORM, "rows.csv": ROWS, "rules.toml": RULES},
    "ward-monthly": {name: (WARD / name).read_text(encoding="utf-8") for name in ("form.toml", "rows.csv", "rules.toml")},
}
SPLINTERS = [
    "",
    '"',
    "'",
    ",",
    ";",
    "[",
    "]",
    "{",
    "}",
    "=",
    "(",
    ")",
    "\n",
    "\x00",
    "\ufeff",
    "\u2028",
    "²",
    "0",
    "-1",
    "NaN",
    "and ",
]
SPLINTERS += [
    "sum(",
    "[[rule]]",
    "true",
    "1979-05-27T07:32:00",
    "a.b",
    "zero",
    "partial",
    "missing = 'zero'\n",
    "heading",
    "choice",
    "ratio",
]


@st.composite
def spoiled(draw: st.DrawFn, text: str) -> str:
    """*text* with something cut out, put in, said twice or put elsewhere, a few times."""
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(text)))
        length = draw(st.integers(0, 30))
        rest, piece = text[:place] + text[place + length :], text[place : place + length]
        match draw(st.sampled_from(["cut", "put", "replace", "twice", "move", "line", "decompose"])):
            case "cut":
                text = rest
            case "put":
                text = text[:place] + draw(st.sampled_from(SPLINTERS)) + text[place:]
            case "replace":
                text = text[:place] + draw(st.sampled_from(SPLINTERS)) + text[place + length :]
            case "twice":
                text = text[:place] + piece + text[place:]
            case "move":
                elsewhere = draw(st.integers(0, len(rest)))
                text = rest[:elsewhere] + piece + rest[elsewhere:]
            case "line":
                lines = text.splitlines(keepends=True) or [""]
                line = draw(st.sampled_from(lines))
                text = "".join(lines[: place % len(lines)]) + line + "".join(lines[place % len(lines) :])
            case _:
                text = text[:place] + unicodedata.normalize("NFD", text[place:])
    return text


def load(form: str, files: Files) -> Edition | None:
    """The edition these files make, `None` when they have faults."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / form / "2024"
        path.mkdir(parents=True)
        for name, text in files.items():
            (path / name).write_text(text, encoding="utf-8", newline="")
        try:
            return load_edition(path)
        except EditionFaultsError as error:
            told = error
    assert told.faults
    for fault in told.faults:
        assert fault.file in files
        assert 0 <= fault.line <= files[fault.file].count("\n") + files[fault.file].count("\r") + 1
        assert fault.message.endswith(".")
        assert fault.remedy.endswith(".")
    return None


def spoil_load_and_fill(form: str, data: st.DataObject) -> None:
    files = dict(FORMS[form])
    for name in data.draw(st.lists(st.sampled_from(sorted(files)), min_size=1, max_size=2, unique=True)):
        files[name] = data.draw(spoiled(files[name]))
    edition = load(form, files)
    if edition is not None:  # what the loader lets through can be filled
        report = empty(edition)
        for cells in data.draw(st.lists(typings(edition), max_size=3)):
            report.apply(edit_of(report, cells))


@settings(max_examples=300)
@given(st.data())
def test_nothing_but_faults_comes_of_a_spoiled_small_form(data: st.DataObject) -> None:
    spoil_load_and_fill("small", data)


@settings(max_examples=60)
@given(st.data())
def test_nothing_but_faults_comes_of_the_spoiled_ward_form(data: st.DataObject) -> None:
    spoil_load_and_fill("ward-monthly", data)
