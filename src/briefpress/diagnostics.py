"""Problems with an address: what is wrong, where, why, and what to do about it.

The codes themselves, with their explanations, stand in `briefpress.codes`.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """An error stops the work; a warning only tells."""

    ERROR = "error"
    WARNING = "warning"


class Code(Struct, frozen=True):
    """A kind of problem, explained once.

    `id` is stable (``BP102``), `what` names the problem, `why` says what harm it would do,
    `mend` says what to do.
    """

    id: str
    what: str
    why: str
    mend: str
    severity: Severity = Severity.ERROR


class Place(Struct, frozen=True):
    """A place in a source file; line and column count from 1, 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}"


class Diagnostic(Struct, frozen=True):
    """One problem: a code, where, this case in words, a hint, and the line it stands on."""

    code: Code
    place: Place
    message: str
    hint: str | None = None
    source: str | None = None

    @property
    def severity(self) -> Severity:
        """The severity of the code."""
        return self.code.severity


def in_order(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort as a reader goes through the files: by path, line and column."""
    return tuple(
        sorted(diagnostics, key=lambda d: (d.place.path, d.place.line, d.place.column, d.code.id))
    )


class RefusedError(Exception):
    """The input has problems; carries every one that was found, in order."""

    def __init__(self, diagnostics: list[Diagnostic] | tuple[Diagnostic, ...]) -> None:
        self.diagnostics = in_order(list(diagnostics))
        super().__init__("; ".join(f"{d.place}: {d.code.id} {d.message}" for d in self.diagnostics))

    def __reduce__(self) -> tuple[type[RefusedError], tuple[tuple[Diagnostic, ...]]]:
        """Say how it is made again in another process."""
        return RefusedError, (self.diagnostics,)
