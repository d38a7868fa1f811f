"""What a block needs to make its items, and how its parts come to stand on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from briefpress.compose.flowables.row import Rule
from briefpress.compose.item import Decoration, Item
from briefpress.compose.pdf.structure import Element
from briefpress.compose.text.flowable import Setting, Text
from briefpress.compose.typography import localized, same_language
from briefpress.model.layout import HeadingPosition, StyleName
from briefpress.model.text import Span

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

    from briefpress.compose.typography import Typography
    from briefpress.model.brief import Brief
    from briefpress.model.layout import BlockSpec
    from briefpress.model.publication import Publication
    from briefpress.model.text import Localized

#: Distance of a block's rule from its text, in parts of the body's leading.
_RULE_GAP = 0.6


class Piece(Struct, frozen=True):
    """A part of a block: a flowable, the space in points above it, and whether the next is kept."""

    flowable: Flowable
    before: float = 0.0
    keep: bool = False


class Making(Struct, frozen=True):
    """One block in the making: its type, the layout's wishes, its place in the tree.

    `language` is that of the document.
    """

    language: str
    publication: Publication
    type: Typography
    spec: BlockSpec
    root: Element

    @property
    def width(self) -> float:
        """The width in points of the block's frame."""
        return self.type.layout.frame_width(self.spec.frame)

    @property
    def indent(self) -> float:
        """Where text begins in the frame: past the columns of a heading that stands beside."""
        if self.spec.heading is HeadingPosition.ABOVE:
            return 0.0
        return self._margin_width + self.type.layout.grid.gutter

    @property
    def _margin_width(self) -> float:
        return self.type.layout.columns_width(self.spec.heading_columns)

    def own(self, text: str) -> Span:
        """Return words of the page's own, marked with their language if it is not the brief's."""
        language = self.type.words.language
        return Span(text, language=None if same_language(language, self.language) else language)

    def localized(self, text: Localized) -> Span:
        """Return the publication's words in the brief's language, or marked as what they are."""
        return localized(text, self.language)

    def text(self, spans: tuple[Span, ...], style: StyleName, *, right: bool = False) -> Text:
        """Set a paragraph as the next element of the document."""
        return self.type.text(spans, style, Element("P", self.root), Setting(right=right))

    def heading(self, span: Span) -> Text:
        """Set the heading of the block."""
        setting = Setting(balanced=True, heading=2)
        return self.type.text((span,), StyleName.HEADING, Element("H2", self.root), setting)

    def text_width(self, spans: tuple[Span, ...], style: StyleName) -> float:
        """Return the width in points of the widest line, without setting the text."""
        lines = "".join(span.text for span in spans).split("\n")
        return max(
            self.type.text((Span(line),), style, Element("P")).natural_width for line in lines
        )

    def stand_across(self, pieces: list[Piece]) -> list[Item]:
        """Put pieces without a heading across the whole frame."""
        return [replace(item, indent=0.0) for item in self.stand(pieces)]

    def stand(self, pieces: list[Piece], heading: Text | None = None) -> list[Item]:
        """Put the pieces where the layout wants them, with heading, rule, bar and ground."""
        spec = self.spec
        inset = self.type.style(StyleName.BODY).leading * _RULE_GAP if spec.panel else 0.0
        decoration = Decoration(spec.panel, spec.bar, inset) if spec.panel or spec.bar else None
        body = [
            Item(
                piece.flowable,
                spec.kind,
                spec.frame,
                indent=self.indent,
                before=piece.before,
                keep=piece.keep,
                decoration=decoration,
            )
            for piece in pieces
        ]
        items = self._with_heading(body, heading)
        if spec.rule:
            items = self._with_rule(items)
        before = spec.space_before + inset
        return [replace(items[0], before=before, bottom=spec.bottom), *items[1:]]

    def _with_heading(self, body: list[Item], heading: Text | None) -> list[Item]:
        if heading is None:
            return body
        if self.indent:
            first = replace(body[0], margin=heading, margin_width=self._margin_width)
            return [first, *body[1:]]
        after = self.type.style(StyleName.HEADING).space_after
        above = replace(body[0], flowable=heading, keep=True)
        return [above, replace(body[0], before=after), *body[1:]]

    def _with_rule(self, items: list[Item]) -> list[Item]:
        rule = Rule(self.type.layout.rule)
        gap = self.type.style(StyleName.BODY).leading * _RULE_GAP
        above = Item(rule, self.spec.kind, self.spec.frame, keep=True)
        return [above, replace(items[0], before=gap), *items[1:]]


class BriefMaking(Making, frozen=True):
    """A block of a brief in the making."""

    brief: Brief
