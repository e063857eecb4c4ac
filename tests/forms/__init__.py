"""One suite over every edition in forms/: what holds for one form holds for all."""
