"""Slugs: the part of a file's name that is made of the title."""

from __future__ import annotations

import re
import unicodedata

#: No slug is longer; it ends with a whole word.
_LONGEST = 60

#: Letters that have no accent to take away, in ASCII.
_LETTERS = str.maketrans(
    {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)


def slug_of(title: str) -> str:
    """Make a slug of a title: of what stands before its colon, if it has one.

    Empty where the title has no letter that ASCII can write.
    """
    head, _, rest = title.partition(":")
    return _slug(head) or _slug(rest)


def _slug(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    ascii_only = letters.encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", ascii_only.replace("'", ""))
    while len(words) > 1 and len("-".join(words)) > _LONGEST:
        words.pop()
    return "-".join(words)[:_LONGEST]
