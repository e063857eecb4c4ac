"""Memory after everything of a page has been built."""

from __future__ import annotations

import gc


def settle_memory() -> None:
    """Have the collector leave alone what is there now, after one full round.

    An open report with its history is a hundred thousand objects that stay: looking through them again and again, between two
    keys, would take as long as three frames each time.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
