"""What leaves this computer signed, and what comes to it: made in `making`, proved in `verifying`.

`keys` is the unit's own key, `trust` what is known of other units' keys, `papers` holds PDFs and typed codes against
submissions, `letter` is the mail that goes with one.
"""
