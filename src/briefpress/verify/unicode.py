"""Characters that no reader can speak or search for."""

from __future__ import annotations

import unicodedata

#: Not allowed as what a glyph stands for (ISO 14289-1, 7.21.7).
_FORBIDDEN = frozenset("\0\ufeff\ufffe\uffff")


def unreadable(character: str) -> str | None:
    """Say what is wrong with a character, or return None if it can be read.

    Private-use characters mean something in one font only (ISO 19005-2, 6.2.11.7.3).
    """
    if character in _FORBIDDEN:
        return f"U+{ord(character):04X}"
    if character == "\ufffd":
        return "U+FFFD, the sign of a lost character"
    kind = unicodedata.category(character)
    if kind == "Co":
        return f"the private-use character U+{ord(character):04X}"
    return "half a surrogate pair" if kind == "Cs" else None
