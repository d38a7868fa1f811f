"""`briefpress impose`: printer's sheets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from briefpress.cli.options import Root, refusals
from briefpress.cli.progress import progress_bar
from briefpress.cli.reporting import Format
from briefpress.model.imposition import (
    Binding,
    Blanks,
    Flip,
    Imposition,
    Margins,
    Mixed,
    Order,
    Scale,
    SchemeName,
    parse_length,
    parse_marks,
    parse_rotation,
    parse_sheet,
    parse_signature,
    parse_up,
)

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

#: The sheet that is tested where none is named.
_OFFICE_SHEET = "letter"


def impose(
    file: Annotated[Path | None, typer.Argument(help="The PDF to put on sheets.")] = None,
    scheme: Annotated[
        SchemeName | None,
        typer.Option(help="How pages go on sheets; --list-schemes tells how each is finished."),
    ] = None,
    preset: Annotated[
        str | None,
        typer.Option(help="Options from layouts/imposition/: office-booklet, handout, …"),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option(
            metavar="SIZE",
            help="letter, tabloid, a4 … or a size such as 11x17in; else the size of the pages.",
        ),
    ] = None,
    up: Annotated[
        str | None, typer.Option(metavar="N", help="Pages on a side: 2, 4, 6, 8, 9 or 16.")
    ] = None,
    order: Annotated[
        Order | None, typer.Option(help="How the pages of a side follow one another.")
    ] = None,
    binding: Annotated[
        Binding | None,
        typer.Option(help="The edge of a page that is held; right also reads from the right."),
    ] = None,
    flip: Annotated[
        Flip | None,
        typer.Option(help="The edge over which the printer flips sheets; none for one side."),
    ] = None,
    signature: Annotated[
        str | None, typer.Option(metavar="auto|N", help="How many sheets are nested.")
    ] = None,
    cover: Annotated[
        bool | None, typer.Option("--cover/--no-cover", help="The cover is a sheet of its own.")
    ] = None,
    blanks: Annotated[
        Blanks | None, typer.Option(help="Where the blank pages stand that fill the last sheet.")
    ] = None,
    gutter: Annotated[
        str | None, typer.Option(metavar="LENGTH", help="The space between pages.")
    ] = None,
    margins: Annotated[
        str | None,
        typer.Option(metavar="LENGTHS", help="White edges: one length, or top,right,bottom,left."),
    ] = None,
    bleed: Annotated[
        str | None, typer.Option(metavar="LENGTH", help="How far pages go over their trim.")
    ] = None,
    creep: Annotated[
        str | None,
        typer.Option(
            metavar="LENGTH", help="The thickness of the paper, such as 0.1mm: allow for nesting."
        ),
    ] = None,
    scale: Annotated[
        str | None,
        typer.Option(metavar="fit|fill|none|N%", help="How large pages are; fit if not set."),
    ] = None,
    rotate: Annotated[
        str | None,
        typer.Option(metavar="DEGREES", help="Turn every page clockwise: 0, 90, 180 or 270."),
    ] = None,
    mixed: Annotated[
        Mixed | None, typer.Option(help="Pages of another size: refused, or centred.")
    ] = None,
    grayscale: Annotated[
        bool | None, typer.Option("--grayscale/--colour", help="Turn colours into greys.")
    ] = None,
    marks: Annotated[
        str | None,
        typer.Option(
            metavar="NAMES", help="Outside the trim: crop,fold,registration,colours,labels."
        ),
    ] = None,
    pages: Annotated[
        str | None, typer.Option(metavar="RANGES", help="Only these pages, such as 1-4,7,9-.")
    ] = None,
    proof: Annotated[
        bool, typer.Option("--proof", help="Also write a preview with numbers and arrows.")
    ] = False,
    flip_test: Annotated[
        bool,
        typer.Option("--flip-test", help="Write a sheet that tells which edge a printer flips."),
    ] = False,
    list_schemes: Annotated[
        bool, typer.Option("--list-schemes", help="Tell how each scheme is printed and bound.")
    ] = False,
    root: Root = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            help="Write here, not in the publication's out/print.",
        ),
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="How the result is written.")
    ] = Format.TEXT,
) -> None:
    """Put the pages of a PDF on printer's sheets: out/print/NAME.SCHEME.PRINT-ONLY.pdf.

    Example: briefpress impose out/monthly/2026-09.pdf --scheme booklet --sheet tabloid
    """
    if list_schemes:
        _list_schemes()
        return
    options: dict[str, Any] = {
        "scheme": scheme,
        "sheet": _read("--sheet", sheet, parse_sheet),
        "up": _read("--up", up, parse_up),
        "order": order,
        "binding": binding,
        "flip": flip,
        "signature": _read("--signature", signature, parse_signature),
        "cover": cover,
        "blanks": blanks,
        "gutter": _read("--gutter", gutter, parse_length),
        "margins": _read("--margins", margins, Margins.parse),
        "bleed": _read("--bleed", bleed, parse_length),
        "creep": _read("--creep", creep, parse_length),
        "scale": _read("--scale", scale, Scale.parse),
        "rotate": _read("--rotate", rotate, parse_rotation),
        "mixed": mixed,
        "grayscale": grayscale,
        "marks": _read("--marks", marks, parse_marks),
    }
    given = {name: value for name, value in options.items() if value is not None}
    with refusals(format_):
        folder = output or _print_folder(root)
        if flip_test:
            _write_flip_test(folder, given.get("sheet"))
            return
        imposition = _imposition(preset, root, given)
        _impose(_needed(file), folder, imposition, pages=pages, proof=proof, format_=format_)


def _read(option: str, text: str | None, read: Callable[[str], T]) -> T | None:
    """Read an option's text, if there is one; what makes no sense is wrong usage."""
    try:
        return None if text is None else read(text)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from None


