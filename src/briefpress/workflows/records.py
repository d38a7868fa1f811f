"""Outputs and their records: where a PDF goes, from what it is made, whether it still holds."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

from briefpress import __version__
from briefpress.codes.files import BAD_EPOCH, SAME_OUTPUT
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.files import InputFile, sha256_of
from briefpress.reading.layout import read_words, shipped_layouts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefpress.files import Manifest, Record
    from briefpress.model.brief import Brief
    from briefpress.model.layout import Layout

#: The layout whose PDFs have no layout in their name.
STANDARD_LAYOUT = "daily"


def source_date_epoch() -> datetime.datetime | None:
    """Return the time that SOURCE_DATE_EPOCH sets (reproducible-builds.org), None without it."""
    value = os.environ.get("SOURCE_DATE_EPOCH")
    if value is None:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(value), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is {value!r}, not a number of seconds since 1970"
        code = BAD_EPOCH
        raise RefusedError([Diagnostic(code, Place("environment"), message, code.mend)]) from None


def midnight(day: datetime.date) -> datetime.datetime:
    """Return the time that a document of a day is dated with where SOURCE_DATE_EPOCH is not set."""
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def output_path(brief: Brief, layout: str) -> str:
    """Return where a brief's PDF goes, relative to the publication."""
    edition = "" if layout == STANDARD_LAYOUT else f".{layout}"
    day = brief.date.isoformat()
    return f"out/daily/{day[:7]}/{day}-{brief.slug}{edition}.pdf"


def same_output(brief: str, path: str, outputs: dict[str, str]) -> Diagnostic | None:
    """Note which brief an output is of; return the problem when it is another's already."""
    other = outputs.setdefault(path, brief)
    if other == brief:
        return None
    message = f"{path} is also the PDF of {other}"
    return Diagnostic(SAME_OUTPUT, Place(brief), message, SAME_OUTPUT.mend)


def known_record(
    root: Path,
    path: Path,
    layout: str,
    epoch: datetime.datetime | None,
    manifest: Manifest,
    common: tuple[Path, ...],
) -> Record | None:
    """Return the record of a brief that need not be built again, without reading the brief.

    `common` are the files of publication and layout as they are found now: a layout that has come
    to stand before a shipped one counts as a change.
    """
    shown = path.relative_to(root.resolve()).as_posix()
    for record in manifest.records:
        if (record.brief, record.layout, record.version) != (shown, layout, __version__):
            continue
        if epoch is not None and record.created != epoch.isoformat():
            continue
        if epoch is None and not record.created.endswith("T00:00:00+00:00"):
            continue
        now = (*common, *read_words(record.language, root).files)
        if not {_named(root, file) for file in now} <= {s.path for s in record.sources}:
            continue
        same = all(sha256_of(_found(root, s.path)) == s.sha256 for s in record.sources)
        if same and sha256_of(root / record.path) == record.sha256:
            return record
    return None


def input_files(root: Path, paths: Iterable[Path]) -> tuple[InputFile, ...]:
    """Return what an output is made from, each file once, sorted by name."""
    by_name = {_named(root, path): path for path in paths}
    return tuple(InputFile(name, sha256_of(by_name[name]) or "") for name in sorted(by_name))


def layout_fonts(layout: Layout, root: Path) -> tuple[Path, ...]:
    """Return the faces of a layout that are files of the publication."""
    names = {
        name
        for family in layout.families
        for name in (family.regular, family.bold, family.italic, family.bold_italic)
        if name.lower().endswith(".ttf")
    }
    return tuple(root / name for name in sorted(names))


def _found(root: Path, path: str) -> Path:
    """Return where a source of a record is: in the publication, or among the shipped layouts."""
    shipped = path.removeprefix("briefpress:")
    return root / path if shipped == path else shipped_layouts() / shipped


def _named(root: Path, path: Path) -> str:
    """Name a source so that `_found` finds it on any machine."""
    whole = path.resolve()
    if whole.is_relative_to(shipped_layouts()) and not whole.is_relative_to(root.resolve()):
        return "briefpress:" + whole.relative_to(shipped_layouts()).as_posix()
    return path.absolute().relative_to(root.resolve()).as_posix()
