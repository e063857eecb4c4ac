"""The benchmarks: each line is a figure of ours, a peer's or a floor's measured in the same run, their ratio, and the most
that the ratio may be.

    python -m tests.bench            all of them
    python -m tests.bench startup    only those named
"""

import importlib
import os
import pkgutil
import sys

import tests.bench


def main(wanted: list[str]) -> int:
    known = sorted(module.name for module in pkgutil.iter_modules(tests.bench.__path__) if not module.name.startswith("_"))
    unknown = [name for name in wanted if name not in known]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    # Compiled modules are part of a program's start as users have it.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    print("what | ours | beside it | ratio | at most")
    for name in wanted or known:
        importlib.import_module(f"tests.bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
