"""What a command answers."""

from __future__ import annotations

from typing import Any, NamedTuple

DONE, FAULTY, REFUSED = 0, 1, 2


class Answer(NamedTuple):
    """The answer for programs (*data*), for people (*lines*, and *messages* beside the answer), and the exit status."""

    data: Any
    lines: tuple[str, ...]
    status: int = DONE
    messages: tuple[str, ...] = ()
