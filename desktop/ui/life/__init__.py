"""From draft to finalised to corrected version, and into the bin and out of it, in the window."""
