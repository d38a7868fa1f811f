"""What a proof says: checks with their verdicts and faults."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from briefpress.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from briefpress.diagnostics import Code


class Verdict(StrEnum):
    """What came of a check. NOT_CHECKED is no pass: nothing is known."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_CHECKED = "not checked"


class Fault(NamedTuple):
    """Something wrong, before it has an address: its code and this case in words."""

    code: Code
    message: str


class Check(Struct, frozen=True):
    """One line of the proof: what was checked, the verdict, a few words, and what was found."""

    name: str
    verdict: Verdict
    detail: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


class Proof(Struct, frozen=True):
    """All that was found out about a PDF.

    `claims` are the standards the file says it keeps (``PDF/UA-1``, ``PDF/A-2A``), `text` is what
    the structure tree says from beginning to end, a line for each block-level element, and
    `tree` shows the tree to people, a line for each element.
    """

    path: Path
    claims: tuple[str, ...] = ()
    pages: int = 0
    checks: tuple[Check, ...] = ()
    text: str = ""
    tree: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether no check failed; one that was not made neither helps nor harms."""
        return all(check.verdict is not Verdict.FAILED for check in self.checks)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What all the checks found."""
        return tuple(found for check in self.checks for found in check.diagnostics)


def verdict_on(diagnostics: tuple[Diagnostic, ...]) -> Verdict:
    """Return FAILED if there is an error among them; warnings only tell."""
    errors = any(found.severity is Severity.ERROR for found in diagnostics)
    return Verdict.FAILED if errors else Verdict.PASSED
