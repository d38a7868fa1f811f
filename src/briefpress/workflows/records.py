"""Outputs and their records: where a PDF goes, from what it is made, whether it still holds."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

from briefpress.codes.files import BAD_EPOCH, SAME_OUTPUT
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.files import InputFile, sha256_of
from briefpress.model.days import month_of
from briefpress.reading.layout import shipped_layouts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefpress.files import Record
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
    return f"out/daily/{month_of(brief.date)}/{brief.date}-{brief.slug}{edition}.pdf"


def same_output(brief: str, path: str, outputs: dict[str, str]) -> Diagnostic | None:
    """Note which brief an output is of; return the problem when it is another's already."""
    other = outputs.setdefault(path, brief)
    if other == brief:
        return None
    message = f"{path} is also the PDF of {other}"
    return Diagnostic(SAME_OUTPUT, Place(brief), message, SAME_OUTPUT.mend)


def still_holds(record: Record, root: Path, shared: tuple[InputFile, ...]) -> bool:
    """Tell whether an output would be the same if it were made again, without reading its brief.

    `shared` are the files of publication, layout and words as they are found now: a layout that
    has come to stand before a shipped one counts as a change.
    """
    own = {source.path: source.sha256 for source in record.sources}
    if any(own.pop(file.path, None) != file.sha256 for file in shared):
        return False
    same = all(sha256_of(_found(root, path)) == own[path] for path in own)
    return same and sha256_of(root / record.path) == record.sha256


def input_files(
    root: Path, paths: Iterable[Path], more: tuple[InputFile, ...] = ()
) -> tuple[InputFile, ...]:
    """Return what an output is made from, each file once, sorted by name.

    `more` are files whose hashes are known.
    """
    known = {file.path: file for file in more}
    for name, path in ((_named(root, path), path) for path in paths):
        if name not in known:
            known[name] = InputFile(name, sha256_of(path) or "")
    return tuple(known[name] for name in sorted(known))


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
    inside, name = f"{root.as_posix()}/", path.as_posix()
    if name.startswith(inside):
        return name[len(inside) :]
    whole = path.resolve()
    if whole.is_relative_to(shipped_layouts()) and not whole.is_relative_to(root.resolve()):
        return "briefpress:" + whole.relative_to(shipped_layouts()).as_posix()
    return path.absolute().relative_to(root.resolve()).as_posix()
