"""What is printed of each edition: the file itself, or its pages on sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict, replace

from briefpress.model.distribution import PrintFile
from briefpress.model.imposition import Flip
from briefpress.model.sending import Sides
from briefpress.reading.imposition import read_preset
from briefpress.workflows.impose import impose

if TYPE_CHECKING:
    from briefpress.model.distribution import Edition
    from briefpress.model.sending import PrintSettings
    from briefpress.workflows.distribution.prepare import Prepared

_SIDES = {
    Flip.LONG_EDGE: Sides.LONG_EDGE,
    Flip.SHORT_EDGE: Sides.SHORT_EDGE,
    Flip.NONE: Sides.ONE_SIDED,
}


def print_file(prepared: Prepared, edition: Edition) -> PrintFile:
    """Return what is printed of an edition; its sheets are made where a preset is set.

    Raises RefusedError where the preset, or the edition on it, is refused.
    """
    preset = prepared.publication.sending.printing.impose
    if not preset:
        return PrintFile(edition.path, edition.pages, edition.width, edition.height)
    source = prepared.root / edition.path
    folder, options = prepared.folder / "sheets", read_preset(preset, prepared.root)
    made = impose(source, folder, options, shown=edition.path)
    return PrintFile(
        path=made.sheets.relative_to(prepared.root).as_posix(),
        pages=sum(len(sheet.sides) for sheet in made.plan.sheets),
        width=made.plan.size.width,
        height=made.plan.size.height,
        sides=_SIDES[made.plan.options.flip],
    )


def settings_for(file: PrintFile, settings: PrintSettings) -> PrintSettings:
    """Return the settings that a file is printed with: sheets are turned as they were imposed."""
    return replace(settings, sides=file.sides) if file.sides else settings


def as_record(file: PrintFile) -> dict[str, Any]:
    """Return what the manifest says of a file."""
    return asdict(file)


def from_record(record: dict[str, Any]) -> PrintFile:
    """Return the file that a manifest tells of."""
    sides = record.get("sides")
    return PrintFile(**{**record, "sides": Sides(sides) if sides else None})
