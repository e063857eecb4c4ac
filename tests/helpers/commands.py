"""Calling the program's commands as a script does."""

import json
from typing import Any, NamedTuple


class Result(NamedTuple):
    """The exit status of a command, and what it wrote to standard output and to standard error."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)
