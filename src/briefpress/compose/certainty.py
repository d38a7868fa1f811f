"""Certainty: that a brief can be composed, seen without composing it.

Most briefs fit with room to spare at the smallest scale of their layout, and that is quick to see:
to add up what their texts need there at most takes a twentieth of composing. Every step errs on
the side of more:

- A paragraph has at most as many lines as `text/estimate.py` says.
- A bare brief, which has a letter in each of its parts, is composed as ever. Where a text has a
  line more, the page is higher by that line at most; where there is a paragraph more, by that and
  its distance from the one before.
- All frames count as if one stood below the other.

What composing refuses besides is known when every letter was seen: that the face asked first has
it, and that its outline is sound. What is not certain is left to composing.
"""

from __future__ import annotations

from itertools import product
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from briefpress.compose.blocks.context import BriefMaking, Making
from briefpress.compose.blocks.masthead import beside_logo, dateline_spans, logo_cells
from briefpress.compose.blocks.prose import BULLET, label_room, thought_prose
from briefpress.compose.blocks.sources import source_spans
from briefpress.compose.composer import check_composing
from briefpress.compose.fit import scales
from briefpress.compose.fonts.catalogue import Fonts
from briefpress.compose.pdf.structure import Element
from briefpress.compose.story import tell
from briefpress.compose.text.estimate import UncertainError, WordWidths, most_lines
from briefpress.compose.text.words import Typesetter
from briefpress.compose.typography import Typography
from briefpress.diagnostics import RefusedError
from briefpress.model.brief import Mark, Source, Thought
from briefpress.model.layout import BlockKind, StyleName
from briefpress.model.text import Paragraph, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.model.brief import Brief
    from briefpress.model.handling import Handling
    from briefpress.model.layout import BlockSpec, Layout
    from briefpress.model.publication import Publication
    from briefpress.model.text import Prose
    from briefpress.model.words import Words

#: Points that all rounding stays below.
_ROUNDING = 0.1
_LETTER = Span("x")


class _Kind(Struct, frozen=True):
    """What of a brief decides the height of a bare one: its language, its label, its parts."""

    language: str
    handling: Handling | None
    has_sources: bool
    has_thought: bool


class _Column(NamedTuple):
    """A block, and its widths in points: that of its frame, and that of its text."""

    spec: BlockSpec
    whole: float
    text: float


