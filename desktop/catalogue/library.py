"""Which forms there are, and the editions of each."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from desktop.catalogue.kept import KeptEditions
from desktop.engine.definition import Edition
from desktop.engine.period import Period


class UnknownFormError(LookupError):
    """No such form or edition; the text is the Vietnamese sentence for the clerk."""


class EditionSummary(NamedTuple):
    """One edition by its folder; nothing of it has been read yet."""

    form: str
    edition: str
    folder: Path


class Catalogue:
    """The editions below a `forms` folder. An edition is read when it is first asked for, and then kept.

    *ready* is a folder where editions can be kept ready-made from one start to the next.
    """

    def __init__(self, folder: Path, ready: Path | None = None) -> None:
        self.folder = folder
        self._kept = KeptEditions(ready)
        self._loaded: dict[tuple[str, str], Edition] = {}

    def editions(self) -> list[EditionSummary]:
        """Return all editions, form by form, the newest edition of each first."""
        found = [
            EditionSummary(edition.parent.name, edition.name, edition)
            for edition in self.folder.glob("*/*")
            if (edition / "form.toml").is_file()
        ]
        found.sort(key=lambda summary: summary.edition, reverse=True)
        return sorted(found, key=lambda summary: summary.form)

    def edition(self, form: str, edition: str) -> Edition:
        """Return one edition. Raises `UnknownFormError`, or `EditionFaultsError` when its files are faulty."""
        key = (form, edition)
        if key not in self._loaded:
            folder = self.folder / form / edition
            if not _plain_name(form) or not _plain_name(edition) or not (folder / "form.toml").is_file():
                raise UnknownFormError(self._unknown(f"{form}@{edition}"))
            self._loaded[key] = self._kept.take(folder) or self._read(folder)
        return self._loaded[key]

    def _read(self, folder: Path) -> Edition:
        from desktop.catalogue.loader import load_edition  # a start with a kept edition does without it

        edition = load_edition(folder)
        self._kept.keep(folder, edition)
        return edition

    def find(self, wanted: str, period: Period | None = None) -> Edition:
        """Return the edition named `FORM@EDITION`, or of `FORM` the newest one that is in force in *period*."""
        form, _, edition = wanted.partition("@")
        if edition:
            return self.edition(form, edition)
        editions = [self.edition(form, summary.edition) for summary in self.editions() if summary.form == form]
        if not editions:
            raise UnknownFormError(self._unknown(form))
        in_force = [edition for edition in editions if period is None or edition.in_force_from <= period.proposed_dates.end]
        return max(in_force or editions, key=lambda edition: edition.in_force_from)

    def _unknown(self, wanted: str) -> str:
        known = ", ".join(sorted({summary.form for summary in self.editions()})) or "chưa có biểu mẫu nào"
        return f"Không có biểu mẫu “{wanted}”. Các biểu mẫu hiện có: {known}."


def _plain_name(name: str) -> bool:
    return bool(name) and "/" not in name and "\\" not in name and not name.startswith(".")
