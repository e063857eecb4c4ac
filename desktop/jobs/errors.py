"""The exceptions whose text is a sentence for the clerk. Whatever else is raised is a fault of the program."""

from __future__ import annotations

from desktop.catalogue import EditionFaultsError, UnknownFormError
from desktop.engine.report import EditRefusedError
from desktop.exchange.files import ExportError
from desktop.exchange.submission.errors import PassphraseError, SubmissionError
from desktop.storage import StorageError


class RefusedError(Exception):
    """A request that cannot be carried out; nothing has changed."""


#: What the window and the command line show as it is.
TOLD = (
    RefusedError,
    EditRefusedError,
    StorageError,
    ExportError,
    UnknownFormError,
    EditionFaultsError,
    PassphraseError,
    SubmissionError,
)

__all__ = [
    "TOLD",
    "EditRefusedError",
    "EditionFaultsError",
    "ExportError",
    "PassphraseError",
    "RefusedError",
    "StorageError",
    "SubmissionError",
    "UnknownFormError",
]
