"""Texts that a person goes on with: YAML and Markdown as one would write them oneself.

Whatever is written here is read back as it was: that is tested for any text.
"""
