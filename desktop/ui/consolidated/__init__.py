"""A report that units below feed, opened in the report page: what is fed, who stands behind it, what was typed over."""
