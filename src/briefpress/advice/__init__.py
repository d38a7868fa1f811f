"""Advice: what would make a brief better, though nothing keeps it from being built."""
