"""What tests share: editions and reports to work on, a clerk who fills them, and random keystrokes."""
