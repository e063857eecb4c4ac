"""The import rules of the house, kept by reading every module of desktop/ (nothing is imported or run).

Engine on the ground; catalogue, storage, exchange and consolidation side by side on it, none knowing another; then
session, then jobs; window and command line side by side; app on top. No arrow runs back up, no circle. An import counts
wherever it stands: at the top, in a function, under ``if TYPE_CHECKING``, or as a literal given to ``import_module``.

A new part of desktop/ or a new third-party package is entered in the tables below, or these tests fail.
"""

import ast
import graphlib
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# part of desktop/ -> the parts it may import. A part is a package or module directly under desktop/.
LAYERS: dict[str, set[str]] = {
    "__init__": set(),
    "bytecode": set(),
    "drives": set(),
    "engine": set(),
    "locations": set(),
    "catalogue": {"engine", "locations"},
    "storage": {"engine", "locations", "drives"},
    "exchange": {"engine", "locations"},
    "consolidation": {"engine", "locations"},
    "session": {"engine", "storage"},
    "jobs": {"engine", "locations", "drives", "catalogue", "storage", "exchange", "consolidation", "session"},
    "ui": {"engine", "locations", "drives", "session", "jobs"},
    "cli": {"engine", "locations", "drives", "session", "jobs"},
    "app": {
        "engine",
        "locations",
        "catalogue",
        "storage",
        "exchange",
        "consolidation",
        "session",
        "jobs",
        "ui",
        "cli",
    },
    "__main__": {"locations", "bytecode", "cli", "app"},
}

WINDOW = {"ui", "app", "__main__"}


@dataclass(frozen=True)
class Restricted:
    """A package from outside that only some parts may import."""

    parts: set[str]
    remedy: str
    distribution: str | None = None  # None: part of another distribution, or of the standard library


FILES_IN_EXCHANGE = "files are read and written in desktop.exchange; ask a job"

# Every third-party package that desktop/ may import, and where.
THIRD_PARTY: dict[str, Restricted] = {
    "PySide6": Restricted(WINDOW, "Qt belongs to the window", "PySide6-Essentials"),
    "shiboken6": Restricted(WINDOW, "Qt belongs to the window"),
    "sqlite_utils": Restricted({"storage"}, "the database is reached through desktop.storage", "sqlite-utils"),
    "openpyxl": Restricted({"exchange"}, FILES_IN_EXCHANGE, "openpyxl"),
    "xlsxwriter": Restricted({"exchange"}, FILES_IN_EXCHANGE, "XlsxWriter"),
    "reportlab": Restricted({"exchange"}, FILES_IN_EXCHANGE, "reportlab"),
    "rapidfuzz": Restricted({"exchange"}, "labels are compared in desktop.exchange; ask a job", "rapidfuzz"),
    "pypdfium2": Restricted({"exchange"}, "PDF pages are rendered in desktop.exchange; ask a job", "pypdfium2"),
    "segno": Restricted({"exchange"}, FILES_IN_EXCHANGE, "segno"),
    "nacl": Restricted({"exchange"}, "files are signed in desktop.exchange; ask a job", "PyNaCl"),
}

# Packages of the standard library that only some parts may import.
STANDARD_LIBRARY: dict[str, Restricted] = {
    "sqlite3": Restricted({"storage"}, "the database is reached through desktop.storage"),
}

# The engine says what a report means. It has no files, no clock, no chance, no threads and no network.
NOT_IN_ENGINE = {
    *{"os", "posixpath", "ntpath", "pathlib", "io", "shutil", "tempfile", "glob", "fileinput", "fcntl", "mmap"},
    *{"time", "sched", "random", "secrets", "uuid", "locale", "getpass", "platform", "sys"},
    *{"threading", "multiprocessing", "concurrent", "asyncio", "subprocess", "signal", "queue"},
    *{"socket", "ssl", "urllib", "http", "smtplib", "ftplib"},
    *{"sqlite3", "dbm", "shelve", "pickle", "zipfile", "tarfile", "csv", "tomllib", "configparser", "xml", "logging"},
}
CLOCK_CALLS = {"now", "today", "utcnow"}
FILE_CALLS = {"open", "input", "print"}


@dataclass(frozen=True)
class Import:
    """One imported name, in full: ``from desktop.engine import values`` is "desktop.engine.values"."""

    name: str
    line: int


@dataclass(frozen=True)
class Module:
    name: str
    path: Path
    tree: ast.Module
    imports: tuple[Import, ...]

    @property
    def part(self) -> str:
        return part_of(self.name)


def part_of(name: str) -> str:
    """The part a full name belongs to: "desktop.engine.values" -> "engine"; "desktop" itself -> "__init__"."""
    _, _, rest = name.partition(".")
    return rest.partition(".")[0] or "__init__"


