"""What else the catalogs of the parts have, joined (ISO 32000-1, 7.7.2)."""
