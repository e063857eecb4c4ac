"""Finding one's way in a long report: words across all tabs, and filters that leave only some rows."""
