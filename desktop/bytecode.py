"""Keep the bytecode of the helper modules that PySide carries packed inside its library.

Python keeps what it compiles of modules in files; of these it cannot, and they are compiled anew at every start, which
takes as long as opening a report. Their code is kept where Python would keep it for this module, together with a checksum
of its source; where nothing can be kept, all works as without.
"""

from __future__ import annotations

import builtins
import importlib.util
import marshal
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import CodeType
from typing import Any

_PACKED = "shibokensupport/"
#: They write the stub files of PySide's developers; imported at every start, they would do nothing.
_NEVER_USED = frozenset(f"{_PACKED}signature/lib/{name}.py" for name in ("pyi_generator", "enum_sig"))


@contextmanager
def kept() -> Iterator[None]:
    """Within this context, PySide's packed modules are compiled only when their bytecode is not there."""
    file = Path(importlib.util.cache_from_source(str(Path(__file__).with_name("pyside_support.py"))))
    before = _read(file)
    now: dict[str, tuple[int, CodeType]] = {}
    compile_ = builtins.compile

    def compile_once(source: Any, filename: Any, *arguments: Any, **options: Any) -> Any:
        if not (isinstance(filename, str) and filename.startswith(_PACKED) and isinstance(source, bytes)):
            return compile_(source, filename, *arguments, **options)
        checksum = zlib.crc32(source)
        known = before.get(filename)
        if known is None or known[0] != checksum:
            text = b"" if filename in _NEVER_USED else source
            known = checksum, compile_(text, filename, *arguments, **options)
        now[filename] = known
        return known[1]

    builtins.compile = compile_once
    try:
        yield
    finally:
        builtins.compile = compile_
    if any(before.get(filename) is not code for filename, code in now.items()):
        _write(file, now)


def _read(file: Path) -> dict[str, tuple[int, CodeType]]:
    try:
        return dict(marshal.loads(file.read_bytes()))  # noqa: S302 - as trusted as the bytecode beside it
    except (OSError, ValueError, EOFError, TypeError):
        return {}


def _write(file: Path, codes: dict[str, tuple[int, CodeType]]) -> None:
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            file.parent.mkdir(exist_ok=True)
            part = file.with_suffix(".part")
            part.write_bytes(marshal.dumps(codes))
            part.replace(file)
