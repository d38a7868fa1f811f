"""Written text: spans with their places, paragraphs and lists."""

from __future__ import annotations

from msgspec import Struct


class Span(Struct, frozen=True, eq=False):
    r"""A stretch of text of one kind, and where its first character stands in its file.

    A ``"\n"`` in the text is a line break that the author asked for. Text is in Unicode
    normalization form C, without characters that can't be seen. `file` is the file as diagnostics
    print it; empty where the text is the page's own. `jumps` are the indices at which the source
    does not run on from the character before (a line was folded, an escape or an entity undone),
    each with the line and column where it goes on. `file` and `jumps` don't make spans differ.
    """

    text: str
    line: int = 0
    column: int = 0
    bold: bool = False
    italic: bool = False
    link: str | None = None
    language: str | None = None
    file: str = ""
    jumps: tuple[tuple[int, int, int], ...] = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self._compared == other._compared

    def __hash__(self) -> int:
        return hash(self._compared)

    @property
    def _compared(self) -> tuple[object, ...]:
        return self.text, self.line, self.column, self.bold, self.italic, self.link, self.language

    def place(self, index: int) -> tuple[int, int]:
        """Return the line and column of a character in the file; both 0 where it has none."""
        start, line, column = 0, self.line, self.column
        for jump in self.jumps:
            if jump[0] <= index:
                start, line, column = jump
        return (line, column + index - start) if line else (0, 0)


class Paragraph(Struct, frozen=True):
    """Spans that follow one another on a line, never empty."""

    spans: tuple[Span, ...]


class Listing(Struct, frozen=True):
    """A bulleted or numbered list; each item is a tuple of blocks that starts with a paragraph."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    start: int = 1


Block = Paragraph | Listing
Prose = tuple[Block, ...]


class Localized(Struct, frozen=True):
    """The same text in some languages: pairs of BCP 47 tag and span, the first the default."""

    texts: tuple[tuple[str, Span], ...]

    def best(self, language: str) -> tuple[str, Span]:
        """Return the tag and the span that serve a reader of `language` best.

        An exact match, else the same primary language, else the default: RFC 4647, 3.4 (lookup).
        """
        wanted = language.lower()
        for tag, span in self.texts:
            if tag.lower() == wanted:
                return tag, span
        primary = wanted.split("-")[0]
        for tag, span in self.texts:
            if tag.lower().split("-")[0] == primary:
                return tag, span
        return self.texts[0]
