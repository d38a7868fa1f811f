"""One sheet that tells over which edge a printer flips, and how far off its backs are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.assemble.sheets.document import PrintDocument
from briefpress.assemble.sheets.lettering import Words
from briefpress.assemble.sheets.operators import circle, stroke, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.imposition.geometry import Size
    from briefpress.pdf.lettering import Lettering

_FRONT = (
    "1. Print this file on both sides of one sheet, at full size.",
    "2. Hold this side towards you, the arrow pointing up.",
    "3. Turn the sheet over like the page of a book.",
    "4. Read the line that stands upright there.",
    "Hold the sheet against the light: how far the crosses of both sides",
    "are apart is how far the printer is off.",
)
#: The distance of the crosses from the edges, and half their size.
_CROSS_AT, _CROSS = 54.0, 14.0


def write_flip_test(size: Size, lettering: Lettering) -> bytes:
    """Return the test for sheets of a size: a front and a back.

    Upright, a sheet that is flipped over its long edge shows the back as the file has it when it
    is turned like the page of a book; flipped over the short edge it shows it on its head.
    """
    size = min(size, size.turned)
    document = PrintDocument(lettering)
    words = Words(lettering, 14)
    document.add_page("front", size, b"\n".join(_front(size, words)), {})
    document.add_page("back", size, b"\n".join(_back(size, words)), {})
    return document.finish("Flip test, print only", None)


def _front(size: Size, words: Words) -> Iterator[bytes]:
    middle, top = size.width / 2, size.height - 72
    yield b"4 w " + stroke((middle, top - 70), (middle, top))
    yield stroke((middle - 22, top - 24), (middle, top), (middle + 22, top - 24))
    yield words.centred(middle, top - 120, "Which edge does this printer flip?", 24)
    for line, text in enumerate(_FRONT):
        yield words.at(size.width * 0.12, top - 170 - 24 * line, text)
    yield from _crosses(size)


def _back(size: Size, words: Words) -> Iterator[bytes]:
    yield from _answer(size, words, "long edge", "--flip long-edge")
    yield b"q %s cm" % written((-1, 0, 0, -1, *size))
    yield from _answer(size, words, "short edge", "--flip short-edge")
    yield b"Q"
    yield from _crosses(size)


def _answer(size: Size, words: Words, edge: str, option: str) -> Iterator[bytes]:
    """Write an answer on the upper half."""
    middle, y = size.width / 2, size.height * 0.72
    yield words.centred(middle, y, f"This printer flips the {edge}.", 24)
    yield words.centred(middle, y - 30, f"Impose with {option}.")


def _crosses(size: Size) -> Iterator[bytes]:
    """Draw targets at places that are the same however the sheet is flipped."""
    yield b"0.25 w"
    xs, ys = (_CROSS_AT, size.width - _CROSS_AT), (_CROSS_AT, size.height - _CROSS_AT)
    for x, y in ((size.width / 2, size.height / 2), *((x, y) for x in xs for y in ys)):
        yield stroke((x - _CROSS, y), (x + _CROSS, y))
        yield stroke((x, y - _CROSS), (x, y + _CROSS))
        yield circle(x, y, _CROSS / 2) + b" S"
