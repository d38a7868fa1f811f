"""The text of an old file, and what is said about it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefpress.codes.importing import NOT_PLACED
from briefpress.model.draft import Leftover
from briefpress.reading.source import Mark, Source, read_source

if TYPE_CHECKING:
    from pathlib import Path

    from briefpress.diagnostics import Code, Diagnostic


@dataclass(frozen=True, slots=True)
class OldText:
    """An old file: as a source whose tabs are spaces, and its lines with their tabs."""

    source: Source
    lines: tuple[str, ...] = field(repr=False)

    @classmethod
    def read(cls, path: Path, shown: str) -> OldText:
        """Read the file; raises RefusedError when it is no text in UTF-8."""
        source = read_source(path, shown)
        # A source has its tabs turned to spaces; in a matrix they separate the cells.
        return cls(source, tuple(_lines(path.read_bytes().decode("utf-8-sig"))))

    @classmethod
    def of(cls, shown: str, text: str) -> OldText:
        """Make an old text of a string."""
        return cls(Source.of(shown, text), tuple(_lines(text)))

    def mark(self, line: int) -> Mark:
        """Return the first character of a line, counted from 0."""
        text = self.lines[line]
        return Mark(self.source, line + 1, len(text) - len(text.lstrip()) + 1)

    def without(self, taken: set[int]) -> str:
        """Return the text with some lines, counted from 0, emptied, so that the others keep theirs.

        Tabs are spaces in it, as everywhere but in a matrix.
        """
        lines = self.source.lines
        return "\n".join("" if number in taken else line for number, line in enumerate(lines))


def _lines(text: str) -> list[str]:
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return plain.split("\n")


@dataclass(frozen=True, slots=True)
class _Range:
    """Lines that are left over, `end` not included, and what they are."""

    first: int
    end: int
    what: str


class Remarks:
    """What was found in an old file that its author should know."""

    def __init__(self, text: OldText) -> None:
        self._text = text
        self._found: list[Diagnostic] = []
        self._left: list[_Range] = []

    def add(self, code: Code, line: int, message: str, hint: str | None = None) -> None:
        """Note something about a line, counted from 0."""
        self._found.append(self._text.mark(line).diagnostic(code, message, hint or code.mend))

    def leave(self, first: int, end: int, what: str) -> None:
        """Note that lines have no place; `what` they are stands in the message."""
        self._left.append(_Range(first, end, what))

    def leftovers(self) -> tuple[Leftover, ...]:
        """Return the lines that have no place, those that follow one another as one piece."""
        return tuple(
            Leftover(r.first + 1, "\n".join(self._text.lines[r.first : r.end]).rstrip())
            for r in self._joined()
        )

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return all that was noted, a diagnostic for each piece that was left over."""
        return (*self._found, *(self._left_over(r) for r in self._joined()))

    def _left_over(self, lines: _Range) -> Diagnostic:
        where = f"line {lines.first + 1} is"
        if lines.end - lines.first > 1:
            where = f"lines {lines.first + 1} to {lines.end} are"
        message = f"{lines.what} was not placed; {where} kept in a remark"
        return self._text.mark(lines.first).diagnostic(NOT_PLACED, message, NOT_PLACED.mend)

    def _joined(self) -> list[_Range]:
        joined: list[_Range] = []
        for lines in sorted(self._left, key=lambda r: (r.first, r.end)):
            if joined and self._follows(joined[-1], lines):
                last = joined.pop()
                lines = _Range(last.first, max(last.end, lines.end), last.what)
            joined.append(lines)
        return [self._trimmed(lines) for lines in joined]

    def _follows(self, one: _Range, other: _Range) -> bool:
        """Tell whether two pieces are alike, with nothing but empty lines between them."""
        between = self._text.lines[one.end : other.first]
        return one.what == other.what and not any(line.strip() for line in between)

    def _trimmed(self, lines: _Range) -> _Range:
        end = lines.end
        while end > lines.first + 1 and not self._text.lines[end - 1].strip():
            end -= 1
        return _Range(lines.first, end, lines.what)
