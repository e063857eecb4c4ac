"""Editions kept ready-made: reading a form strictly takes ten times as long as taking up what came of it the last time.

What is kept is bound to the edition's files and to the program's own: as soon as one of them has another size or date, the
edition is read anew. A file that is not whole, or not ours, is as good as none; nothing but the engine's own classes is
made from it.
"""

from __future__ import annotations

import io
import os
import pickle
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Any

from desktop.engine import definition
from desktop.engine.definition import Edition

_OTHERS = frozenset({("decimal", "Decimal"), ("datetime", "date")})


class KeptEditions:
    """Ready-made editions in a *folder* of their own; without a folder, or one that cannot be written, nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def take(self, source: Path) -> Edition | None:
        """Return the edition that was read from *source*, if it is still what stands there."""
        if self._folder is None:
            return None
        with suppress(Exception):  # whatever is wrong with the file: the form itself is there to be read
            content = self._file(source).read_bytes()
            stamp, edition = _Reader(io.BytesIO(content)).load()
            if stamp == _stamp(source) and isinstance(edition, Edition):
                return edition
        return None

    def keep(self, source: Path, edition: Edition) -> None:
        """Keep what was read from *source* for the next start."""
        if self._folder is None:
            return
        file = self._file(source)
        draft = file.with_name(f"{os.urandom(8).hex()}.tmp")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                edition.work_out()
                content = io.BytesIO()
                _Writer(content, protocol=5).dump((_stamp(source), edition))
                draft.write_bytes(content.getvalue())
                draft.replace(file)
            finally:
                draft.unlink(missing_ok=True)

    def _file(self, source: Path) -> Path:
        assert self._folder is not None  # noqa: S101 - asked by the callers
        return self._folder / f"{source.parent.name}@{source.name}.edition"


class _Writer(pickle.Pickler):
    """Writes members of enumerations by their value; some versions of Python would write a call of `getattr`."""

    def reducer_override(self, obj: Any) -> Any:
        """Say how *obj* is made again."""
        return (type(obj), (obj.value,)) if isinstance(obj, Enum) else NotImplemented


class _Reader(pickle.Unpickler):
    """Makes the engine's objects, numbers and days; anything else in a file is refused."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class that may be made."""
        if module.startswith("desktop.engine.") or (module, name) in _OTHERS:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


def _stamp(source: Path) -> tuple[tuple[str, int, int], ...]:
    """Return name, size and date of every file that the edition comes from: its own, and the program that reads them."""
    engine = Path(definition.__file__).parent
    places = (source, engine, Path(__file__).parent)
    files = (file for place in places for file in place.iterdir() if file.suffix in (".toml", ".csv", ".py", ".pyc"))
    return tuple(sorted((str(file), (found := file.stat()).st_size, found.st_mtime_ns) for file in files))
