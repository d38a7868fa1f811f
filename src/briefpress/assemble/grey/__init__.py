"""Colours into greys: everything a page paints with, so that a printer needs black ink only.

Colours are changed where they stand (operators, images, shadings, palettes), to what ISO 32000-1,
10.3 says their grey is; text stays text and lines stay lines. What can't be changed with
certainty is refused: a page that is grey but for one picture would save nothing.
"""
