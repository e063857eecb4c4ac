"""A screen of an office's size without a monitor, and the environment of a user for what is measured on it."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """An Xvfb of our own; yields the environment of programs that show themselves on it."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as pipe:
            display = pipe.readline().strip()
        try:
            yield environment_on("xcb") | {"DISPLAY": f":{display}"}
        finally:
            server.terminate()


def environment_on(platform: str) -> dict[str, str]:
    """The environment of a user: this one may forbid Python to keep what it compiled."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHONDONTWRITE", "PYTHONUNBUFFERED", "COV"))
    }
    return kept | {
        "QT_QPA_PLATFORM": platform,
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "XDG_RUNTIME_DIR": tempfile.gettempdir(),
    }
