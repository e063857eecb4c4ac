"""Reports to print, and what another program reads on the printed pages."""

import json
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from desktop import locations
from desktop.catalogue import Catalogue
from desktop.engine.definition import Appendix, Edition
from desktop.engine.edits import NOTE, Address, Edit
from desktop.engine.period import Period
from desktop.engine.report import Report, Status
from desktop.engine.unit import Unit

UNIT = Unit(
    "UBND phường Yên Nghĩa",
    place="Yên Nghĩa",
    drafter="Nguyễn Thu Hà",
    authority=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
    position="Phó Chủ tịch",
    signer="Trần Văn Minh",
)
MM = 72 / 25.4
#: The bottom margin of the decree begins here.
FOOT = 277 * MM


@cache
def ward() -> Edition:
    return Catalogue(locations.forms()).edition("ward-monthly", "2024")


def with_appendices(*appendices: Appendix) -> Edition:
    """The ward's edition with other appendices, and without its rules."""
    edition = ward()
    return Edition(
        form=edition.form,
        edition=edition.edition,
        title=edition.title,
        description=edition.description,
        unit_levels=edition.unit_levels,
        period_types=edition.period_types,
        in_force_from=edition.in_force_from,
        due_days=edition.due_days,
        appendices=appendices,
        rules=(),
    )


def blank(edition: Edition | None = None, unit: Unit = UNIT, status: Status = Status.FINALISED, number: str = "") -> Report:
    return Report(edition or ward(), unit, Period.parse("2024-05"), status=status, number=number)


def type_in(report: Report, values: dict[str, str], notes: dict[str, str] | None = None) -> Report:
    changes = [report.stated(Address(code), text) for code, text in values.items()]
    changes += [report.stated(Address(code, NOTE), text) for code, text in (notes or {}).items()]
    report.apply(Edit("thử", tuple(changes)))
    return report


def example(name: str, status: Status = Status.FINALISED, number: str = "5") -> Report:
    """A filled report of the ward: "consistent", "2024-05"."""
    path = locations.forms() / "ward-monthly" / "2024" / "examples" / f"{name}.json"
    cells = json.loads(path.read_text(encoding="utf-8"))["values"]
    values = {code: str(cell["value"]) for code, cell in cells.items() if cell.get("value") is not None}
    notes = {code: cell["note"] for code, cell in cells.items() if cell.get("note")}
    return type_in(blank(status=status, number=number), values, notes)


class Word(NamedTuple):
    """A word on a page; lengths in points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def poppler(program: str, pdf: bytes, folder: Path, *options: str) -> str:
    path = folder / "printed.pdf"
    path.write_bytes(pdf)
    output = ["-"] if program == "pdftotext" else []
    return subprocess.run([program, *options, path, *output], check=True, capture_output=True, encoding="utf-8").stdout


def page_texts(pdf: bytes, folder: Path) -> list[str]:
    """Each page's text in the order it was written, all white space as single spaces, without what stands at its foot."""
    return [page for page, _ in texts_and_feet(pdf, folder)]


def texts_and_feet(pdf: bytes, folder: Path) -> list[tuple[str, str]]:
    """Each page's text, and the words beside the code at its foot, empty where there is none."""
    pages = poppler("pdftotext", pdf, folder, "-raw", "-enc", "UTF-8").split("\f")[:-1]
    parts = [one_line(page).partition("Mã kiểm tra: ") for page in pages]
    return [(text.strip(), title + foot) for text, title, foot in parts]


def page_words(pdf: bytes, folder: Path) -> list[list[Word]]:
    """Each page's words and where they stand, without those at its foot."""
    return [[word for word in words if word.top < FOOT] for words in _all_words(pdf, folder)]


def foot_words(pdf: bytes, folder: Path) -> list[list[Word]]:
    """The words at the foot of each page and where they stand."""
    return [[word for word in words if word.top >= FOOT] for words in _all_words(pdf, folder)]


def _all_words(pdf: bytes, folder: Path) -> list[list[Word]]:
    tree = ET.fromstring(poppler("pdftotext", pdf, folder, "-bbox"))  # noqa: S314 - our own output
    pages = tree.iter("{http://www.w3.org/1999/xhtml}page")
    return [[_word(word) for word in page] for page in pages]


def _word(word: ET.Element) -> Word:
    left, top, right, bottom = (float(word.attrib[side]) for side in ("xMin", "yMin", "xMax", "yMax"))
    return Word(word.text or "", left, top, right, bottom)


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
