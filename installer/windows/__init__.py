"""The installer for Windows 10 and 11, 64-bit, built on Debian."""
