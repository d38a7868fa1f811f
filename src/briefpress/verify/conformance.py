"""Conformance by an independent validator, page-validation, where it is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.codes.proofs import NOT_CONFORMANT
from briefpress.diagnostics import Diagnostic, Place
from briefpress.verify.report import Check, Verdict

if TYPE_CHECKING:
    from pathlib import Path

#: What the validator calls a standard, and what people do.
_PROFILES = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a"}
#: The validator goes from each bookmark to the next as if it went deeper, and by itself stops at
#: 256: a year has more briefs. It can go a few thousand before its stack is full.
_MAX_CHAIN = 2000
STANDARDS = tuple(_PROFILES.values())


def check_conformance(path: Path, shown: str) -> tuple[Check, ...]:
    """Validate against both standards; without the validator nothing is said to have passed."""
    try:
        import page
    except ImportError:
        missing = "page-validation is not installed: pip install 'briefpress[validate]'"
        return tuple(Check(standard, Verdict.NOT_CHECKED, missing) for standard in STANDARDS)
    checks = []
    limits = page.SafetyLimits(max_reference_depth=_MAX_CHAIN)
    for profile, standard in _PROFILES.items():
        try:
            report = page.validate_pdf(str(path), profile=profile, limits=limits)
        except page.PageError as error:
            problem = Diagnostic(NOT_CONFORMANT, Place(shown), f"{standard}: {error}")
            checks.append(Check(standard, Verdict.FAILED, "page-validation", (problem,)))
            continue
        problems = tuple(
            Diagnostic(
                NOT_CONFORMANT,
                Place(shown),
                f"{standard}: {failure.message} [{failure.rule_id}]",
            )
            for failure in report.failures
        )
        verdict = Verdict.PASSED if report.is_compliant else Verdict.FAILED
        detail = f"page-validation, {report.rules.total} rules"
        checks.append(Check(standard, verdict, detail, problems))
    return tuple(checks)
