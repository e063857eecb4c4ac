"""What concerns the computer and not a report: where the data is, the program on a stick, a newer version of it."""
