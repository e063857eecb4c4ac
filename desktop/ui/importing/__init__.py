"""Taking a file or a copied table into an open report: the dry run as a dialog, and one edit when it is accepted."""
