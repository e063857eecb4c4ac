"""What goes upward from here: the file of a finalised report with its covering mail, and the key that signs it."""
