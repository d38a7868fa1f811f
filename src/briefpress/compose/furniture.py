"""Page furniture: running head and foot, and the label of the Traffic Light Protocol."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefpress.compose.pdf.canvas import Artifact
from briefpress.compose.pdf.structure import Element
from briefpress.compose.text.flowable import Text
from briefpress.compose.text.look import Look
from briefpress.compose.text.pen import Strand
from briefpress.model.layout import StyleName
from briefpress.units import Colour

if TYPE_CHECKING:
    from briefpress.compose.pdf.canvas import TaggedCanvas
    from briefpress.compose.typography import Typography
    from briefpress.model.brief import Brief
    from briefpress.model.handling import Handling
    from briefpress.model.layout import RunningLine
    from briefpress.model.publication import Publication

#: TLP 2.0: the label is at least 12 points high, on a black box, at the right.
_LABEL_SIZE, _LABEL_PADDING = 12.0, 3.0
_BLACK = Colour((0.0, 0.0, 0.0))
#: Leading of the label in parts of its size, and the edge an office printer leaves white (0.25 in).
_LABEL_LEADING, _UNPRINTABLE = 1.1, 18.0
#: Distance in points of a running line from the label beside it.
_GAP = 10.0


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is drawn around the text of every page.

    `spoken` is the element that the label at the head of the first page belongs to: it is said
    once; all other furniture is artifact. `pages` is how many there are.
    """

    brief: Brief
    publication: Publication
    type: Typography
    spoken: Element | None
    pages: int

    def draw(self, canvas: TaggedCanvas, page: int) -> None:
        """Draw head and foot of a page, counted from 0."""
        layout = self.type.layout
        least = _UNPRINTABLE + self._line_height / 2
        head = layout.page.height - max(layout.page.top / 2, least)
        foot = max(layout.page.bottom / 2, least)
        spoken = self.spoken if page == 0 else None
        self._line(canvas, layout.head, page, head, spoken or Artifact.HEADER)
        self._line(canvas, layout.foot, page, foot, Artifact.FOOTER)

    @property
    def _line_height(self) -> float:
        running = self.type.style(StyleName.RUNNING)
        if self.brief.handling is None:
            return running.leading
        return max(_LABEL_SIZE, running.size) * _LABEL_LEADING + _LABEL_PADDING

    def _line(
        self,
        canvas: TaggedCanvas,
        line: RunningLine,
        page: int,
        middle: float,
        label: Element | Artifact,
    ) -> None:
        sheet = self.type.layout.page
        right = sheet.width - sheet.right
        if self.brief.handling:
            right -= self._label(canvas, self.brief.handling, right, middle, label) + _GAP
        if page == 0 and not line.first_page:
            return
        artifact = label if isinstance(label, Artifact) else Artifact.HEADER
        for pattern, flush_right in ((line.left, False), (line.right, True)):
            words = self._filled(pattern, page)
            if words:
                text = self.type.furniture(words, StyleName.RUNNING, artifact, right=flush_right)
                height = text.wrap(right - sheet.left, 0)[1]
                text.drawOn(canvas, sheet.left, middle - height / 2)

    def _filled(self, pattern: str, page: int) -> str:
        brief, language = self.brief, self.brief.language
        words = self.type.words
        return pattern.format(
            organization=self.publication.organization.best(language)[1].text,
            name=self.publication.name.best(language)[1].text,
            title=brief.title.text,
            date=words.write_date(brief.date),
            number="" if brief.number is None else words.number.format(number=brief.number),
            folio=words.page.format(page=page + 1, pages=self.pages) if self.pages > 1 else "",
        )

    def _label(
        self,
        canvas: TaggedCanvas,
        handling: Handling,
        right: float,
        middle: float,
        label: Element | Artifact,
    ) -> float:
        """Draw the label with its box ending at `right`; return the width of the box."""
        text = handling_text(self.type, handling, label)
        width = text.natural_width + 2 * _LABEL_PADDING
        height = text.wrap(width, 0)[1] + _LABEL_PADDING
        bottom = middle - height / 2
        canvas.rectangle(right - width, bottom, width, height, _BLACK)
        text.drawOn(canvas, right - width + _LABEL_PADDING, middle - text.height / 2)
        return width


def handling_text(type_: Typography, handling: Handling, element: Element | Artifact) -> Text:
    """Set a TLP label in its colour, never smaller than 12 points."""
    running = type_.style(StyleName.RUNNING)
    size = max(_LABEL_SIZE, running.size)
    words, face = type_.label_words(handling.value, StyleName.RUNNING)
    look = Look(
        size, size * _LABEL_LEADING, handling.colour, handling.colour, face.ascent, face.descent
    )
    owner = element if isinstance(element, Element) else Element("Artifact")
    return Text(words, look, (Strand(element),), owner)
