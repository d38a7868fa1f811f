"""Names that stay apart when documents come together."""

from __future__ import annotations

from typing import Generic, TypeVar

_UTF16 = b"\xfe\xff"
Key = TypeVar("Key", str, bytes)


class Names(Generic[Key]):
    """Names that are taken, in one name space of the output."""

    def __init__(self) -> None:
        self._taken: set[Key] = set()

    def __contains__(self, name: Key) -> bool:
        return name in self._taken

    def take(self, name: Key, also_avoid: frozenset[Key] | set[Key] = frozenset()) -> Key:
        """Take a name as it is, or with a number behind it if it is taken already."""
        new, count = name, 1
        while new in self._taken or (count > 1 and new in also_avoid):
            count += 1
            new = numbered(name, count)
        self._taken.add(new)
        return new


def numbered(name: Key, count: int) -> Key:
    """Return the name with a number behind it, in its own encoding: ``intro`` gives ``intro-2``."""
    if isinstance(name, str):
        return f"{name}-{count}"
    suffix = f"-{count}"
    return name + suffix.encode("utf-16-be" if name.startswith(_UTF16) else "ascii")
