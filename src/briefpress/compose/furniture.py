"""Page furniture: running head and foot, and the label of the Traffic Light Protocol."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict

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


class RunningTexts(Struct, frozen=True):
    """What the gaps of running lines are filled with, the folio aside."""

    organization: str
    name: str
    title: str
    date: str
    number: str


class Furniture(Struct, frozen=True):
    """What is drawn around the text of every page; `folios` has one text for each.

    `spoken` is the element that the label at the head of the first page belongs to: it is said
    once; all other furniture is artifact. `standing` is a label that the pages have already: room
    is left for it, and where another is to be drawn it is covered. `varying` are the gaps that are
    filled otherwise on other pages: a line without them stands the same on all.
    """

    type: Typography
    head: RunningLine
    foot: RunningLine
    texts: RunningTexts
    folios: tuple[str, ...]
    handling: Handling | None = None
    spoken: Element | None = None
    standing: Handling | None = None
    varying: tuple[str, ...] = ("title", "date", "number", "folio")

    def draw(self, canvas: TaggedCanvas, page: int) -> None:
        """Draw head and foot of a page, counted from 0."""
        layout = self.type.layout
        least = _UNPRINTABLE + self._line_height / 2
        head = layout.page.height - max(layout.page.top / 2, least)
        foot = max(layout.page.bottom / 2, least)
        spoken = self.spoken if page == 0 else None
        self._line(canvas, self.head, page, head, spoken or Artifact.HEADER)
        self._line(canvas, self.foot, page, foot, Artifact.FOOTER)

    @property
    def _line_height(self) -> float:
        running = self.type.style(StyleName.RUNNING)
        if self.handling is None:
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
        if self.handling:
            right -= self._label(canvas, self.handling, right, middle, label) + _GAP
        if page == 0 and not line.first_page:
            return
        artifact = label if isinstance(label, Artifact) else Artifact.HEADER
        room = right - sheet.left
        for pattern, flush_right in ((line.right, True), (line.left, False)):
            words = pattern.format(**asdict(self.texts), folio=self.folios[page])
            if text := self._running(words, artifact, room, right=flush_right):
                text.wrap(right - sheet.left, 0)
                varies = any(f"{{{name}}}" in pattern for name in self.varying)
                with nullcontext() if varies else canvas.standing():
                    text.drawOn(canvas, sheet.left, middle + text.middle - text.height)
                room -= text.natural_width + _GAP

    def _running(self, words: str, artifact: Artifact, room: float, *, right: bool) -> Text | None:
        """Set a running line, cut to the room it has in points; None where it says nothing."""
        while words.strip("… "):
            text = self.type.furniture(words, StyleName.RUNNING, artifact, right=right)
            if text.natural_width <= room:
                return text
            words = _shortened(words)
        return None

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
        if self.standing is handling:
            return width
        if self.standing:
            under = handling_text(self.type, self.standing, label).natural_width
            under += 2 * _LABEL_PADDING
            canvas.rectangle(right - under, bottom, under, height, self.type.layout.paper)
        canvas.rectangle(right - width, bottom, width, height, _BLACK)
        text.drawOn(canvas, right - width + _LABEL_PADDING, middle + text.middle - text.height)
        return width


def _shortened(words: str) -> str:
    """Take the last word off and show that there was more; of a single word half its letters."""
    first, _, last = words.rstrip("…").rstrip().rpartition(" ")
    return f"{first or last[: len(last) // 2]}…"


def brief_furniture(
    brief: Brief, publication: Publication, type_: Typography, spoken: Element | None, pages: int
) -> Furniture:
    """Return the furniture of a brief's pages; the folio says nothing on a single one."""
    words, layout = type_.words, type_.layout
    folios = [words.page.format(page=page, pages=pages) for page in range(1, pages + 1)]
    return Furniture(
        type=type_,
        head=layout.head,
        foot=layout.foot,
        texts=RunningTexts(
            organization=publication.organization.best(brief.language)[1].text,
            name=publication.name.best(brief.language)[1].text,
            title=brief.title.text,
            date=words.write_date(brief.date),
            number="" if brief.number is None else words.number.format(number=brief.number),
        ),
        folios=tuple(folios) if pages > 1 else ("",),
        handling=brief.handling,
        spoken=spoken,
    )


def handling_text(type_: Typography, handling: Handling, element: Element | Artifact) -> Text:
    """Set a TLP label in its colour, never smaller than 12 points."""
    running = type_.style(StyleName.RUNNING)
    size = max(_LABEL_SIZE, running.size)
    words, face = type_.label_words(handling.value, StyleName.RUNNING)
    look = Look(
        size,
        size * _LABEL_LEADING,
        handling.colour,
        handling.colour,
        face.ascent,
        face.descent,
        cap_height=face.cap_height,
    )
    owner = element if isinstance(element, Element) else Element("Artifact")
    return Text(words, look, (Strand(element),), owner)
