"""A folder with a small edition in order."""

from pathlib import Path

import pytest

from tests.catalogue.writing import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)
