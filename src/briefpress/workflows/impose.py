"""Imposing: a PDF to printer's sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.codes.files import UNREADABLE_FILE, UNWRITABLE_FILE
from briefpress.codes.imposition import BAD_RANGE
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.files import write_whole
from briefpress.imposition.geometry import Size
from briefpress.imposition.plan import plan
from briefpress.imposition.ranges import parse_pages
from briefpress.workflows.build import Progress, no_progress

if TYPE_CHECKING:
    from pathlib import Path

    from briefpress.diagnostics import Code
    from briefpress.imposition.plan import Plan
    from briefpress.model.imposition import Imposition

#: Where print files go, in a publication.
PRINT_FOLDER = "out/print"
#: What their names say, so that nobody takes them for files to read.
PRINT_ONLY = "PRINT-ONLY"
_CHECK_NAME = "Check the name, and that you may open the file."


class Imposed(Struct, frozen=True):
    """What was written: the sheets, the proof if one was wanted, and the plan of both."""

    sheets: Path
    proof: Path | None
    plan: Plan


def impose(
    source: Path,
    folder: Path,
    imposition: Imposition,
    *,
    pages: str | None = None,
    proof: bool = False,
    progress: Progress = no_progress,
    shown: str = "",
) -> Imposed:
    """Impose a PDF, or the pages of it that are named, into a folder.

    The file is called after the source, the scheme, and what it is for:
    ``2026-09.booklet.PRINT-ONLY.pdf``. Raises RefusedError with all problems, which call the
    source `shown` or by its path, and then nothing is written.
    """
    from briefpress.assemble.sheets.proof import write_proof
    from briefpress.assemble.sheets.sheets import write_sheets
    from briefpress.assemble.sheets.source import open_source
    from briefpress.compose.lettering import SansLettering
    from briefpress.verify.pdf.document import collected_warnings

    shown, name = shown or source.as_posix(), source.stem
    with collected_warnings():
        opened = open_source(_read(source), shown, grayscale=imposition.grayscale)
        chosen = _chosen(pages, len(opened.pages), shown)
        made = plan(opened.pages, chosen, imposition, shown)
        sheets = write_sheets(opened, made, name, SansLettering(), progress)
        shows = write_proof(opened, made, name, SansLettering()) if proof else None
    stem = f"{name}.{imposition.scheme}"
    target = folder / f"{stem}.{PRINT_ONLY}.pdf"
    _write(target, sheets)
    if shows is None:
        return Imposed(target, None, made)
    beside = folder / f"{stem}.proof.{PRINT_ONLY}.pdf"
    _write(beside, shows)
    return Imposed(target, beside, made)


def find_preset(name: str, root: Path | None) -> Imposition:
    """Return a preset of the publication that `root` is in, if there is one, or a shipped one.

    Raises RefusedError with all problems of its file.
    """
    from briefpress.reading.imposition import read_preset
    from briefpress.reading.publication import find_root

    try:
        publication = find_root(root)
    except RefusedError:
        if root is not None:
            raise
        publication = None
    return read_preset(name, publication)


def flip_test(folder: Path, sheet: tuple[float, float]) -> Path:
    """Write the sheet that tells over which edge a printer flips; return its path."""
    from briefpress.assemble.sheets.flip_test import write_flip_test
    from briefpress.compose.lettering import SansLettering

    target = folder / f"flip-test.{PRINT_ONLY}.pdf"
    _write(target, write_flip_test(Size(*sheet), SansLettering()))
    return target


def _chosen(pages: str | None, count: int, shown: str) -> tuple[int, ...]:
    if pages is None:
        return tuple(range(1, count + 1))
    try:
        return parse_pages(pages, count)
    except ValueError as error:
        raise _refused(BAD_RANGE, shown, str(error)) from None


def _read(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        message = f"the file can't be read: {_reason(error)}"
        raise _refused(UNREADABLE_FILE, source.as_posix(), message, _CHECK_NAME) from None


def _write(target: Path, data: bytes) -> None:
    try:
        write_whole(target, data)
    except OSError as error:
        message = f"the file can't be written: {_reason(error)}"
        raise _refused(UNWRITABLE_FILE, target.as_posix(), message) from None


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _refused(code: Code, shown: str, message: str, hint: str = "") -> RefusedError:
    return RefusedError([Diagnostic(code, Place(shown), message, hint or code.mend)])
