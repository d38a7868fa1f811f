"""What a YAML file is made of: text, lists and mappings, each with its place."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from briefpress.reading.alignment import offsets

if TYPE_CHECKING:
    from briefpress.reading.source import Mark

Style = Literal["plain", "single", "double", "literal", "folded"]


class Scalar(Struct, frozen=True):
    """A text, whatever it looks like: the field that wants it decides what it means.

    `mark` is where it starts, its quote or its ``|`` included; `raw` is that stretch of the
    source, its delimiters included.
    """

    mark: Mark
    text: str
    style: Style
    raw: str

    @property
    def is_null(self) -> bool:
        """Whether nothing is written here: a plain ``null``, ``~`` or nothing at all."""
        return self.style == "plain" and self.text in {"", "~", "null"}

    @property
    def is_straight(self) -> bool:
        """Whether the text stands in the source as it is, on one line."""
        start = 0 if self.style == "plain" else 1
        return "\n" not in self.text and self.raw.startswith(self.text, start)

    def place(self, line: int, column: int) -> tuple[int, int]:
        """Return the line and column in the file of a place in the text.

        `line` and `column` of the text count from 0, those of the file from 1. Exact in a
        literal block, where a line of the text is the end of a line of the file; elsewhere
        exact for every character but spaces at line ends.
        """
        if self.is_straight:
            return self.mark.line, self.mark.column + (self.style != "plain") + column
        lines = _lines(self.text)
        if self.style == "literal":
            number = self.mark.line + 1 + line
            source = self.mark.source.lines[number - 1]
            return number, len(source) - len(lines[line]) + column + 1
        offset = sum(len(earlier) + 1 for earlier in lines[:line]) + column
        before = self.raw[: offsets(self.text, self.raw, self.style)[offset]]
        if not (ends := before.count("\n")):
            return self.mark.line, self.mark.column + len(before)
        return self.mark.line + ends, len(before) - before.rfind("\n")


@lru_cache(maxsize=16)
def _lines(text: str) -> tuple[str, ...]:
    """Split a text, whose lines are asked for one after another."""
    return tuple(text.split("\n"))


class Sequence(Struct, frozen=True):
    """A list."""

    mark: Mark
    items: tuple[Node, ...]


class Mapping(Struct, frozen=True):
    """Keys with their values, in the order they were written; no key stands twice."""

    mark: Mark
    entries: tuple[tuple[Scalar, Node], ...]

    def get(self, key: str) -> Node | None:
        """Return the value of a key, None where it isn't written."""
        for name, value in self.entries:
            if name.text == key:
                return value
        return None


class Gap(Struct, frozen=True):
    """Something that was refused already; nobody need say more about it."""

    mark: Mark


Node = Scalar | Sequence | Mapping | Gap
