"""How the guide looks: its headings, tables and keys in the colours of a theme."""

from __future__ import annotations

from desktop.ui.style import Theme


def sheet(colours: Theme) -> str:
    """Return the style sheet for a document of the guide, to lie over the structure in `guide.css`."""
    return f"""
        body {{ color: {colours.text.name()}; }}
        h1, h2 {{ color: {colours.link.name()}; }}
        th {{ background-color: {colours.panel.name()}; }}
        td {{ background-color: {colours.input.name()}; }}
        kbd, code, pre {{ background-color: {colours.panel.name()}; color: {colours.text.name()}; }}
        .note {{ background-color: {colours.calculated.name()}; }}
        .muted {{ color: {colours.muted.name()}; }}
        a {{ color: {colours.link.name()}; }}
    """
