"""Presets of printer's sheets: from `layouts/imposition/NAME.yaml` to the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.codes.imposition import UNKNOWN_PRESET
from briefpress.model.imposition import Imposition, Scale
from briefpress.reading.context import Context
from briefpress.reading.convert import convert
from briefpress.reading.schema.imposition import ImpositionFile
from briefpress.reading.shelf import files, files_named, folders, shown_on_shelf
from briefpress.reading.source import Problems, read_source, refused
from briefpress.reading.suggestions import did_you_mean
from briefpress.reading.yaml import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from briefpress.reading.field import Field


def read_preset(name: str, publication_root: Path | None) -> Imposition:
    """Read a preset of the publication, else the shipped one of that name.

    Raises RefusedError with all problems of its file.
    """
    places = folders(publication_root, "imposition")
    path = next(files_named(name, places), None)
    if path is None:
        message = f"there is no preset {name!r}"
        hint = did_you_mean(name, preset_names(publication_root))
        raise refused(UNKNOWN_PRESET, f"layouts/imposition/{name}.yaml", message, hint)
    problems = Problems()
    source = read_source(path, shown_on_shelf(path, publication_root))
    record = convert(ImpositionFile, read_yaml(source, problems), Context(problems, path.parent))
    problems.refuse()
    if record is None:
        raise AssertionError("a record that can't be made without a problem")
    return _imposition(record)


def preset_names(publication_root: Path | None) -> tuple[str, ...]:
    """Return the names of all presets, the publication's own first."""
    places = folders(publication_root, "imposition")
    return tuple(dict.fromkeys(file.stem for file in files(places)))


def _imposition(record: ImpositionFile) -> Imposition:
    return Imposition(
        scheme=record.scheme,
        sheet=record.sheet.value if record.sheet else None,
        up=record.up.value if record.up else None,
        order=record.order,
        binding=record.binding,
        flip=record.flip,
        signature=record.signature.value if record.signature else 0,
        cover=record.cover,
        blanks=record.blanks,
        gutter=_length(record.gutter),
        margins=record.margins.value if record.margins else None,
        bleed=_length(record.bleed),
        creep=_length(record.creep),
        scale=record.scale.value if record.scale else Scale(),
        rotate=record.rotate.value if record.rotate else 0,
        mixed=record.mixed,
        grayscale=record.grayscale,
        marks=record.marks,
    )


def _length(field: Field[float] | None) -> float:
    return field.value if field else 0.0
