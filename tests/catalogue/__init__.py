"""The strict loader: what it takes, and how it tells what is wrong."""
