"""How commands name a brief: by its day, or by its day and slug."""

from __future__ import annotations

#: How many characters a day has: ``2026-09-14``.
_DAY = 10


def is_named(stem: str, which: str) -> bool:
    """Tell whether a name means a brief: it is its file's without the ending, or its whole day."""
    return stem == which or (len(which) == _DAY and stem.startswith(f"{which}-"))
