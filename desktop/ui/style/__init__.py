"""One visual language for every window: what a colour means, the spacing scale, the two weights of type.

Colours are data (`Theme`), so that another theme is another table of the same meanings. Sizes come from the font, so
that they follow the system's font size and scaling. There is no style sheet: they make every widget slower to show.
"""

from desktop.ui.style.metrics import Spacing, relative, spacing, strong
from desktop.ui.style.theme import LIGHT, Theme, apply, theme

__all__ = ["LIGHT", "Spacing", "Theme", "apply", "relative", "spacing", "strong", "theme"]
