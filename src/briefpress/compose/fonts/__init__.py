"""Faces: their letters, widths and kerning, and the subsets that go into a PDF."""
