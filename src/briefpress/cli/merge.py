"""`briefpress merge`: any tagged PDFs into one tagged PDF."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefpress.cli.options import filled, path, refusals
from briefpress.cli.progress import progress_bar
from briefpress.cli.reporting import Format

if TYPE_CHECKING:
    from briefpress.assemble.merge import Merged


def language_tag(value: str | None) -> str | None:
    """Take a language tag (BCP 47) or nothing."""
    from briefpress.reading.languages import check_language

    try:
        if value is not None:
            check_language(value)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    return value


def merge(
    files: Annotated[
        list[Path], typer.Argument(parser=path, help="PDF files, in the order they are to be read.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", parser=path, help="The file to write.")],
    title: Annotated[
        str | None,
        typer.Option(callback=filled, help="The title of the whole; else that of the first file."),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            callback=language_tag, help="Its language, such as en-US; else that of the first file."
        ),
    ] = None,
    allow_untagged: Annotated[
        bool,
        typer.Option(
            "--allow-untagged", help="Take untagged files, too; the result then claims no standard."
        ),
    ] = False,
    format_: Annotated[
        Format, typer.Option("--format", help="How the result is written.")
    ] = Format.TEXT,
) -> None:
    """Merge tagged PDFs of any program into one, with all their tags, links and bookmarks.

    Example: briefpress merge cover.pdf minutes.pdf -o packet.pdf
    """
    from briefpress.workflows.merge import MergeOrder, merge_files

    order = MergeOrder(tuple(files), output, title, language, allow_untagged)
    with refusals(format_), progress_bar("Merging") as progress:
        merged = merge_files(order, progress)
    if format_ is Format.JSON:
        _write_json(merged, output)
    else:
        _write_text(merged, output)


def _write_text(merged: "Merged", output: Path) -> None:
    from briefpress.cli.reporting import harmless, show

    show(merged.notes)
    claims = " and ".join(merged.claims.names) or "no standard"
    files = "1 file" if len(merged.parts) == 1 else f"{len(merged.parts)} files"
    pages = "1 page" if merged.pages == 1 else f"{merged.pages} pages"
    typer.echo(harmless(f"{output.as_posix()}  ({files}, {pages}, claims {claims})"))


def _write_json(merged: "Merged", output: Path) -> None:
    from briefpress.cli.reporting import as_record, show_json

    show_json(
        {
            "pdf": output.as_posix(),
            "pages": merged.pages,
            "claims": list(merged.claims.names),
            "parts": [
                {
                    "path": part.name,
                    "title": part.title,
                    "language": part.language,
                    "first_page": part.first_page + 1,
                    "pages": part.pages,
                }
                for part in merged.parts
            ],
            "problems": [as_record(note) for note in merged.notes],
        }
    )
