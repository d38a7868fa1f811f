"""Walking through prose: its paragraphs, wherever they are, and where in the file their text is."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.model.text import Listing, Paragraph
from briefpress.reading.source import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.model.text import Prose, Span
    from briefpress.reading.source import Source


def paragraphs(prose: Prose) -> Iterator[Paragraph]:
    """Yield every paragraph, those in lists too, in reading order."""
    for block in prose:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Listing):
            for item in block.items:
                yield from paragraphs(item)


class Text(Struct, frozen=True):
    """The text of some spans, and where each of them starts in it."""

    text: str
    starts: tuple[int, ...]
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, spans: tuple[Span, ...]) -> Text:
        """Join spans; a line break that the author asked for is a blank."""
        starts = []
        length = 0
        for span in spans:
            starts.append(length)
            length += len(span.text)
        text = "".join(span.text for span in spans).replace("\n", " ")
        return cls(text, tuple(starts), spans)

    def mark(self, offset: int, source: Source) -> Mark:
        """Return the place in the file of a character of the text."""
        number = bisect_right(self.starts, offset) - 1
        span = self.spans[number]
        return Mark(source, span.line, span.column + offset - self.starts[number])
