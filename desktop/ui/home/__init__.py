"""The page behind everything: the forms there are, and the reports by year."""
