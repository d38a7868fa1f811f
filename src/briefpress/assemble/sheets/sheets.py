"""The sheets of a plan, drawn with the pages of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.assemble.sheets.document import PrintDocument
from briefpress.assemble.sheets.drawing import draw_marks, draw_pages
from briefpress.assemble.sheets.forms import Forms
from briefpress.diagnostics import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefpress.assemble.sheets.source import Source
    from briefpress.imposition.plan import Plan, PlannedSheet, Side
    from briefpress.pdf.lettering import Lettering

    #: Called with the sheets that are done and all there are.
    Progress = Callable[[int, int], None]


def write_sheets(
    source: Source, plan: Plan, name: str, lettering: Lettering, progress: Progress
) -> bytes:
    """Return the print file of a plan; labels call the source `name`.

    Raises RefusedError with the problems of all pages that can't be printed as they are.
    """
    document = PrintDocument(lettering)
    forms = Forms(document.writer, source)
    for sheet in plan.sheets:
        for side_of, side in faces(sheet):
            _add_side(document, forms, plan, side, name, side_name(plan, sheet, side_of))
        progress(sheet.number, len(plan.sheets))
    if forms.problems:
        raise RefusedError(forms.problems)
    title = f"{name}: {plan.options.scheme}, print only"
    forms.write_fonts()
    return document.finish(title, plan.options.flip, forms.optional_content())


def _add_side(
    document: PrintDocument, forms: Forms, plan: Plan, side: Side, name: str, where: str
) -> None:
    used = sorted({placement.page for placement in side.placements if placement.page})
    content = list(draw_pages(side.placements))
    if plan.options.marks:
        label = f"{name} · {plan.options.scheme} · {where}"
        grayscale = plan.options.grayscale
        content += draw_marks(side.marks, label, document.lettering, grayscale=grayscale)
    numbers = {f"P{page}": forms.number(page) for page in used}
    document.add_page(where, plan.size, b"\n".join(content), numbers)


def faces(sheet: PlannedSheet) -> tuple[tuple[str, Side], ...]:
    """Return the sides of a sheet with what they are called."""
    if sheet.back is None:
        return (("", sheet.front),)
    return (("front", sheet.front), ("back", sheet.back))


def side_name(plan: Plan, sheet: PlannedSheet, face: str) -> str:
    """Name a side as the clerk looks for it: ``sheet 3 of 9 front, signature 2``."""
    which = f"sheet {sheet.number} of {len(plan.sheets)} {face}".strip()
    if sheet.cover:
        return f"{which}, cover"
    return f"{which}, signature {sheet.signature}" if len(plan.signatures) > 1 else which
