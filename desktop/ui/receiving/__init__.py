"""The office above: the list of units below, what they sent for a form and a period, and taking their files in."""
