"""Lettering with a shipped face, for labels on printer's sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.compose.fonts.catalogue import shipped_faces
from briefpress.compose.fonts.embed import add_font
from briefpress.compose.fonts.face import Face

if TYPE_CHECKING:
    from briefpress.pdf.writer import Writer

_FACE = "SourceSansPro-Regular"


class SansLettering:
    """Letters of the shipped sans serif; see `briefpress.pdf.lettering.Lettering`."""

    def __init__(self) -> None:
        self._face = Face(_FACE, shipped_faces()[_FACE])
        self._codes: set[int] = set()

    @property
    def used(self) -> bool:
        """Whether anything was shown."""
        return bool(self._codes)

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is in points."""
        return self._face.shape(self._known(text)).width * size / 1000

    def show(self, text: str) -> bytes:
        """Return the operand and the operator that show a text."""
        shaped = self._face.shape(self._known(text))
        self._codes |= shaped.codes
        return b"[" + shaped.tj.encode("latin-1") + b"] TJ"

    def add_font(self, writer: Writer) -> int:
        """Add the font with the letters that were shown; return its number."""
        return add_font(writer, self._face, frozenset(self._codes))

    def _known(self, text: str) -> str:
        return "".join(c if self._face.has(c) else "?" for c in text)
