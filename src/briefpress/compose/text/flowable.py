"""The text flowable: the heart of the page.

A ReportLab flowable that lays out shaped words and draws them as marked content. Where a line
ends, the space between the words is drawn all the same, so that what is read back is the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from reportlab.platypus.flowables import Flowable

from briefpress.compose.pdf.structure import Element
from briefpress.compose.text.column import Column, column_of
from briefpress.compose.text.pen import Pen, Strand, write_plain

if TYPE_CHECKING:
    from briefpress.compose.pdf.canvas import Artifact, TaggedCanvas
    from briefpress.compose.text.breaking import Line
    from briefpress.compose.text.look import Look
    from briefpress.compose.text.words import Words

#: Lines that stay together at the foot and at the head of a page.
ORPHANS = WIDOWS = 2


class Label(Struct, frozen=True):
    """What stands to the left of the first line, such as a bullet, and the room it takes."""

    words: Words
    element: Element
    room: float


class Setting(Struct, frozen=True):
    """How a text is set: right-aligned, in balanced lines, with a label, in the outline.

    Links are underlined, unless they are `bare`: in an index every number is one.
    """

    right: bool = False
    bare: bool = False
    balanced: bool = False
    label: Label | None = None
    #: The level of the heading in the outline; 0 for a text that is none.
    heading: int = 0


PLAIN = Setting()
_UNBROKEN = Column((), (), plain=False)


class Text(Flowable):
    """A paragraph, heading, list item or cell: words under one structure element.

    It splits between lines, keeping two lines together on either side; all parts share the
    element, which so has content on two pages (ISO 32000-1, 14.7.4.2). Nothing is measured twice:
    words know their widths in thousandths of the size.
    """

    def __init__(
        self,
        words: Words,
        look: Look,
        strands: tuple[Strand, ...],
        element: Element,
        setting: Setting = PLAIN,
    ) -> None:
        super().__init__()
        self.element = element
        self.look = look
        self._words = words
        self._strands = strands
        self._setting = setting
        self._column = _UNBROKEN
        self._set_for: float | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the text, once it is wrapped."""
        return self._column.lines

    @property
    def baseline(self) -> float:
        """Distance in points from the top to the first baseline."""
        return self.look.baseline

    @property
    def middle(self) -> float:
        """Distance in points from the top to where the eye sees the middle of the wrapped text.

        That is half-way between the capitals of its first line and its last baseline: descenders
        are few.
        """
        capitals = self.look.cap_height * self.look.size / 1000
        below = (len(self.lines) - 1) * self.look.leading
        return self.look.baseline + (below - capitals) / 2

    @property
    def widest_word(self) -> float:
        """Width in points of the widest word: in a narrower column it is cut."""
        widths = (w.width + self.look.tracking * w.letters for w in self._words.words)
        return max(widths, default=0) * self.look.size / 1000

    @property
    def natural_width(self) -> float:
        """Width in points of the text on a single line."""
        words = self._words.words
        letters = sum(word.letters for word in words)
        ends = words[-1].advance - words[-1].width if words else 0
        thousandths = sum(word.advance for word in words) - ends + self.look.tracking * letters
        return thousandths * self.look.size / 1000

    @property
    def last_width(self) -> float:
        """Width in points of the last line, once the text is wrapped."""
        return self.lines[-1].width * self.look.size / 1000 if self.lines else 0.0

    @property
    def least_height(self) -> float:
        """Height in points of the least first part that a split gives, once it is wrapped."""
        splits = len(self.lines) >= ORPHANS + WIDOWS and not self._setting.heading
        return ORPHANS * self.look.leading if splits else self.height

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """Break into lines of at most `available_width` points; return width and height."""
        if self._set_for != available_width:
            label = self._setting.label
            room = available_width - (label.room if label else 0)
            limit = room * 1000 / self.look.size
            tracking, balanced = self.look.tracking, self._setting.balanced
            self._column = column_of(self._words, limit, tracking, balanced=balanced)
            self._set_for = self.width = available_width
            self.height = len(self.lines) * self.look.leading
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Text]:
        """Split into two texts of whole lines, or return nothing where that would strand lines."""
        self.wrap(available_width, available_height)
        fitting = int((available_height + 0.01) / self.look.leading)
        cut = min(fitting, len(self.lines) - WIDOWS)
        if cut < ORPHANS or self._setting.heading:
            return []
        return [self._part(0, cut), self._part(cut, len(self.lines))]

    def _part(self, start: int, end: int) -> Text:
        """Return a text of some of the lines, as they are already broken."""
        setting = self._setting
        if setting.label and start:
            silent = replace(setting.label.words, words=())
            setting = replace(setting, label=replace(setting.label, words=silent))
        column = self._column.part(start, end)
        words = replace(self._words, words=column.words, plain=column.plain)
        part = Text(words, self.look, self._strands, self.element, setting)
        part._column = column
        part._set_for = part.width = self.width
        part.height = len(part.lines) * part.look.leading
        return part

    def as_artifact(self, artifact: Artifact) -> Text:
        """Return the same words as page furniture, such as a table's head on its second page."""
        strands = (Strand(artifact),) * len(self._strands)
        setting = replace(self._setting, label=None, heading=0)
        return Text(self._words, self.look, strands, Element("Artifact"), setting)

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw with the lower left corner at x, y, in the coordinates of the page."""
        top = y + self.height
        setting = self._setting
        if setting.heading:
            canvas.heading(setting.heading, self._words.text, top)
        left = x
        if setting.label:
            left += setting.label.room
            self._draw_label(canvas, setting.label, x, top)
        self._draw_lines(canvas, left, x + self.width, top - self.look.baseline)

    def _draw_lines(self, canvas: TaggedCanvas, left: float, right: float, y: float) -> None:
        look, column = self.look, self._column
        starts = [left] * len(column.lines)
        if self._setting.right:
            starts = [right - line.width * look.size / 1000 for line in column.lines]
        places = [(x, y - number * look.leading) for number, x in enumerate(starts)]
        strand = self._strands[0]
        if column.plain and strand.parent is None:
            write_plain(canvas, look, strand.element, column, places)
            return
        pen = Pen(canvas, look, self._strands)
        for (x, height), (first, last, _) in zip(places, column.lines, strict=True):
            pen.line(x, height, [f for word in column.words[first:last] for f in word.fragments])
        pen.finish(underline=not self._setting.bare)

    def _draw_label(self, canvas: TaggedCanvas, label: Label, x: float, top: float) -> None:
        fragments = [fragment for word in label.words.words for fragment in word.fragments]
        if fragments:
            pen = Pen(canvas, self.look, (Strand(label.element, None),))
            pen.line(x, top - self.look.baseline, fragments)
            pen.finish()
