"""The stamp: the number of a copy, at the outer edge of each page, where nothing else stands."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from briefpress.compose.fonts.embed import add_font
from briefpress.compose.pdf.canvas import Artifact, TaggedCanvas
from briefpress.model.layout import StyleName
from briefpress.pdf import syntax

if TYPE_CHECKING:
    from briefpress.compose.fonts.face import Face
    from briefpress.compose.packs.paper import Stationery
    from briefpress.compose.text.flowable import Text
    from briefpress.pdf.writer import Writer

#: The edge an office printer leaves white, a quarter of an inch, and white around the words.
_UNPRINTABLE, _PADDING = 18.0, 3.0


class _StampCanvas(TaggedCanvas):
    """A canvas that calls its fonts otherwise than the pages that it is laid over."""

    def font_key(self, face: Face) -> str:
        """Return the name of a face in the resources of the pages."""
        return f"Copy{face.key}"


class CopyStamp:
    """Writes ``Copy 17`` up the right edge of a page, at mid-height, on white, as an artifact.

    Head and foot belong to the running lines, and the left edge to staples.
    """

    def __init__(self, stationery: Stationery) -> None:
        self._stationery = stationery
        self._drawn: dict[tuple[int, float, float], bytes] = {}

    def operators(self, number: int, width: float, height: float) -> bytes:
        """Draw a number on a page of that size in points."""
        key = number, width, height
        if key not in self._drawn:
            if len(self._drawn) > 64:
                self._drawn.clear()
            turned = "q 0 1 -1 0 {x} {y} cm\n{drawn}\nQ"
            canvas, long = self._draw(str(number))
            self._drawn[key] = turned.format(
                x=syntax.number(width - _UNPRINTABLE),
                y=syntax.number((height - long) / 2),
                drawn=b"".join(canvas.pages[0].contents).decode("ascii"),
            ).encode("ascii")
        return self._drawn[key]

    def add_fonts(self, writer: Writer) -> tuple[tuple[str, int], ...]:
        """Add the fonts, with all the letters that a stamp can have."""
        canvas = self._specimen
        found = sorted(canvas.codes.items(), key=lambda used: used[0].key)
        return tuple(
            (canvas.font_key(face), add_font(writer, face, codes)) for face, codes in found
        )

    @cached_property
    def _specimen(self) -> TaggedCanvas:
        canvas, _ = self._draw("0123456789")
        self._stationery.check_letters()
        return canvas

    def _draw(self, number: str) -> tuple[TaggedCanvas, float]:
        """Draw a stamp that lies flat, with its lower left corner at 0, 0; return its length."""
        text = self._text(number)
        long = text.natural_width + 1 + 2 * _PADDING
        high = text.wrap(long, 0)[1]
        canvas = _StampCanvas(long, high)
        canvas.rectangle(0, 0, long, high, self._stationery.layout.paper)
        text.drawOn(canvas, _PADDING, 0)
        canvas.showPage()
        return canvas, long

    def _text(self, number: str) -> Text:
        type_ = self._stationery.type
        words = type_.words.distribution.stamp.format(number=number)
        return type_.furniture(words, StyleName.RUNNING, Artifact.FOOTER)
