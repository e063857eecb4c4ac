"""One visual language for every window: what a colour means, the spacing scale, the two weights of type.

Colours are data (`Theme`), so that another theme is another table of the same meanings. Sizes come from the font, so
that they follow the system's font size and scaling. There is no style sheet: they make every widget slower to show.
Both can change while widgets are on the screen. What is painted asks for its colours when it paints; what is set once,
a palette, a font, a size, is set through `tint`, `set_type` or `follow`.
"""

from desktop.ui.style.following import follow, set_type, shows_own_focus, tint
from desktop.ui.style.metrics import Spacing, around, give_height, give_size, relative, spacing, strong
from desktop.ui.style.theme import apply, theme
from desktop.ui.style.themes import LIGHT, Theme
from desktop.ui.style.wearing import SIZES, Look, look, size, wear, zoom

__all__ = [
    "LIGHT",
    "SIZES",
    "Look",
    "Spacing",
    "Theme",
    "apply",
    "around",
    "follow",
    "give_height",
    "give_size",
    "look",
    "relative",
    "set_type",
    "shows_own_focus",
    "size",
    "spacing",
    "strong",
    "theme",
    "tint",
    "wear",
    "zoom",
]
