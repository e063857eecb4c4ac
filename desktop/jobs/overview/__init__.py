"""What is due, what is late, and how figures have moved: `duties`, `calendar`, and `figures` drawn by `picture`."""
