"""The licences of everything inside an installer: their texts in a folder, and an index that the About box lists.

`licences/index.json` is a list of `{"name", "version", "licence", "texts"}`, in the order to show them; `texts` are names
of files beside it.
"""

from __future__ import annotations

import email
import json
import zipfile
from collections.abc import Iterable, Sequence
from email.message import Message
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from installer.common.release import ROOT, RefusalError, version

FOLDER = "licences"
_TEXTS = Path(__file__).with_name("licences")
_WORDS = ("licen", "copying", "notice", "copyright")
#: Told where the package itself tells it badly, or only as one choice among several.
_TOLD = {
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "reportlab": "BSD-3-Clause",
    "segno": "BSD-3-Clause",
    "pypdfium2": "BSD-3-Clause / Apache-2.0",
    "click-default-group": "Public domain",
}
#: The LGPL asks that its text and the GPL's come along; the wheels of Qt bring only the words on its commercial licence.
_GNU = ("LGPL-3.0.txt", "GPL-3.0.txt")


class Part(NamedTuple):
    """One thing inside: what it is called, its version, its licence in short, and the licence's texts by file name."""

    name: str
    version: str
    licence: str
    texts: dict[str, bytes]


def collect(folder: Path, wheels: Sequence[Path], others: Iterable[Part] = ()) -> int:
    """Write the licences of the program, its fonts, the *wheels* and the *others* into `folder/licences`; return how many."""
    parts = [_program(), _fonts(), *others, *sorted(map(_wheel, wheels), key=lambda part: part.name.lower())]
    place = folder / FOLDER
    place.mkdir(parents=True)
    index = []
    for part in parts:
        if not part.texts:
            raise RefusalError(f"Không tìm thấy giấy phép của {part.name} {part.version}.")
        for name, text in part.texts.items():
            (place / name).write_bytes(text)
        told = {"name": part.name, "version": part.version, "licence": part.licence, "texts": list(part.texts)}
        index.append(told)
    (place / "index.json").write_text(json.dumps(index, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return len(index)


def python(number: str) -> list[Part]:
    """Return Python of version *number* and what its builds contain, each told by a file that begins with name and licence."""
    inside = []
    for file in sorted((_TEXTS / "inside-python").glob("*.txt")):
        head, _, text = file.read_text(encoding="utf-8").partition("\n\n")
        name, _version, licence = (line.partition(":")[2].strip() for line in head.splitlines())
        inside.append(Part(name, "", licence, {f"Python-{file.name}": text.encode()}))
    return [Part("Python", number, "PSF-2.0", {"Python.txt": (_TEXTS / "Python.txt").read_bytes()}), *inside]


def _program() -> Part:
    return Part("CCHC", version(), "Apache-2.0", {"CCHC.txt": (ROOT / "LICENSE").read_bytes()})


def _fonts() -> Part:
    text = (ROOT / "resources" / "fonts" / "OFL.txt").read_bytes()
    return Part("Liberation Serif", "2.1.5", "OFL-1.1", {"Liberation-Serif.txt": text})


def _wheel(wheel: Path) -> Part:
    with zipfile.ZipFile(wheel) as archive:
        paths = [PurePosixPath(name) for name in archive.namelist() if not name.endswith("/")]
        about = next(path for path in paths if path.name == "METADATA" and path.parent.name.endswith(".dist-info"))
        told = email.message_from_bytes(archive.read(str(about)))
        found = [path for path in paths if path.is_relative_to(about.parent) and _is_licence(path)]
        texts = {f"{told['Name']}.txt": _joined({path.name: archive.read(str(path)) for path in found})} if found else {}
    licence = _TOLD.get(told["Name"].lower().replace("_", "-")) or _licence(told)
    if licence.startswith("LGPL"):
        texts = {name: (_TEXTS / name).read_bytes() for name in _GNU}
    return Part(told["Name"], told["Version"], licence, texts)


def _is_licence(path: PurePosixPath) -> bool:
    return "licenses" in path.parts or any(word in path.name.lower() for word in _WORDS)


def _joined(texts: dict[str, bytes]) -> bytes:
    """Return several texts as one, each under its name; a single one stays as it is."""
    if len(texts) == 1:
        return next(iter(texts.values()))
    return b"\n\n".join(b"===== %s =====\n\n%s" % (name.encode(), text) for name, text in texts.items())


def _licence(told: Message) -> str:
    if expression := told["License-Expression"]:
        return str(expression)
    if (short := told["License"]) and len(short) < 40:
        return str(short)
    classes = [line.rsplit("::", 1)[1].strip() for line in told.get_all("Classifier", []) if line.startswith("License ::")]
    return ", ".join(classes) or "?"
