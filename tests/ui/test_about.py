"""The version, and whose work is inside."""

from collections.abc import Callable

import pytest

from desktop import __version__
from desktop.jobs.desk import Desk
from desktop.jobs.licences import components
from desktop.ui.about import AboutDialog
from desktop.ui.window import MainWindow


@pytest.fixture
def about(desk: Desk, open_window: Callable[..., MainWindow]) -> AboutDialog:
    window = open_window(desk)
    dialog = AboutDialog(window)
    dialog.show()
    return dialog


def test_every_component_is_listed_with_its_licence(about: AboutDialog) -> None:
    listed = [about.list.item(row).text() for row in range(about.list.count())]
    assert listed == [f"{each.name} {each.version}".strip() for each in components()]
    assert listed[0] == f"CCHC {__version__}"
    for row, each in enumerate(components()):
        about.list.setCurrentRow(row)
        assert each.licence in about.licence.text()
        assert about.text.toPlainText() == each.text