class Certainty:
    """Tells of briefs with the same words, in one layout, which can certainly be composed."""

    def __init__(self, publication: Publication, layout: Layout, words: Words) -> None:
        *_, smallest = scales(layout)
        self._publication = publication
        self._layout = layout
        self._words = words
        self._space = smallest.space
        self._fonts = Fonts(layout, publication.root)
        typesetter = Typesetter(self._fonts, publication.path)
        self._type = Typography(layout, self._fonts, typesetter, words, smallest)
        self._room = layout.page.height - layout.page.top - layout.page.bottom - _ROUNDING
        self._columns = tuple(self._column(spec) for spec in layout.blocks)
        self._bare: dict[_Kind, float] = {}
        self._widths: dict[tuple[str, bool, bool], WordWidths] = {}

    def _column(self, spec: BlockSpec) -> _Column:
        making = Making("", self._publication, self._type, spec, Element("Document"))
        return _Column(spec, making.width, making.width - making.indent)

    def holds(self, brief: Brief) -> bool:
        """Tell whether the brief can certainly be composed."""
        try:
            return self.height(brief) <= self._room
        except (UncertainError, KeyError, RefusedError):
            return False

    def height(self, brief: Brief) -> float:
        """Return the height in points of all that stands on the page, at most, when it is shrunk.

        Raises UncertainError, KeyError for a letter that the face asked first lacks, and
        RefusedError for a face that is damaged.
        """
        return self._bare_height(brief) + self._more(brief)

    def _bare_height(self, brief: Brief) -> float:
        """Return the height of a brief that has no more than a letter in each part of this one."""
        kind = _Kind(brief.language, brief.handling, bool(brief.sources), bool(brief.thought))
        if kind not in self._bare:
            self._bare[kind] = self._composed_height(_bare(brief, self._publication))
        return self._bare[kind]

    def _composed_height(self, brief: Brief) -> float:
        """Return the height of all items of a brief; that of one that is refused has no bounds."""
        try:
            check_composing(brief, self._publication, self._layout, self._words)
        except RefusedError:
            return inf
        return sum(
            item.height(self._layout.frame_width(item.frame)) + item.before * self._space
            for item in tell(brief, self._publication, self._type).items
        )

    def _more(self, brief: Brief) -> float:
        """Return by how many points a brief is higher than a bare one, at most."""
        if brief.figure:
            raise UncertainError
        self._see_furniture(brief)
        return sum(self._more_in(column, brief) for column in self._columns)

    def _see_furniture(self, brief: Brief) -> None:
        """Look at what running lines may say of a brief, shortened or not."""
        date = self._words.write_date(brief.date)
        number = self._words.number.format(number=brief.number)
        self._see(f"{brief.title.text} {date} {number} …", StyleName.RUNNING)

    def _more_in(self, column: _Column, brief: Brief) -> float:
        """Return by how many points a block is higher than that of a bare brief, at most."""
        spec, whole, width = column
        match spec.kind:
            case BlockKind.MASTHEAD:
                return self._dateline(self._making(spec, brief))
            case BlockKind.TITLE:
                lines = self._lines((brief.title,), StyleName.TITLE, whole)
                return self._beyond_one([lines], 1, StyleName.TITLE)
            case BlockKind.CONTEXT:
                return self._prose(brief.context, StyleName.BODY, width)
            case BlockKind.RELEVANCE:
                return self._prose(brief.relevance, StyleName.BODY, width)
            case BlockKind.TECHNIQUES:
                return self._prose(brief.techniques, StyleName.BODY, width)
            case BlockKind.THOUGHT:
                prose = thought_prose(self._making(spec, brief))
                return self._prose(prose, StyleName.THOUGHT, width)
            case BlockKind.SOURCES:
                return self._sources(self._making(spec, brief), width)
        return 0.0

    def _making(self, spec: BlockSpec, brief: Brief) -> BriefMaking:
        root = Element("Document")
        return BriefMaking(brief.language, self._publication, self._type, spec, root, brief)

    def _dateline(self, making: BriefMaking) -> float:
        """Return the height of all its lines, as if the bare masthead had none."""
        logo = logo_cells(making, making.spec.logo_height, dated=True)
        spans = dateline_spans(making, room=0.0)
        if len(spans) > 2:
            self._see("·", StyleName.DATELINE)  # stands between those that share a line
        room = making.width - beside_logo(making, logo)
        lines = sum(self._lines((span,), StyleName.DATELINE, room) for span in spans)
        return lines * self._type.style(StyleName.DATELINE).leading

    def _sources(self, making: BriefMaking, width: float) -> float:
        sources = making.brief.sources
        if making.spec.qr:
            raise UncertainError
        texts = [spans for source in sources for spans in source_spans(making, source)]
        lines = [self._lines(spans, StyleName.SOURCE, width) for spans in texts]
        return self._beyond_one(lines, len(sources), StyleName.SOURCE)

    def _prose(self, prose: Prose, name: StyleName, width: float) -> float:
        lines = list(self._prose_lines(prose, name, width))
        return self._beyond_one(lines, len(lines), name)

    def _prose_lines(self, prose: Prose, name: StyleName, width: float) -> Iterator[int]:
        """Yield the lines of each paragraph, those in lists too."""
        for block in prose:
            if isinstance(block, Paragraph):
                yield self._lines(block.spans, name, width)
                continue
            self._see("0123456789." if block.ordered else BULLET, name)
            room = label_room(block, self._type.style(name).size)
            for item in block.items:
                yield from self._prose_lines(item, name, width - room)

    def _beyond_one(self, lines: list[int], parts: int, name: StyleName) -> float:
        """Return the height of texts in so many parts, without the line of a bare brief."""
        if not lines:
            return 0.0
        style = self._type.style(name)
        return (sum(lines) - 1) * style.leading + (parts - 1) * style.space_after * self._space

    def _lines(self, spans: tuple[Span, ...], name: StyleName, width: float) -> int:
        """Return how many lines of a width in points a text needs at most."""
        style = self._type.style(name)
        if style.tracking > 0:
            raise UncertainError
        known = [
            self._known(style.family, style.bold or span.bold, style.italic or span.italic)
            for span in spans
        ]
        return most_lines(spans, known, width * 1000 / style.size)

    def _see(self, text: str, name: StyleName) -> None:
        """Look at every letter of a text that makes nothing higher; it is never in italics."""
        style = self._type.style(name)
        known = self._known(style.family, style.bold, False)
        for word in text.split(" "):
            known[word]

    def _known(self, family: str, bold: bool, italic: bool) -> WordWidths:
        key = family, bold, italic
        if key not in self._widths:
            face = self._fonts.chain(family, bold=bold, italic=italic)[0]
            self._widths[key] = WordWidths(face)
        return self._widths[key]


def _bare(brief: Brief, publication: Publication) -> Brief:
    """Return a brief with the same parts and no more than a letter in each, every cell marked."""
    letter = (Paragraph((_LETTER,)),)
    cells = product(publication.goals, publication.functions)
    return replace(
        brief,
        title=_LETTER,
        marks=tuple(Mark(goal.key, function.key) for goal, function in cells),
        context=letter,
        sources=(Source(_LETTER),) if brief.sources else (),
        relevance=letter,
        techniques=letter,
        thought=Thought(letter) if brief.thought else None,
        number=None,
        expires=None,
        supersedes=None,
    )
