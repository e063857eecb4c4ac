"""The window: Qt widgets over sessions and jobs. Nothing here decides what a report means."""
