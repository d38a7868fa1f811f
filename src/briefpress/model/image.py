"""Pictures: a logo, a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pathlib import Path

    from briefpress.model.text import Span


class Image(Struct, frozen=True):
    """A picture inside the publication, checked by the reader: a PNG or JPEG that opens.

    `width` and `height` are in pixels; `line` and `column` point at its path in the source.
    """

    path: Path
    alt: Span
    width: int
    height: int
    sha256: str
    line: int = 0
    column: int = 0


class Figure(Struct, frozen=True):
    """A picture with its caption."""

    image: Image
    caption: Span | None = None
