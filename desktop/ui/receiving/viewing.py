"""Looking at a received report."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.jobs.desk import Desk
from desktop.jobs.errors import TOLD

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def view(desk: Desk, received_id: int, parent: QWidget, refused: Callable[[str], object]) -> None:
    """Show a received report on paper; *refused* hears why it cannot be shown."""
    from desktop.ui.consolidated.received_view import show_received

    try:
        show_received(desk, received_id, parent)
    except TOLD as refusal:
        refused(str(refusal))
