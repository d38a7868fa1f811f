"""The structure tree: read once, then checked from each side (ISO 32000-1, 14.7 and 14.8)."""
