"""Words on a print file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.assemble.sheets.operators import written

if TYPE_CHECKING:
    from briefpress.pdf.lettering import Lettering


class Words(Struct, frozen=True):
    """Writes words in a face, in a size unless another is said; the font is called F."""

    lettering: Lettering
    size: float

    def at(self, x: float, y: float, text: str, size: float | None = None) -> bytes:
        """Write a line that begins at a point."""
        size = size or self.size
        shown = self.lettering.show(text)
        return b"BT /F %s Tf %s Td %s ET" % (written([size]), written((x, y)), shown)

    def centred(self, x: float, y: float, text: str, size: float | None = None) -> bytes:
        """Write a line around a point."""
        half = self.lettering.width(text, size or self.size) / 2
        return self.at(x - half, y, text, size)

    def shortened(self, text: str, width: float) -> str:
        """Cut a text short, with an ellipsis, so that it is not wider."""
        if self.lettering.width(text, self.size) <= width:
            return text
        while text and self.lettering.width(text + "…", self.size) > width:
            text = text[:-1]
        return text.rstrip() + "…"
