"""`briefpress impose`: printer's sheets."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer
from msgspec.structs import replace

from briefpress.cli import impose_options as options
from briefpress.cli.options import Root, refusals
from briefpress.cli.progress import progress_bar
from briefpress.cli.reporting import Format
from briefpress.diagnostics import RefusedError
from briefpress.model.imposition import (
    Imposition,
    Margins,
    Scale,
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
    file: options.File = None,
    scheme: options.Scheme = None,
    preset: options.Preset = None,
    sheet: options.Sheet = None,
    up: options.Up = None,
    order: options.OrderOnSide = None,
    binding: options.BindingEdge = None,
    flip: options.FlipEdge = None,
    signature: options.Signature = None,
    cover: options.Cover = None,
    blanks: options.BlankPages = None,
    gutter: options.Gutter = None,
    margins: options.WhiteEdges = None,
    bleed: options.Bleed = None,
    creep: options.Creep = None,
    scale: options.PageScale = None,
    rotate: options.Rotate = None,
    mixed: options.MixedSizes = None,
    grayscale: options.Grayscale = None,
    marks: options.MarkNames = None,
    pages: options.PageRanges = None,
    proof: options.Proof = False,
    flip_test: options.FlipTest = False,
    list_schemes: options.ListSchemes = False,
    root: Root = None,
    output: options.Output = None,
    format_: Annotated[
        Format, typer.Option("--format", help="How the result is written.")
    ] = Format.TEXT,
) -> None:
    """Put the pages of a PDF on printer's sheets: out/print/NAME.SCHEME.PRINT-ONLY.pdf.

    Example: briefpress impose out/monthly/2026-09.pdf --scheme booklet --sheet tabloid
    """
    if list_schemes:
        _list_schemes(format_)
        return
    texts: dict[str, Any] = {
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
    given = {name: value for name, value in texts.items() if value is not None}
    with refusals(format_):
        folder = output or _print_folder(root)
        if flip_test:
            _write_flip_test(folder, given.get("sheet"), format_)
            return
        imposition = _imposition(preset, root, given)
        _impose(_needed(file), folder, imposition, pages=pages, proof=proof, format_=format_)


def _read(option: str, text: str | None, read: "Callable[[str], T]") -> T | None:
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

    try:
        return find_root(root) / PRINT_FOLDER
    except RefusedError:
        if root is not None:
            raise
        message = "there is no publication here; name a folder to write to"
        raise typer.BadParameter(message, param_hint="--output") from None


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
    from briefpress.cli.imposed import imposed_record, write_text
    from briefpress.cli.reporting import show_json
    from briefpress.workflows.impose import impose as impose_file

    with progress_bar("Imposing") as progress:
        imposed = impose_file(file, folder, imposition, pages=pages, proof=proof, progress=progress)
    if format_ is Format.JSON:
        show_json(imposed_record(imposed))
    else:
        write_text(imposed)


def _write_flip_test(folder: Path, sheet: tuple[float, float] | None, format_: Format) -> None:
    from briefpress.cli.imposed import from_here
    from briefpress.cli.reporting import harmless, show_json
    from briefpress.workflows.impose import flip_test

    path = from_here(flip_test(folder, sheet or parse_sheet(_OFFICE_SHEET)))
    if format_ is Format.JSON:
        show_json({"pdf": path, "problems": []})
    else:
        typer.echo(harmless(path))


def _list_schemes(format_: Format) -> None:
    from briefpress.cli.reporting import show_json
    from briefpress.imposition.schemes import SCHEMES

    if format_ is Format.JSON:
        schemes = [
            {"name": scheme.name.value, "instruction": scheme.instruction}
            for scheme in SCHEMES.values()
        ]
        show_json({"schemes": schemes, "problems": []})
    else:
        typer.echo("\n".join(f"{one.name}\n\n{one.instruction}" for one in SCHEMES.values()))
