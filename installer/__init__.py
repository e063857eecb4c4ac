"""How the program is made into files that a ward office installs; see README.md in this folder."""
