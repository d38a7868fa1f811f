"""Marked content that is open at a point of a content stream (ISO 32000-1, 14.6)."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from msgspec import Struct, field

from briefpress.codes.proofs import MIXED_MARKS, UNBALANCED_MARKS
from briefpress.verify.report import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator


class Context(Enum):
    """What is painted belongs to nothing, to an artifact, or to a structure element."""

    LOOSE = auto()
    ARTIFACT = auto()
    TAGGED = auto()


class Mark(Struct):
    """A marked content sequence; `replacement` is spoken instead of its text (14.9)."""

    context: Context
    mcid: int | None = None
    replacement: str | None = None
    in_text: bool = False
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is read aloud for the sequence."""
        return "".join(self.pieces) if self.replacement is None else self.replacement


class Marks:
    """The stack of open marked content, and what was wrong with it so far.

    `text` collects what stands outside of any mark with an MCID and outside of artifacts.
    """

    def __init__(self) -> None:
        self._open: list[Mark] = []
        self._text: list[str] = []
        self._unopened = self._crossed = self._mixed = 0

    @property
    def context(self) -> Context:
        """Where what is painted now belongs."""
        return self._open[-1].context if self._open else Context.LOOSE

    @property
    def text(self) -> str:
        """The text that no MCID and no artifact holds."""
        return "".join(self._text)

    def open(self, mark: Mark) -> None:
        """Open a sequence (BMC, BDC); one of neither kind belongs where the one around it does.

        Artifacts inside tagged content, and the other way round, are faults (ISO 14289-1, 7.1).
        """
        around = self.context
        if mark.context is Context.LOOSE:
            mark.context = around
        elif Context.LOOSE is not around is not mark.context:
            self.mix()
        self._open.append(mark)

    def close(self, *, in_text: bool) -> Mark | None:
        """Close the innermost sequence (EMC) and return it.

        Its text goes to the one around it, unless an MCID or an artifact keeps it.
        """
        if not self._open:
            self._unopened += 1
            return None
        mark = self._open.pop()
        self._crossed += mark.in_text is not in_text
        if mark.mcid is None and mark.context is not Context.ARTIFACT:
            self.say(mark.text)
        return mark

    def say(self, text: str) -> None:
        """Take up text that is shown."""
        (self._open[-1].pieces if self._open else self._text).append(text)

    def mix(self) -> None:
        """Count tagged content inside an artifact, or an artifact inside tagged content."""
        self._mixed += 1

    def end(self) -> list[Mark]:
        """End the stream; return the sequences that nobody closed, innermost first."""
        return list(reversed(self._open))

    def faults(self, where: str) -> Iterator[Fault]:
        """Say what was wrong in the stream."""
        for count, what in (
            (self._unopened, "ended but never begun (EMC)"),
            (len(self._open), "begun but never ended (BDC, BMC)"),
            (self._crossed, "begun inside a text object and ended outside, or the other way round"),
        ):
            if count:
                yield Fault(UNBALANCED_MARKS, f"{where}: {count} marked contents are {what}")
        if self._mixed:
            message = f"{where}: {self._mixed} artifacts and tagged contents are inside one another"
            yield Fault(MIXED_MARKS, message)
