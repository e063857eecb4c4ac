"""CCHC: administrative-reform reports, offline."""

__version__ = "0.1.0"
