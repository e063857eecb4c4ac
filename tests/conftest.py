"""Set-up shared by all tests."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from desktop.cli import run
from tests.helpers.commands import Result

# Before anything imports Qt: tests must not need a screen, nor open windows on a developer's.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The machine that runs the tests has slow moments; what is tested has none.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture
def cchc(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Carries out a command on a data folder of the test's own; no command ever shows a traceback."""

    def call(*arguments: str | Path) -> Result:
        status = run(["--data", str(tmp_path / "dữ liệu"), *map(str, arguments)])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Result(status, captured.out, captured.err)

    return call
