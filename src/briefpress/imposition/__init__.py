"""Imposition: pages to printer's sheets. Pure arithmetic, with no PDF in sight.

A scheme says which pages stand on which panel of a sheet (`schemes/`), the format how large they
are (`format`), the sides where each of them goes (`sides`), and `plan` puts it together.

The paper is what counts: a back is always worked out from the front that it is the back of. A
scheme gives it as it is seen when the sheet is turned about the scheme's axis; where the printer
turns the sheet about the other axis, the whole side is turned by 180 degrees.
"""
