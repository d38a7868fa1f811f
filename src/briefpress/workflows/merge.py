"""Merging: any tagged PDFs into one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.codes.files import UNWRITABLE_FILE
from briefpress.codes.merging import SAME_FILE
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.files import write_whole
from briefpress.workflows.build import Progress, no_progress
from briefpress.workflows.records import source_date_epoch

if TYPE_CHECKING:
    from pathlib import Path

    from briefpress.assemble.merge import Merged


class MergeOrder(Struct, frozen=True):
    """What to merge, into what, and how (see `briefpress.assemble.merge.MergeOptions`)."""

    files: tuple[Path, ...]
    output: Path
    title: str | None = None
    language: str | None = None
    allow_untagged: bool = False


def merge_files(order: MergeOrder, progress: Progress = no_progress) -> Merged:
    """Merge files and write the result; what was at its place stays unless all goes well.

    Raises RefusedError with the problems of all files.
    """
    from briefpress.assemble.merge import MergeOptions, check_sources, merge
    from briefpress.assemble.opened import PdfSource

    options = MergeOptions(
        name=order.output.as_posix(),
        title=order.title,
        language=order.language,
        created=source_date_epoch(),
        allow_untagged=order.allow_untagged,
    )
    sources = [PdfSource(path.as_posix(), path) for path in order.files]
    problems = _overwritten(order)
    if problems:
        raise RefusedError([*problems, *check_sources(sources, options)])
    merged = merge(sources, options, progress)
    try:
        write_whole(order.output, merged.pdf)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"the file can't be written: {reason}"
        place = Place(order.output.as_posix())
        problem = Diagnostic(UNWRITABLE_FILE, place, message, UNWRITABLE_FILE.mend)
        raise RefusedError([problem]) from error
    return merged


def _overwritten(order: MergeOrder) -> list[Diagnostic]:
    """Find inputs that the output would take the place of."""
    output = order.output.resolve()
    same = [path for path in dict.fromkeys(order.files) if path.resolve() == output]
    return [
        Diagnostic(SAME_FILE, Place(path.as_posix()), "it is input and output", SAME_FILE.mend)
        for path in same
    ]
