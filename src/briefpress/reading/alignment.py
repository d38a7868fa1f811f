"""Where each character of a YAML text stands in its source, folds and escapes undone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefpress.reading.nodes import Style

#: YAML 1.2, 5.7: an escape in double quotes, and an escaped line end, which stands for nothing.
_ESCAPE = re.compile(r"\\(?:x.{2}|u.{4}|U.{8}|.)")
_ESCAPED_LINE_END = re.compile(r"\\\n[ \t]*")
_BLANKS = " \t\n"


@lru_cache(maxsize=16)
def offsets(text: str, raw: str, style: Style) -> tuple[int, ...]:
    """Return the offset in `raw` of each character of `text`, and of the place after the last.

    Walks both side by side: blanks may have been folded, an escape is one character.
    """
    found = []
    place = _start(raw, style)
    for character in text:
        place = _find(character, raw, style, place)
        found.append(place)
        place += _width(raw, style, place)
    return (*found, place)


def _start(raw: str, style: Style) -> int:
    """Skip what comes before the text: a quote, or the header of a block."""
    if style == "folded":
        return raw.find("\n") + 1
    return 0 if style == "plain" else 1


def _find(character: str, raw: str, style: Style, place: int) -> int:
    """Go on to where the character comes from, over blanks that were folded away."""
    while place < len(raw):
        if style == "double" and (end := _ESCAPED_LINE_END.match(raw, place)):
            place = end.end()
        elif raw[place] in _BLANKS and not _gives(raw[place], character):
            place += 1
        else:
            break
    return place


def _gives(blank: str, character: str) -> bool:
    """Whether a blank of the source can be this character: a folded line end is a space."""
    return blank == character or (blank == "\n" and character == " ")


def _width(raw: str, style: Style, place: int) -> int:
    if style == "single" and raw.startswith("''", place):
        return 2
    if style == "double" and (escape := _ESCAPE.match(raw, place)):
        return len(escape.group())
    return 1
