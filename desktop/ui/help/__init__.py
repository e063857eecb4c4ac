"""Help: the user's guide, what F1 opens where, the sheet of keys, what is new after an update."""
