"""Flowables beside text: rules, rows, the matrix, pictures and codes."""
