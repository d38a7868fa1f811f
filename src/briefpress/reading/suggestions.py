"""Hints for mistyped names."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Nobody mistypes a name into something longer; comparing takes time with the square of it.
_LONGEST = 60


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """Return a hint: the name that is most like the word, else all names there are."""
    known = tuple(names)
    if near := nearest(word, known):
        return f"Did you mean {near!r}?"
    return f"Known here: {', '.join(known)}." if known else "Nothing is known here."


def nearest(word: str, names: Iterable[str]) -> str | None:
    """Return the name that is most like the word, None where none is.

    Capitals don't count, nor does a space or hyphen where a name has an underscore.
    """
    if len(word) > _LONGEST:
        return None
    plain = {_plain(name): name for name in names}
    found = difflib.get_close_matches(_plain(word), plain, n=1)
    return plain[found[0]] if found else None


def _plain(word: str) -> str:
    return word.strip().lower().replace("-", "_").replace(" ", "_")
