"""Set-up shared by all tests."""

import os

from hypothesis import settings

# Before anything imports Qt: tests must not need a screen, nor open windows on a developer's.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The machine that runs the tests has slow moments; what is tested has none.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
