"""The guide as it is shipped: every place that F1 may ask for exists, every link leads somewhere, every picture is there."""

import importlib
import pkgutil
import re
import unicodedata

import pytest
from PySide6.QtWidgets import QDialog, QWidget

import desktop.ui
from desktop import __version__
from desktop.engine.values import Kind
from desktop.ui.help.book import INDEX, Book
from desktop.ui.help.browser import folder
from desktop.ui.help.keys import PLACE_IN_GUIDE
from desktop.ui.help.places import DEFAULT
from desktop.ui.report import cell_help

FILES = sorted(folder().glob("*.html"))


@pytest.fixture(scope="module")
def book() -> Book:
    return Book(folder(), lambda text: text.replace(PLACE_IN_GUIDE, "<p>Ctrl+N</p>"))


def widgets() -> list[type[QWidget]]:
    """Every widget class of the program."""
    for module in pkgutil.walk_packages(desktop.ui.__path__, "desktop.ui."):
        importlib.import_module(module.name)
    found: list[type[QWidget]] = []
    waiting = list(QWidget.__subclasses__())
    while waiting:
        each = waiting.pop()
        waiting += each.__subclasses__()
        if each.__module__.startswith("desktop."):
            found.append(each)
    return found


def test_every_place_that_a_widget_declares_is_in_the_guide(book: Book) -> None:
    declared = {each.__name__: vars(each)["help_place"] for each in widgets() if "help_place" in vars(each)}
    fixed = {name: place for name, place in declared.items() if isinstance(place, str)}
    assert len(fixed) >= 9
    assert {name: place for name, place in fixed.items() if place not in book.places} == {}


def test_every_page_and_every_dialog_declares_its_place() -> None:
    silent = [
        each.__name__
        for each in widgets()
        if (issubclass(each, QDialog) or each.__name__.endswith("Page")) and not hasattr(each, "help_place")
    ]
    assert silent == []


def test_every_kind_of_cell_has_its_place(book: Book) -> None:
    assert set(cell_help.BY_KIND) == set(Kind)
    wanted = {
        *cell_help.BY_KIND.values(),
        cell_help.TASKS,
        cell_help.NOTES,
        cell_help.CALCULATED,
        cell_help.NOWHERE_YET,
        DEFAULT,
    }
    assert wanted <= set(book.places)


def test_no_place_is_named_twice(book: Book) -> None:
    assert len(book.places) == len(set(book.places))


def test_every_chapter_is_in_the_contents(book: Book) -> None:
    assert {chapter.file for chapter in book.chapters} == {file.name for file in FILES} - {INDEX}
    titles = re.findall(r'<a href="([^"]+)">([^<]+)</a>', (folder() / INDEX).read_text(encoding="utf-8"))
    assert titles == [(chapter.file, chapter.title) for chapter in book.chapters]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_links_and_pictures_lead_somewhere(book: Book, file: object) -> None:
    name = str(getattr(file, "name", ""))
    text = (folder() / name).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    for target in re.findall(r'href="([^"]+)"', text):
        path, _, place = target.partition("#")
        assert (folder() / (path or name)).is_file()
        assert not place or book.file_of(place) == (path or name)
    for picture, alt in re.findall(r'<img src="([^"]+)" alt="([^"]*)"', text):
        assert (folder() / picture).is_file()
        assert alt
    assert text.count("<img") == len(re.findall(r'<img src="[^"]+" alt="[^"]+"', text))


def test_words_are_found_without_diacritics(book: Book) -> None:
    titles = [section.title for section in book.find("mau so bang 0 khong co gia tri")]
    assert titles == ["Tổng số và tỷ lệ tự tính"]
    assert book.find("MẪU số bằng 0 không có giá trị") == book.find("mau so bang 0 khong co gia tri")
    assert book.find("không-có-từ-này") == []
    assert book.find("  ") == []


def test_what_the_program_adds_is_found_too(book: Book) -> None:
    assert "keys" in [section.place for section in book.find("ctrl n")]


def test_this_version_says_what_is_new(book: Book) -> None:
    assert book.file_of(f"news-{__version__}") == "news.html"
