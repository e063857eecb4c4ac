"""The Linux builder: a tree that runs from anywhere, and the two files that carry it."""
