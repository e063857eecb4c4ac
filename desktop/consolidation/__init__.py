"""Many units' reports -> one. Pure: figures in, figures out; where the reports come from and go to is for the jobs.

`feeding` says how each row of the upper form is fed, `adding` adds the reports up one by one (memory does not grow with
their number), `contributions` tells what stands behind a cell, `standing` who has reported, late, or not.
"""
