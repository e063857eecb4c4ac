"""Set-up shared by all tests."""

import os

# Before anything imports Qt: tests must not need a screen, nor open windows on a developer's.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
