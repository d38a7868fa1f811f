"""The pen: writes lines of fragments as text operators inside marked content.

One text object holds a whole paragraph; marked content begins anew where the structure does, at a
link or a change of language (ISO 32000-1, 9.4 and 14.6).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.compose.pdf.canvas import Artifact, LinkArea, TaggedCanvas
from briefpress.compose.pdf.structure import Element
from briefpress.pdf.syntax import hundredths, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefpress.compose.fonts.face import Face, Shaped
    from briefpress.compose.text.column import Column
    from briefpress.compose.text.look import Look
    from briefpress.compose.text.words import Fragment

#: Where a link is underlined and how thick, in parts of the size.
_UNDERLINE_DROP, _UNDERLINE_WEIGHT = 0.14, 0.05


class Target(Struct, frozen=True):
    """Where a link leads and how that is said."""

    uri: str
    contents: str


class Strand(Struct, frozen=True):
    """What a kind of fragment belongs to, its link if it is one.

    `parent` is where an inline element hangs itself when its first word is drawn: only then are
    the paragraph's words before it already there.
    """

    element: Element | Artifact
    target: Target | None = None
    parent: Element | None = None


def write_plain(
    canvas: TaggedCanvas,
    look: Look,
    element: Element | Artifact,
    column: Column,
    places: Iterable[tuple[float, float]],
) -> None:
    """Write the lines of plain words, each beginning at a place, in points.

    Most paragraphs are such; this is what a `Pen` would write, in less than half the time.
    """
    face, (shown_lines, codes) = column.face, column.write()
    out = _beginning(look)
    before = [canvas.mark(element), *canvas.fill(look.colour), *canvas.font(face, look.size)]
    across = down = 0
    for (x, y), line in zip(places, shown_lines, strict=True):
        here = round(100 * x), round(100 * y)
        out.append(f"{hundredths(here[0] - across)} {hundredths(here[1] - down)} Td")
        across, down = here
        out += before
        before = []
        out.append(line)
    canvas.use(face, codes)
    canvas.tagged("\n".join([*out, *_end(look)]))


class Pen:
    """Writes one paragraph, or a part of one, on a canvas."""

    def __init__(self, canvas: TaggedCanvas, look: Look, strands: tuple[Strand, ...]) -> None:
        self._canvas = canvas
        self._look = look
        self._strands = strands
        self._out = _beginning(look)
        self._shown: list[Shaped] = []
        self._kind: int | None = None
        self._face: Face | None = None
        self._x = self._y = self._start = self._end = 0.0
        #: Where the last line began, in hundredths of a point; 0 before there is one.
        self._origin = (0, 0)
        self._underlines: list[tuple[float, float, float, float]] = []

    def line(self, x: float, y: float, fragments: list[Fragment]) -> None:
        """Write a line with its first letter at x and its baseline at y."""
        self._x = self._start = self._end = x
        self._y = y
        # Each line begins so far from the one before (9.4.2, Td): the same few bytes every time.
        here = round(100 * x), round(100 * y)
        across, down = here[0] - self._origin[0], here[1] - self._origin[1]
        self._out.append(f"{hundredths(across)} {hundredths(down)} Td")
        self._origin = here
        for kind, face, shaped in fragments:
            if kind != self._kind or face is not self._face:
                self._change(kind, face)
            self._shown.append(shaped)
        self._show()
        self._close_link()

    def finish(self, *, underline: bool = True) -> None:
        """Hand what was written to the canvas, and underline the links."""
        self._canvas.tagged("\n".join([*self._out, *_end(self._look)]))
        for x, y, width, weight in self._underlines if underline else ():
            self._canvas.rule(x, y, width, self._look.link, weight)

    def _change(self, kind: int, face: Face) -> None:
        """Go on with another kind of fragment or another face."""
        self._show()
        if kind != self._kind:
            self._close_link()
            if self._kind is not None:
                self._out.append("EMC")
            strand = self._strands[kind]
            element, target, parent = strand.element, strand.target, strand.parent
            if parent is not None and isinstance(element, Element):
                element.attach(parent)
            self._out.append(self._canvas.mark(element))
            self._out += self._canvas.fill(self._look.link if target else self._look.colour)
            self._kind = kind
        if face is not self._face:
            self._out += self._canvas.font(face, self._look.size)
            self._face = face

    def _show(self) -> None:
        """Write what has come together in one face: the canvas hears of it once."""
        words, face = self._shown, self._face
        if not words or face is None:
            return
        self._shown = []
        self._out.append(shown(words))
        self._canvas.use(face, *[word.codes for word in words])
        advance = sum([word.advance for word in words])
        if tracking := self._look.tracking:
            advance += tracking * sum([len(word.text) for word in words])
        spaces = words[-1].advance - words[-1].width
        self._end = self._x + (advance - spaces) * self._look.size / 1000
        self._x += advance * self._look.size / 1000

    def _close_link(self) -> None:
        """Lay the link's area over what was written of it on this line."""
        start, self._start = self._start, self._x
        if self._kind is None or self._end <= start:
            return
        strand = self._strands[self._kind]
        element, target = strand.element, strand.target
        if target is None or not isinstance(element, Element):
            return
        look, size = self._look, self._look.size
        low, high = self._y + look.descent * size / 1000, self._y + look.ascent * size / 1000
        box = (start, low, self._end, high)
        self._canvas.link(LinkArea(box, target.uri, target.contents, element))
        drop = self._y - _UNDERLINE_DROP * size
        self._underlines.append((start, drop, self._end - start, _UNDERLINE_WEIGHT * size))


def _beginning(look: Look) -> list[str]:
    """Return what begins the text object of a paragraph."""
    return ["BT", f"{number(look.tracking * look.size / 1000)} Tc"] if look.tracking else ["BT"]


def shown(words: Iterable[Shaped]) -> str:
    """Return the operator that shows words which follow one another.

    A bracket inside a string has a backslash before it: only neighbours meet as is looked for here.
    """
    return "[" + "".join([word.tj for word in words]).replace(")(", "") + "] TJ"


def _end(look: Look) -> list[str]:
    """Return what ends the text object of a paragraph, and its last marked content."""
    return ["EMC", "0 Tc ET"] if look.tracking else ["EMC", "ET"]
