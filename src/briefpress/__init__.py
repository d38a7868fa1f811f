"""briefpress: daily briefs and print bulletins as accessible, archival PDF."""

__version__ = "0.2.2"