def _needed(file: Path | None) -> Path:
    if file is None:
        raise typer.BadParameter("name the PDF to put on sheets", param_hint="FILE")
    return file


def _print_folder(root: Path | None) -> Path:
    from briefpress.reading.publication import find_root
    from briefpress.workflows.impose import PRINT_FOLDER

    return find_root(root) / PRINT_FOLDER


def _imposition(preset: str | None, root: Path | None, given: dict[str, Any]) -> Imposition:
    """Return the preset with the options given laid over it; what conflicts is wrong usage."""
    from briefpress.imposition.rules import conflicts
    from briefpress.workflows.impose import find_preset

    if preset:
        imposition = replace(find_preset(preset, root), **given)
    elif "scheme" in given:
        imposition = Imposition(**given)
    else:
        raise typer.BadParameter("choose a scheme, or a preset", param_hint="--scheme")
    if found := conflicts(imposition):
        raise typer.BadParameter("; ".join(found), param_hint="options")
    return imposition


def _impose(
    file: Path,
    folder: Path,
    imposition: Imposition,
    *,
    pages: str | None,
    proof: bool,
    format_: Format,
) -> None:
    from briefpress.cli.imposed import write_json, write_text
    from briefpress.workflows.impose import impose as impose_file

    with progress_bar("Imposing") as progress:
        imposed = impose_file(file, folder, imposition, pages=pages, proof=proof, progress=progress)
    if format_ is Format.JSON:
        write_json(imposed)
    else:
        write_text(imposed)


def _write_flip_test(folder: Path, sheet: tuple[float, float] | None) -> None:
    from briefpress.cli.imposed import from_here
    from briefpress.cli.reporting import harmless
    from briefpress.workflows.impose import flip_test

    path = flip_test(folder, sheet or parse_sheet(_OFFICE_SHEET))
    typer.echo(harmless(from_here(path)))


def _list_schemes() -> None:
    from briefpress.imposition.schemes import SCHEMES

    typer.echo("\n".join(f"{scheme.name}\n\n{scheme.instruction}" for scheme in SCHEMES.values()))
