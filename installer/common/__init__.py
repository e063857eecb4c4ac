"""What the builders of every system share: the release, its inputs, the program's files, their licences, a settled tree."""
