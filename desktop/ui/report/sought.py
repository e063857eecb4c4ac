"""What is searched for in the tables, and in which rows it was found."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from desktop.engine.search import Query


class Sought(NamedTuple):
    """The words, and the codes of the rows in which all of them stand; only there they are marked."""

    query: Query
    codes: AbstractSet[str]
