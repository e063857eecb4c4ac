"""The themes: tables of the same meanings in other colours."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor


class Theme(NamedTuple):
    """A table of meanings. All colours of words reach a contrast of 4,5:1 on all fills, in `CONTRAST_…` 7:1.

    A mark (`error_mark`, `warning_mark`) is a shape or a word; no colour is the only sign of anything.
    """

    window: QColor  #: behind everything
    panel: QColor  #: menus at the side, tool bars, table headers
    input: QColor  #: what can be typed into
    calculated: QColor  #: what the program works out
    fed: QColor  #: what is added up from units below
    fed_mark: QColor  #: its corner
    heading: QColor  #: the band of a heading row
    selection: QColor  #: the current row, selected cells
    error: QColor  #: a cell in error
    error_mark: QColor  #: its corner, and words about errors
    warning: QColor  #: a cell with a warning
    warning_mark: QColor  #: its corner, and words about warnings
    found: QColor  #: behind words that were searched for
    good: QColor  #: words and bars about what is done
    text: QColor  #: words
    muted: QColor  #: words of less weight: hints, units, dates
    disabled: QColor  #: words of what cannot be used now
    link: QColor  #: words that can be clicked
    accent: QColor  #: the focus frame, the main button, progress
    on_accent: QColor  #: words on `accent`
    line: QColor  #: grid and separators
    frame: QColor  #: edges of controls, 3:1 against what is beside them


LIGHT = Theme(
    window=QColor("#f4f6f8"),
    panel=QColor("#e9edf1"),
    input=QColor("#ffffff"),
    calculated=QColor("#e3f0ec"),
    fed=QColor("#ece5f8"),
    fed_mark=QColor("#6a4aa5"),
    heading=QColor("#e6eaf0"),
    selection=QColor("#cfe2f5"),
    error=QColor("#fde2e2"),
    error_mark=QColor("#b3202a"),
    warning=QColor("#fff0cc"),
    warning_mark=QColor("#8a5100"),
    found=QColor("#ffe27a"),
    good=QColor("#1b6b3c"),
    text=QColor("#1b2430"),
    muted=QColor("#515d6b"),
    disabled=QColor("#737d8a"),
    link=QColor("#17548c"),
    accent=QColor("#1c5d99"),
    on_accent=QColor("#ffffff"),
    line=QColor("#cfd6dd"),
    frame=QColor("#737d8a"),
)

DARK = Theme(
    window=QColor("#1d2126"),
    panel=QColor("#262b31"),
    input=QColor("#14171b"),
    calculated=QColor("#1b302c"),
    fed=QColor("#2c2444"),
    fed_mark=QColor("#b79bf0"),
    heading=QColor("#2c343e"),
    selection=QColor("#243f5b"),
    error=QColor("#4a2226"),
    error_mark=QColor("#ff9d99"),
    warning=QColor("#413413"),
    warning_mark=QColor("#f2b950"),
    found=QColor("#553080"),
    good=QColor("#7fd39c"),
    text=QColor("#e8ecf0"),
    muted=QColor("#b3bdc8"),
    disabled=QColor("#8a96a3"),
    link=QColor("#8fc4f7"),
    accent=QColor("#62a8e8"),
    on_accent=QColor("#0d1116"),
    line=QColor("#3a424b"),
    frame=QColor("#8a96a3"),
)

CONTRAST_LIGHT = Theme(
    window=QColor("#ffffff"),
    panel=QColor("#ffffff"),
    input=QColor("#ffffff"),
    calculated=QColor("#e0ede9"),
    fed=QColor("#ece4fa"),
    fed_mark=QColor("#43207d"),
    heading=QColor("#e3e6ea"),
    selection=QColor("#cfe4ff"),
    error=QColor("#ffe0e0"),
    error_mark=QColor("#8a0011"),
    warning=QColor("#fff0c2"),
    warning_mark=QColor("#5c3600"),
    found=QColor("#ffe27a"),
    good=QColor("#00461f"),
    text=QColor("#000000"),
    muted=QColor("#242a31"),
    disabled=QColor("#6b6b6b"),
    link=QColor("#00307a"),
    accent=QColor("#003a8c"),
    on_accent=QColor("#ffffff"),
    line=QColor("#5a5a5a"),
    frame=QColor("#000000"),
)

CONTRAST_DARK = Theme(
    window=QColor("#000000"),
    panel=QColor("#000000"),
    input=QColor("#000000"),
    calculated=QColor("#0b2a26"),
    fed=QColor("#241545"),
    fed_mark=QColor("#cdb4ff"),
    heading=QColor("#26262e"),
    selection=QColor("#00346b"),
    error=QColor("#4d0008"),
    error_mark=QColor("#ffb3b3"),
    warning=QColor("#3d2a00"),
    warning_mark=QColor("#ffd75e"),
    found=QColor("#4a1f6b"),
    good=QColor("#8ff0b0"),
    text=QColor("#ffffff"),
    muted=QColor("#e6e6e6"),
    disabled=QColor("#949494"),
    link=QColor("#9fd0ff"),
    accent=QColor("#ffd60a"),
    on_accent=QColor("#000000"),
    line=QColor("#8c8c8c"),
    frame=QColor("#ffffff"),
)
