"""The report as it will be printed: pages to look through, to print and to save as PDF."""
