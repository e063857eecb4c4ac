"""How series are told apart: by colour, and without it by the pattern of bars, the dashes of lines and their marks.

The colours are dark enough for words on white (4,5:1). Who does not see that they differ has pattern, dash, mark and number.
"""

from __future__ import annotations

from typing import NamedTuple

from reportlab.graphics.shapes import Circle, Hatching, Polygon, PolyLine, Rect, Shape
from reportlab.lib.colors import Color, HexColor, white

INK, MUTED, GRID = HexColor("#1b2430"), HexColor("#515d6b"), HexColor("#d5dae0")

_MARK = 2.6
_HATCH_SPACE = 3.2
_TINT = 0.14


class Look(NamedTuple):
    """One series: *hatch* holds the angles of its bars' lines (none is a full bar), *dash* the line's, *mark* its corners.

    A mark without corners is a circle.
    """

    colour: Color
    hatch: tuple[float, ...]
    dash: tuple[float, ...] | None
    mark: tuple[tuple[float, float], ...]
    filled: bool = True

    @property
    def tint(self) -> Color:
        """The colour behind a bar's lines."""
        return Color(*(1 - _TINT * (1 - part) for part in (self.colour.red, self.colour.green, self.colour.blue)))


_SQUARE = ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0))
_TRIANGLE = ((-1.2, -1.0), (1.2, -1.0), (0.0, 1.3))
_DIAMOND = ((-1.4, 0.0), (0.0, -1.4), (1.4, 0.0), (0.0, 1.4))
_UPSIDE_DOWN = ((-1.2, 1.0), (1.2, 1.0), (0.0, -1.3))

_LOOKS = (
    Look(HexColor("#0b5394"), (), None, ()),
    Look(HexColor("#b54708"), (45,), (6, 2.5), _SQUARE),
    Look(HexColor("#00695c"), (0,), (2, 2), _TRIANGLE),
    Look(HexColor("#7b2d8b"), (45, -45), (8, 2, 2, 2), _DIAMOND),
    Look(HexColor("#7a5c00"), (-45,), (4, 1.5), (), filled=False),
    Look(HexColor("#3d4550"), (90,), (1.2, 1.8), _UPSIDE_DOWN, filled=False),
)


def look(number: int) -> Look:
    """Return the look of the series *number*, counted from 1."""
    return _LOOKS[number - 1]


def bar(number: int, x: float, y: float, width: float, height: float) -> list[Shape]:
    """Return a bar with its lower left corner at (*x*, *y*); a negative *height* hangs down."""
    own = look(number)
    y, height = min(y, y + height), abs(height)
    frame = Rect(x, y, width, height)
    frame.fillColor, frame.strokeColor, frame.strokeWidth = own.tint if own.hatch else own.colour, own.colour, 0.7
    if not own.hatch or not height:
        return [frame]
    corners = [x, y, x + width, y, x + width, y + height, x, y + height]
    lines = Hatching(spacings=_HATCH_SPACE, angles=list(own.hatch), xyLists=[corners])
    lines.strokeColor, lines.strokeWidth = own.colour, 0.7
    return [frame, lines]


def line(number: int, *corners: float) -> PolyLine:
    """Return the line of a series through *corners*, given as x and y in turn."""
    own = look(number)
    drawn = PolyLine(list(corners))
    drawn.strokeColor, drawn.strokeWidth = own.colour, 1.4
    if own.dash:
        drawn.strokeDashArray = own.dash
    return drawn


def mark(number: int, x: float, y: float) -> Shape:
    """Return the mark of a point."""
    own = look(number)
    shape: Polygon | Circle
    if own.mark:
        shape = Polygon([_MARK * part + middle for corner in own.mark for part, middle in zip(corner, (x, y), strict=True)])
    else:
        shape = Circle(x, y, _MARK)
    shape.fillColor = own.colour if own.filled else white
    shape.strokeColor, shape.strokeWidth = own.colour, 1
    return shape
