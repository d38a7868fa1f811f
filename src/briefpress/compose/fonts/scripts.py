"""Which characters can be set side by side, from left to right, as they come out of a face."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache

#: Scripts of South and South-East Asia, and Mongolian (Unicode 16, chapters 12 to 16): letters
#: change their form or order among their neighbours, or no space parts the words. Each begins
#: with the first of two numbers and ends before the second.
_SHAPED = (
    *(0x0900, 0x1100),
    *(0x1700, 0x18B0),
    *(0x1900, 0x1AB0),
    *(0x1B00, 0x1C50),
    *(0xA800, 0xA960),
    *(0xA980, 0xAB30),
    *(0xABC0, 0xAC00),
    *(0x11000, 0x12000),
)


@lru_cache(maxsize=8192)
def why_not_set(character: str) -> str | None:
    """Say why a character can't be set even where a face has it; None for one that can."""
    if unicodedata.bidirectional(character) in {"R", "AL", "AN"}:
        return "it is written from right to left"
    if unicodedata.category(character) in {"Mn", "Me", "Mc"}:
        return "it is a mark, and there is no letter that has it built in"
    if bisect_right(_SHAPED, ord(character)) % 2:
        return "its script joins or reorders letters"
    return None
