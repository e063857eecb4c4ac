"""Whose work is inside: every library, font and program part, with its version and the text of its licence.

An installation tells it in `licences/index.json` beside the package, written by its builder: a list of `{"name", "version",
"licence", "texts"}` in the order to show them, where `texts` are files beside it. In a checkout the libraries of
`requirements.lock` that are there tell it themselves.
"""

from __future__ import annotations

import json
import platform
import re
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from desktop import __version__, locations

_LONGEST_NAME = 60
_TEXTS = re.compile(r"(^|/)(licen[cs]es?|copying|notice)\b[^/]*$|/licenses/", re.IGNORECASE)


class Component(NamedTuple):
    """One work: *licence* is its short name, *text* what it says in full."""

    name: str
    version: str
    licence: str
    text: str


def components() -> list[Component]:
    """Return everything that is inside, the program itself first."""
    shipped = locations.licences()
    if shipped is None:
        return _of_checkout(locations.resources().parent)
    index = json.loads((shipped / "index.json").read_text(encoding="utf-8"))
    return [
        Component(each["name"], each["version"], each["licence"], "\n\n".join(_read(shipped / name) for name in each["texts"]))
        for each in index
    ]


def _of_checkout(root: Path) -> list[Component]:
    texts = root / "installer" / "common" / "licences"
    lesser = "\n\n".join(_read(texts / name) for name in ("LGPL-3.0.txt", "GPL-3.0.txt"))
    lock = _read(root / "requirements.lock")
    there = {_plain(each.metadata["Name"]): each for each in metadata.distributions()}
    locked = map(_plain, re.findall(r"^([A-Za-z0-9._-]+)==", lock, re.MULTILINE))
    libraries = [_library(there[name], lesser) for name in locked if name in there]  # some are only for another system
    return [
        Component("CCHC", __version__, "Apache-2.0", _read(root / "LICENSE")),
        Component("Liberation Serif", "2.1.5", "OFL-1.1", _read(root / "resources" / "fonts" / "OFL.txt")),
        Component("Python", platform.python_version(), "PSF-2.0", _read(texts / "Python.txt")),
        *sorted(libraries, key=lambda each: each.name.casefold()),
    ]


def _library(distribution: metadata.Distribution, lesser: str) -> Component:
    """Return a library; those of Qt bring no text, theirs is *lesser*."""
    about = distribution.metadata
    licence = _licence(about)
    texts = [_read(Path(str(file.locate()))) for file in distribution.files or () if _TEXTS.search(file.as_posix())]
    return Component(about["Name"], distribution.version, licence, lesser if "LGPL" in licence else "\n\n".join(texts))


def _licence(about: metadata.PackageMetadata) -> str:
    """Return the short name of a licence, from wherever a library states it."""
    stated = str(about.get("License-Expression") or about.get("License") or "")  # type: ignore[attr-defined]
    if stated and len(stated) < _LONGEST_NAME and "(" not in stated:
        return stated
    classes: list[str] = about.get_all("Classifier") or []
    return ", ".join(each.rpartition(" :: ")[2] for each in classes if each.startswith("License ::"))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _read(file: Path) -> str:
    """Return a text; none where pip has installed the program without it."""
    if not file.is_file():
        return ""
    return file.read_text(encoding="utf-8", errors="replace").strip() + "\n"
