"""The stamp: the number of a copy, at the foot of each page."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from briefpress.compose.fonts.embed import add_font
from briefpress.compose.pdf.canvas import Artifact, TaggedCanvas
from briefpress.model.layout import StyleName

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
    """Writes ``Copy 17`` in the middle of a page's foot, on white, as an artifact."""

    def __init__(self, stationery: Stationery) -> None:
        self._stationery = stationery
        self._drawn: dict[tuple[int, float, float], bytes] = {}

    def operators(self, number: int, width: float, height: float) -> bytes:
        """Draw a number on a page of that size in points."""
        key = number, width, height
        if key not in self._drawn:
            if len(self._drawn) > 64:
                self._drawn.clear()
            self._drawn[key] = self._draw(str(number), width, height).pages[0].content
        return self._drawn[key]

    def add_fonts(self, writer: Writer) -> tuple[tuple[str, int], ...]:
        """Add the fonts, with all the letters that a stamp can have."""
        canvas = self._specimen
        found = sorted(canvas.codes.items(), key=lambda used: used[0].key)
        return tuple(
            (canvas.font_key(face), add_font(writer, face, frozenset(codes)))
            for face, codes in found
        )

    @cached_property
    def _specimen(self) -> TaggedCanvas:
        canvas = self._draw("0123456789", 612, 792)
        self._stationery.check_letters()
        return canvas

    def _draw(self, number: str, width: float, height: float) -> TaggedCanvas:
        canvas = _StampCanvas(width, height)
        text = self._text(number)
        room = text.natural_width + 1
        high = text.wrap(room, 0)[1]
        left = (width - room) / 2
        paper = self._stationery.layout.paper
        canvas.rectangle(left - _PADDING, _UNPRINTABLE, room + 2 * _PADDING, high, paper)
        text.drawOn(canvas, left, _UNPRINTABLE)
        canvas.showPage()
        return canvas

    def _text(self, number: str) -> Text:
        type_ = self._stationery.type
        words = type_.words.distribution.stamp.format(number=number)
        return type_.furniture(words, StyleName.RUNNING, Artifact.FOOTER)
