"""A face to letter a page with, for those who write PDF without composing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from briefpress.pdf.writer import Writer


class Lettering(Protocol):
    """A face with which short texts are written; it remembers which letters were used.

    A character that the face lacks is written as a question mark.
    """

    @property
    def used(self) -> bool:
        """Whether anything was shown."""

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is in points."""

    def show(self, text: str) -> bytes:
        """Return the operand and the operator that show a text (ISO 32000-1, 9.4.3)."""

    def add_font(self, writer: Writer) -> int:
        """Add the font with the letters that were shown; return its number."""
