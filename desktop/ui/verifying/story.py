"""What a submission says of itself, to be read and copied."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QTextBrowser

from desktop.ui import style
from desktop.ui.style import theme

_LEAST_LINES = 6


class Story(QTextBrowser):
    """Rich text in the colours of the theme."""

    def __init__(self) -> None:
        super().__init__()
        self._html = ""
        self.setAccessibleName("Báo cáo trong tệp")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setOpenLinks(False)
        style.follow(self, self._dress)

    def tell(self, html: str) -> None:
        """Show another text."""
        self._html = html
        self._dress()

    def _dress(self) -> None:
        colours = theme()
        self.document().setDefaultStyleSheet(
            f"body {{ color: {colours.text.name()}; }} h3 {{ color: {colours.link.name()}; margin-bottom: 2px; }}"
            f" p {{ margin-top: 2px; margin-bottom: 4px; }} .name {{ color: {colours.muted.name()}; padding-right: 16px; }}"
        )
        self.setMinimumHeight(_LEAST_LINES * self.fontMetrics().lineSpacing())
        self.document().setDocumentMargin(style.spacing(self.fontMetrics()).medium)
        self.setHtml(self._html)
