"""What units below send becomes one report.

`register` is who must report, `inbox` takes files in, `period` is what has come for a form and a period, `report` the
consolidated report, `letters` what is written back, `across` looks over units and periods.
"""
