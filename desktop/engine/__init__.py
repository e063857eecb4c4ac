"""What a report means.

Standard library only: no Qt, no files, no clock. Read in this order: `values` (what a cell can hold), `definition` (what a
form is), `expression` (the one language of totals, ratios and rules), `report` (a form being filled), `edits` (what can
be done to it).
"""