def read_house(root: Path) -> dict[str, Module]:
    """All modules under root/desktop by their full names."""
    files: dict[str, Path] = {}
    for path in sorted((root / "desktop").rglob("*.py")):
        steps = list(path.relative_to(root).with_suffix("").parts)
        if steps[-1] == "__init__":
            steps.pop()
        files[".".join(steps)] = path
    modules: dict[str, Module] = {}
    for name, path in files.items():
        tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        modules[name] = Module(name, path, tree, tuple(imports_of(tree, package, files)))
    return modules


def imports_of(tree: ast.Module, package: str, files: dict[str, Path]) -> Iterator[Import]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield Import(alias.name, node.lineno)
            case ast.ImportFrom(module=module, names=names, level=level):
                origin = absolute_name(module or "", package, level)
                for alias in names:
                    # `from desktop import engine` imports the part "engine", `from desktop import __version__` none.
                    full = f"{origin}.{alias.name}"
                    inside = origin == "desktop" and alias.name in LAYERS
                    yield Import(full if full in files or inside else origin, node.lineno)
            case ast.Call(
                func=ast.Name(id="import_module" | "__import__") | ast.Attribute(attr="import_module" | "__import__"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield Import(name, node.lineno)
            case _:
                pass


def absolute_name(module: str, package: str, level: int) -> str:
    """What a relative import means in a package: ("..", "desktop.ui.panels") -> "desktop.ui"."""
    if not level:
        return module
    base = package.split(".")[: len(package.split(".")) - (level - 1)]
    return ".".join([*base, module] if module else base)


def faults_of(root: Path) -> list[str]:
    """Every broken rule, as "file:line: what, and what to do instead"."""
    modules = read_house(root)
    found: list[tuple[Path, int, str]] = []
    for module in modules.values():
        if module.part not in LAYERS:
            found.append((module.path, 1, f"desktop.{module.part} has no place in LAYERS of tests/test_architecture.py"))
            continue
        found.extend((module.path, each.line, fault) for each in module.imports for fault in import_faults(module, each))
        if module.part == "engine":
            found.extend((module.path, line, fault) for line, fault in engine_call_faults(module.tree))
    lines = [f"{path.relative_to(root).as_posix()}:{line}: {fault}" for path, line, fault in sorted(set(found))]
    return lines + circles(modules)


def import_faults(module: Module, imported: Import) -> Iterator[str]:
    part, top = module.part, imported.name.partition(".")[0]
    if top == "desktop":
        target = part_of(imported.name)
        if target not in {part, "__init__", *LAYERS[part]}:
            allowed = ", ".join(sorted(LAYERS[part])) or "nothing else of desktop"
            yield f"{part} may not import {imported.name} (it may import {allowed})"
    elif part == "engine" and (top in NOT_IN_ENGINE or top not in sys.stdlib_module_names):
        yield f"engine may not import {imported.name}: it has no files, no clock and nothing from outside"
    elif top in sys.stdlib_module_names:
        rule = STANDARD_LIBRARY.get(top)
        if rule and part not in rule.parts:
            yield f"{part} may not import {imported.name}: {rule.remedy}"
    elif top not in THIRD_PARTY:
        yield f"{imported.name} is not among the third-party packages allowed in tests/test_architecture.py"
    elif part not in THIRD_PARTY[top].parts:
        yield f"{part} may not import {imported.name}: {THIRD_PARTY[top].remedy}"


def engine_call_faults(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=name)) if name in CLOCK_CALLS:
                yield node.lineno, f"engine may not call {name}(): the date is handed to it"
            case ast.Call(func=ast.Name(id=name)) if name in FILE_CALLS:
                yield node.lineno, f"engine may not call {name}(): it has no files and says nothing itself"
            case _:
                pass


def circles(modules: dict[str, Module]) -> list[str]:
    """Circles among parts, and among the modules of a part."""
    among_modules: dict[str, set[str]] = {}
    among_parts: dict[str, set[str]] = {}
    for module in modules.values():
        targets = {each.name for each in module.imports if each.name in modules} - {module.name}
        among_modules[module.name] = targets
        among_parts.setdefault(module.part, set()).update({part_of(name) for name in targets} - {module.part})
    found = []
    for what, graph in (("parts", among_parts), ("modules", among_modules)):
        try:
            graphlib.TopologicalSorter(graph).prepare()
        except graphlib.CycleError as error:
            found.append(f"circle among {what}: " + " <- ".join(error.args[1]))
    return found


# ------------------------------------------------------------------------------------------------- the house as it is


def test_every_import_keeps_the_rules() -> None:
    faults = faults_of(ROOT)
    assert not faults, "\n" + "\n".join(faults)


def test_desktop_was_found() -> None:
    assert "desktop.engine" in read_house(ROOT)


def test_the_layers_themselves_have_no_circle() -> None:
    assert set().union(*LAYERS.values()) <= set(LAYERS)
    graphlib.TopologicalSorter(LAYERS).prepare()


def test_third_party_packages_are_those_of_pyproject() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        dependencies = tomllib.load(file)["project"]["dependencies"]
    declared = {re.split(r"[\s<>=!~;\[]", dependency, maxsplit=1)[0].lower() for dependency in dependencies}
    assert declared == {rule.distribution.lower() for rule in THIRD_PARTY.values() if rule.distribution}


# ------------------------------------------------------------------------------------------ do the rules catch it?


def build(root: Path, files: dict[str, str]) -> None:
    """A small house: files by their paths under desktop/."""
    for path, text in {"__init__.py": '__version__ = "1"\n', "engine/__init__.py": "", **files}.items():
        target = root / "desktop" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def test_a_house_in_order_has_no_faults(tmp_path: Path) -> None:
    build(
        tmp_path,
        {
            "engine/values.py": "from decimal import Decimal\nfrom desktop import __version__\n",
            "engine/report.py": "from desktop.engine.values import Decimal\nfrom . import values\n",
            "storage/__init__.py": "import sqlite3\nimport sqlite_utils\nfrom desktop.engine import report\n",
            "exchange/pdf.py": "import io\nfrom reportlab.pdfgen import canvas\nimport pypdfium2\n",
            "session.py": "from desktop import storage\nfrom desktop.engine import values\n",
            "jobs/print.py": "from desktop.exchange import pdf\nfrom desktop.session import values\n",
            "ui/window.py": "from PySide6 import QtWidgets\nfrom desktop.jobs import print\n",
            "app.py": "from PySide6 import QtCore\nfrom desktop import storage\nimport desktop.ui.window\n",
            "__main__.py": "from desktop import app\n",
        },
    )
    assert faults_of(tmp_path) == []


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("engine/a.py", "import os", "desktop/engine/a.py:1: engine may not import os"),
        ("engine/a.py", "from pathlib import Path", "engine may not import pathlib"),
        ("engine/a.py", "import openpyxl", "engine may not import openpyxl"),
        ("engine/a.py", "from desktop import storage", "engine may not import desktop.storage"),
        ("engine/a.py", "def f():\n    from desktop.session import x", "a.py:2: engine may not import desktop.session"),
        ("engine/a.py", "from datetime import date\nx = date.today()", "a.py:2: engine may not call today()"),
        ("engine/a.py", "import datetime\nx = datetime.datetime.now()", "engine may not call now()"),
        ("engine/a.py", "x = open('f')", "engine may not call open()"),
        ("catalogue/a.py", "import desktop.storage.db", "catalogue may not import desktop.storage.db"),
        ("catalogue/a.py", "from PySide6.QtCore import QObject", "catalogue may not import PySide6.QtCore"),
        ("storage/a.py", "from desktop.exchange import pdf", "storage may not import desktop.exchange"),
        ("storage/a.py", "import xlsxwriter", "storage may not import xlsxwriter"),
        ("exchange/a.py", "import sqlite3", "exchange may not import sqlite3"),
        ("exchange/a.py", "import requests", "requests is not among the third-party packages"),
        ("consolidation/a.py", "from .. import catalogue", "consolidation may not import desktop.catalogue"),
        ("session.py", "from desktop.exchange import pdf", "session may not import desktop.exchange"),
        ("session.py", "from desktop.jobs import save", "session may not import desktop.jobs"),
        ("jobs/a.py", "from desktop.ui import window", "jobs may not import desktop.ui"),
        ("jobs/a.py", "import sqlite_utils", "jobs may not import sqlite_utils"),
        ("ui/a.py", "from desktop.storage import db", "ui may not import desktop.storage"),
        ("ui/a.py", "import pypdfium2", "ui may not import pypdfium2: PDF pages are rendered in desktop.exchange"),
        ("ui/a.py", "from desktop.cli import main", "ui may not import desktop.cli"),
        ("ui/panels/a.py", "from ...exchange import pdf", "ui may not import desktop.exchange"),
        ("cli.py", "from PySide6 import QtCore", "cli may not import PySide6"),
        ("cli.py", "from desktop import exchange", "cli may not import desktop.exchange"),
        (
            "cli.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from desktop.storage import x",
            "cli.py:3: cli may not import desktop.storage",
        ),
        ("cli.py", "import importlib\nimportlib.import_module('desktop.ui')", "cli may not import desktop.ui"),
        ("app.py", "from desktop import __main__", "app may not import desktop.__main__"),
        ("locations.py", "from desktop.engine import x", "locations may not import desktop.engine"),
        ("__init__.py", "from desktop.engine import x", "__init__ may not import desktop.engine"),
        ("helpers.py", "", "desktop.helpers has no place in LAYERS"),
    ],
)
def test_a_broken_rule_is_named(tmp_path: Path, path: str, text: str, expected: str) -> None:
    build(tmp_path, {path: text})
    assert expected in "\n".join(faults_of(tmp_path))


def test_circles_are_named(tmp_path: Path) -> None:
    build(
        tmp_path,
        {
            "engine/a.py": "from desktop.engine import b",
            "engine/b.py": "from desktop.engine.a import x",
            "session.py": "from desktop.jobs import save",
            "jobs/save.py": "import desktop.session",
        },
    )
    faults = "\n".join(faults_of(tmp_path))
    assert "circle among parts: " in faults
    assert "circle among modules: " in faults
