"""Forms as data: `forms/<code>/<edition>/` becomes an `Edition`, or a list of every fault in it."""

from desktop.catalogue.faults import EditionFaultsError, Fault
from desktop.catalogue.library import Catalogue, EditionSummary, UnknownFormError

__all__ = ["Catalogue", "EditionFaultsError", "EditionSummary", "Fault", "UnknownFormError"]
