"""Fonts: embedded, and named as the subsets they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.codes.proofs import BAD_UNICODE, FONT_NOT_EMBEDDED
from briefpress.verify.pdf.font import descriptor
from briefpress.verify.pdf.objects import entry, name, raw
from briefpress.verify.report import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.verify.pdf.content import Content

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


def check_fonts(content: Content) -> Iterator[Fault]:
    """Check that the fonts of all text that can be seen are embedded (ISO 32000-1, 9.9)."""
    for font in content.fonts.values():
        if not font.visible or name(raw(font.description, "/Subtype")) == "Type3":
            continue
        described = descriptor(font.description)
        if not any(entry(described, key) is not None for key in _PROGRAMS):
            yield Fault(FONT_NOT_EMBEDDED, f"{font.name or 'a font'} is not embedded")
        elif not font.has_cmap and font.composite:
            yield Fault(BAD_UNICODE, f"{font.name}: has no ToUnicode")
