"""Looking across the units below: an indicator of all of them over periods, who is far from the others, who is missing."""
