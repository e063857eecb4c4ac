"""The window's jobs without a window: `cchc COMMAND …`.

Every command takes `--json`: standard output then holds one JSON document and nothing else; messages for people go to
standard error. Exit status: 0 done; 1 done, but the report has errors or the file is not valid; 2 not carried out: one
Vietnamese sentence says why, and nothing has changed.
"""

from desktop.cli.main import run

__all__ = ["run"]
