"""The pen: writes lines of fragments as text operators inside marked content.

One text object holds a whole paragraph; marked content begins anew where the structure does, at a
link or a change of language (ISO 32000-1, 9.4 and 14.6).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefpress.compose.pdf.canvas import Artifact, LinkArea, TaggedCanvas
from briefpress.compose.pdf.structure import Element
from briefpress.pdf.syntax import number

if TYPE_CHECKING:
    from briefpress.compose.fonts.face import Face, Shaped
    from briefpress.compose.text.look import Look
    from briefpress.compose.text.words import Fragment

#: Where a link is underlined and how thick, in parts of the size.
_UNDERLINE_DROP, _UNDERLINE_WEIGHT = 0.14, 0.05


class Target(NamedTuple):
    """Where a link leads and how that is said."""

    uri: str
    contents: str


class Strand(NamedTuple):
    """What a kind of fragment belongs to, its link if it is one.

    `parent` is where an inline element hangs itself when its first word is drawn: only then are
    the paragraph's words before it already there.
    """

    element: Element | Artifact
    target: Target | None = None
    parent: Element | None = None


class Pen:
    """Writes one paragraph, or a part of one, on a canvas."""

    def __init__(self, canvas: TaggedCanvas, look: Look, strands: tuple[Strand, ...]) -> None:
        self._canvas = canvas
        self._look = look
        self._strands = strands
        self._out = ["BT"]
        if look.tracking:
            self._out.append(f"{number(look.tracking * look.size / 1000)} Tc")
        self._shown: list[Shaped] = []
        self._kind: int | None = None
        self._face: Face | None = None
        self._x = self._y = self._start = self._end = 0.0
        #: Where the last line began, as it was written; at the beginning of a text object, 0.
        self._origin = (0.0, 0.0)
        self._underlines: list[tuple[float, float, float, float]] = []

    def line(self, x: float, y: float, fragments: list[Fragment]) -> None:
        """Write a line with its first letter at x and its baseline at y."""
        self._x = self._start = self._end = x
        self._y = y
        # Each line begins so far from the one before (9.4.2, Td): the same few bytes every time.
        here = round(x, 2), round(y, 2)
        across, down = here[0] - self._origin[0], here[1] - self._origin[1]
        self._out.append(f"{number(across)} {number(down)} Td")
        self._origin = here
        for kind, face, shaped in fragments:
            if kind != self._kind or face is not self._face:
                self._change(kind, face)
            self._shown.append(shaped)
        self._show()
        self._close_link()

    def finish(self, *, underline: bool = True) -> None:
        """Hand what was written to the canvas, and underline the links."""
        self._out += ["EMC", "0 Tc ET"] if self._look.tracking else ["EMC", "ET"]
        self._canvas.tagged("\n".join(self._out))
        for x, y, width, weight in self._underlines if underline else ():
            self._canvas.rule(x, y, width, self._look.link, weight)

    def _change(self, kind: int, face: Face) -> None:
        """Go on with another kind of fragment or another face."""
        self._show()
        if kind != self._kind:
            self._close_link()
            if self._kind is not None:
                self._out.append("EMC")
            element, target, parent = self._strands[kind]
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
        shown, face = self._shown, self._face
        if not shown or face is None:
            return
        self._shown = []
        # A bracket inside a string has a backslash before it: only neighbours meet like this.
        self._out.append("[" + "".join([word.tj for word in shown]).replace(")(", "") + "] TJ")
        self._canvas.use(face, shown)
        advance = sum([word.advance for word in shown])
        if tracking := self._look.tracking:
            advance += tracking * sum([len(word.text) for word in shown])
        spaces = shown[-1].advance - shown[-1].width
        self._end = self._x + (advance - spaces) * self._look.size / 1000
        self._x += advance * self._look.size / 1000

    def _close_link(self) -> None:
        """Lay the link's area over what was written of it on this line."""
        start, self._start = self._start, self._x
        if self._kind is None or self._end <= start:
            return
        element, target, _ = self._strands[self._kind]
        if target is None or not isinstance(element, Element):
            return
        look, size = self._look, self._look.size
        low, high = self._y + look.descent * size / 1000, self._y + look.ascent * size / 1000
        box = (start, low, self._end, high)
        self._canvas.link(LinkArea(box, target.uri, target.contents, element))
        drop = self._y - _UNDERLINE_DROP * size
        self._underlines.append((start, drop, self._end - start, _UNDERLINE_WEIGHT * size))
