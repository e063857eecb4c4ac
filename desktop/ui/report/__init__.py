"""The report page: header line, one tab per section, the table that is typed into, findings and explanations."""
