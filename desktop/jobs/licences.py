"""Whose work is inside: every library, font and program part, with its version and the text of its licence.

In a checkout the Python libraries of `requirements.lock` tell this themselves; `resources/licences` has the texts of what is
no Python library. An installation has them all in `resources/licences`, one file each, written there by its builder with

    python -P -m desktop.jobs.licences FOLDER [SITE-PACKAGES]

where SITE-PACKAGES holds the libraries that are shipped, if those are not the ones that run this. A file begins with the lines
`Name: …`, `Version: …` (may be empty) and `Licence: …` and a blank line; the rest is the text. What only one installer ships,
its builder adds there in the same way.
"""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterable, Sequence
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from desktop import __version__, locations

_FOLDER = "licences"
_LOCK = "requirements.lock"
_TEXTS = re.compile(r"(^|/)(licen[cs]es?|copying|notice|authors)\b[^/]*$|/licenses/", re.IGNORECASE)
#: Their distributions bring no text; they stand under that of Qt.
_TEXT_OF = {"PySide6-Essentials": "qt.txt", "shiboken6": "qt.txt"}
_LONGEST_NAME = 60


class Component(NamedTuple):
    """One work: *licence* is its short name, *text* what it says in full."""

    name: str
    version: str
    licence: str
    text: str


def components() -> list[Component]:
    """Return everything that is inside, the program itself first, the others by name."""
    resources = locations.resources()
    own = Component("CCHC", __version__, "Apache-2.0", _read(resources.parent / "LICENSE"))
    font = Component("Liberation Serif", "2.1.5", "OFL-1.1", _read(resources / "fonts" / "OFL.txt"))
    others = [font, *map(_component, (resources / _FOLDER).glob("*.txt"))]
    if locations.program() is None:
        others += _libraries(None)
    return [own, *sorted(others, key=lambda each: each.name.casefold())]


def write(folder: Path, site: str | None = None) -> list[Component]:
    """Write what an installation has in its folder of licences; *site* holds its libraries, which are returned."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in (locations.resources() / _FOLDER).glob("*.txt"):
        (folder / file.name).write_bytes(file.read_bytes())
    libraries = _libraries(site)
    for each in libraries:
        head = f"Name: {each.name}\nVersion: {each.version}\nLicence: {each.licence}\n\n"
        (folder / f"{each.name.lower()}.txt").write_text(head + each.text, encoding="utf-8", newline="\n")
    return libraries


def _component(file: Path) -> Component:
    head, _, text = _read(file).partition("\n\n")
    lines = (line.partition(":")[2].strip() for line in head.splitlines())
    name, version, licence = lines
    return Component(name, version or {"Python": platform.python_version()}.get(name, ""), licence, text)


def _libraries(site: str | None) -> list[Component]:
    """Return the libraries named in the lock file that are there: some are only for another system."""
    lock = locations.resources().parent / _LOCK
    names = re.findall(r"^([A-Za-z0-9._-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE) if lock.is_file() else []
    there = {_plain(each.metadata["Name"]): each for each in metadata.distributions(path=[site] if site else sys.path)}
    return [_library(there[_plain(name)]) for name in names if _plain(name) in there]


def _library(distribution: metadata.Distribution) -> Component:
    about = distribution.metadata
    name = about["Name"].replace("_", "-")
    texts = [_read(Path(str(file.locate()))) for file in distribution.files or () if _TEXTS.search(file.as_posix())]
    if name in _TEXT_OF:
        texts = [_component(locations.resources() / _FOLDER / _TEXT_OF[name]).text]
    return Component(name, distribution.version, _licence(about), "\n\n".join(texts))


def _licence(about: metadata.PackageMetadata) -> str:
    """Return the short name of a licence, from wherever a library states it."""
    stated = about.get("License-Expression") or about.get("License") or ""  # type: ignore[attr-defined]
    if stated and "\n" not in stated and len(stated) < _LONGEST_NAME and "(" not in stated:
        return str(stated)
    classes: Iterable[str] = about.get_all("Classifier") or ()
    return ", ".join(
        each.rpartition(" :: ")[2] for each in classes if each.startswith("License ::") and "Proprietary" not in each
    )


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace").strip() + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write what is shipped into the folder named first; refuse where a library has no text."""
    silent = [each.name for each in write(Path(arguments[0]), *arguments[1:2]) if not each.text.strip()]
    if silent:
        sys.stderr.write(f"no licence text: {', '.join(silent)}\n")
    return bool(silent)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
