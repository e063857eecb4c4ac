"""Look at the forms without opening the user's data."""

from __future__ import annotations

from desktop import locations
from desktop.catalogue import Catalogue


def open_catalogue() -> Catalogue:
    """Return the catalogue of the installed forms."""
    return Catalogue(locations.forms())
