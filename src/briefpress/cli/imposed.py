"""What came of imposing, in words: for the clerk at the printer, and for programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from briefpress.cli.reporting import as_record, harmless, show
from briefpress.model.imposition import Flip

if TYPE_CHECKING:
    from briefpress.imposition.plan import Plan
    from briefpress.workflows.impose import Imposed

_POINTS_PER_INCH, _POINTS_PER_MM = 72.0, 72 / 25.4


def write_text(imposed: Imposed) -> None:
    """Tell what was written, how to print it and how to finish it."""
    from briefpress.imposition.schemes import SCHEMES

    plan = imposed.plan
    show(plan.warnings)
    typer.echo(harmless(from_here(imposed.sheets)))
    if imposed.proof:
        typer.echo(harmless(from_here(imposed.proof)))
    typer.echo(_summary(plan))
    typer.echo(_how_to_print(plan))
    typer.echo(f"\n{SCHEMES[plan.options.scheme].instruction}", nl=False)


def imposed_record(imposed: Imposed) -> dict[str, Any]:
    """Return the same for programs; lengths are in points."""
    plan = imposed.plan
    return {
        "pdf": from_here(imposed.sheets),
        "proof": from_here(imposed.proof) if imposed.proof else None,
        "scheme": plan.options.scheme.value,
        "sheets": len(plan.sheets),
        "sheet": list(plan.size),
        "signatures": list(plan.signatures),
        "blanks": plan.blanks,
        "scale": plan.scale,
        "finished": list(plan.finished),
        "sides": _SIDES[plan.options.flip],
        "problems": [as_record(problem) for problem in plan.warnings],
    }


def from_here(path: Path) -> str:
    """Write a path as it is found from the current folder, if it is below it."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


#: How a print job says it (RFC 8011, 5.2.8).
_SIDES = {
    Flip.LONG_EDGE: "two-sided-long-edge",
    Flip.SHORT_EDGE: "two-sided-short-edge",
    Flip.NONE: "one-sided",
}


def _summary(plan: Plan) -> str:
    """Say how many sheets there are, and what becomes of the pages."""
    from briefpress.imposition.checks import size_name

    parts = [f"{_count(len(plan.sheets), 'sheet')} of {size_name(plan.size)}"]
    if plan.signatures:
        parts.append(_signatures(plan.signatures))
    parts.append(f"pages at {plan.scale:.1%}")
    parts.append(f"finished size {_measured(*plan.finished)}")
    if plan.blanks:
        parts.append(_count(plan.blanks, "blank page"))
    return ", ".join(parts)


def _signatures(sizes: tuple[int, ...]) -> str:
    if len(sizes) == 1:
        return "one signature"
    if len(set(sizes)) == 1:
        return f"{len(sizes)} signatures of {_count(sizes[0], 'sheet')}"
    return f"{len(sizes)} signatures of {', '.join(map(str, sizes))} sheets"


def _how_to_print(plan: Plan) -> str:
    flip = plan.options.flip
    if flip is Flip.NONE:
        return "Print at full size, on one side."
    how = f"Print at full size, on both sides, flipped on the {flip.replace('-', ' ')}."
    if plan.backs_over:
        how += " Backs stand on their heads in the file; on paper they will be right."
    return how


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _measured(width: float, height: float) -> str:
    inches = f"{width / _POINTS_PER_INCH:.2f} × {height / _POINTS_PER_INCH:.2f} in"
    return f"{inches} ({width / _POINTS_PER_MM:.0f} × {height / _POINTS_PER_MM:.0f} mm)"
