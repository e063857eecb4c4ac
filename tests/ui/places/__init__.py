"""Every page and dialog of the program, and how a clerk comes to it: for tests that look at all of them.

`test_access.py` fails when a class of `desktop.ui` is seen in none of these places: a new page is entered in one of the
modules `of_…`.
"""

from tests.ui.places import of_program, of_reports, of_sending, of_units
from tests.ui.places.coming import Go, Place, Visit, furnish

__all__ = ["PLACES", "Go", "Place", "Visit", "furnish"]

PLACES = [*of_program.PLACES, *of_reports.PLACES, *of_units.PLACES, *of_sending.PLACES]
