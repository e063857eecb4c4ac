"""Files in and out: workbook, printout, submission, importer. Nothing but this part knows their formats."""
