"""The environment of the peers, made from requirements-bench.lock when it is first needed."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

LOCK = Path(__file__).parents[2] / "requirements-bench.lock"


def environment() -> Path | None:
    """Return the Python of an environment made from the lock file, in the user's cache."""
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = caches / "cchc" / f"bench-{sha256(LOCK.read_bytes()).hexdigest()[:12]}"
    python, whole = folder / "bin" / "python", folder / "whole"
    if not whole.exists():
        print(f"installing {LOCK.name} into {folder} …", file=sys.stderr)
        made = [sys.executable, "-m", "venv", "--clear", str(folder)]
        install = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps", "-r", str(LOCK)]
        if any(subprocess.run(command, stdout=sys.stderr, check=False).returncode for command in (made, install)):
            return None
        whole.touch()
    return python
