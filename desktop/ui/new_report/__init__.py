"""Beginning a report: form, period, closing dates."""
