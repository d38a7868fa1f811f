"""The structure trees of the parts under one root (ISO 32000-1, 14.7)."""
