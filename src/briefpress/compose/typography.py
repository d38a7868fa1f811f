"""A layout's type at work: its styles, shrunk where the fit policy says so, and texts in them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from briefpress.compose.links import ascii_uri, describe
from briefpress.compose.pdf.structure import Element
from briefpress.compose.text.flowable import PLAIN, Label, Setting, Text
from briefpress.compose.text.look import Look
from briefpress.compose.text.pen import Strand, Target
from briefpress.model.layout import StyleName, TextStyle
from briefpress.model.text import Span

if TYPE_CHECKING:
    from briefpress.compose.fonts.catalogue import Fonts
    from briefpress.compose.fonts.face import Face
    from briefpress.compose.pdf.canvas import Artifact
    from briefpress.compose.text.words import Inline, Typesetter
    from briefpress.compose.text.words import Words as ShapedWords
    from briefpress.model.layout import Layout
    from briefpress.model.text import Localized
    from briefpress.model.words import Words
    from briefpress.units import Colour


class Scale(Struct, frozen=True):
    """How far the layout's measures are shrunk; None leaves a measure as it is.

    `space` is a factor, `leading` the ratio of the body's leading to its size, `size` the body's
    size in points.
    """

    space: float = 1.0
    leading: float | None = None
    size: float | None = None


class Typography:
    """Sets texts in the styles of a layout, for one document."""

    def __init__(
        self, layout: Layout, fonts: Fonts, typesetter: Typesetter, words: Words, scale: Scale
    ) -> None:
        self.layout = layout
        self.words = words
        self.scale = scale
        self._fonts = fonts
        self._typesetter = typesetter
        self._looks: dict[StyleName, Look] = {}
        self._styles = {name: scaled(style, scale, layout) for name, style in layout.styles}

    def in_layout(self, layout: Layout) -> Typography:
        """Return the same type on another page: the layout's styles must be the same."""
        return Typography(layout, self._fonts, self._typesetter, self.words, self.scale)

    def style(self, name: StyleName) -> TextStyle:
        """Return a style as it is used here."""
        return self._styles[name]

    def look(self, name: StyleName) -> Look:
        """Return how texts of a style are drawn."""
        if name not in self._looks:
            style = self._styles[name]
            face = self._fonts.chain(style.family, bold=style.bold, italic=style.italic)[0]
            self._looks[name] = _look(style, self.layout.link, face)
        return self._looks[name]

    def text(
        self,
        spans: tuple[Span, ...],
        name: StyleName,
        element: Element,
        setting: Setting = PLAIN,
        ink: Colour | None = None,
    ) -> Text:
        """Set spans as the content of an element, and tell the element what they say.

        `ink` is their colour, where it is not that of the style.
        """
        style = self._styles[name]
        words = self._typesetter.words(spans, style.family, bold=style.bold, italic=style.italic)
        element.text = words.text
        strands = tuple([self._strand(inline, element) for inline in words.inlines])
        look = self.look(name)
        if ink:
            look = structs.replace(look, colour=ink)
        return Text(words, look, strands, element, setting)

    def furniture(
        self, text: str, name: StyleName, artifact: Artifact, *, right: bool = False
    ) -> Text:
        """Set a running line, which is no part of the document's text."""
        style = self._styles[name]
        words = self._typesetter.words((Span(text),), style.family, bold=style.bold)
        strands = (Strand(artifact),)
        return Text(words, self.look(name), strands, Element("Artifact"), Setting(right=right))

    def label_words(self, text: str, name: StyleName) -> tuple[ShapedWords, Face]:
        """Shape a label in the bold face of a style; return it with its face."""
        family = self._styles[name].family
        words = self._typesetter.words((Span(text),), family, bold=True)
        return words, self._fonts.chain(family, bold=True)[0]

    def label(self, text: str, name: StyleName, element: Element, room: float) -> Label:
        """Set a bullet or a number in the room to the left of an item."""
        style = self._styles[name]
        words = self._typesetter.words((Span(text),), style.family, bold=style.bold)
        element.text = text
        return Label(words, element, room)

    def _strand(self, inline: Inline, element: Element) -> Strand:
        if inline.link:
            target = Target(ascii_uri(inline.link), describe(inline.link, self.words))
            return Strand(Element("Link", language=inline.language), target, element)
        if inline.language:
            return Strand(Element("Span", language=inline.language), None, element)
        return Strand(element)


@lru_cache(maxsize=256)
def _look(style: TextStyle, link: Colour, face: Face) -> Look:
    return Look(
        style.size,
        style.leading,
        style.colour,
        link,
        face.ascent,
        face.descent,
        round(style.tracking),
        face.cap_height,
    )


@lru_cache(maxsize=1024)
def same_language(one: str, other: str) -> bool:
    """Tell whether two BCP 47 tags have the same primary language."""
    return one.split("-")[0].lower() == other.split("-")[0].lower()


def localized(text: Localized, language: str) -> Span:
    """Return a text in the language of the document, or in its own, marked so."""
    tag, span = text.best(language)
    return span if same_language(tag, language) else structs.replace(span, language=tag)


def scaled(style: TextStyle, scale: Scale, layout: Layout) -> TextStyle:
    """Shrink a style with the body.

    Its size never goes below the layout's smallest, its leading never below the ratio asked for,
    unless they were there from the start.
    """
    if scale.size is None and scale.leading is None:
        return style
    body = layout.style(StyleName.BODY)
    size, leading = style.size, style.leading
    if scale.size is not None:
        size = max(style.size * scale.size / body.size, min(style.size, layout.fit.smallest))
        leading *= size / style.size
    if scale.leading is not None:
        tighter = leading * scale.leading / (body.leading / body.size)
        leading = min(leading, max(tighter, size * scale.leading))
    return structs.replace(style, size=size, leading=leading)
