"""`briefpress import`: old briefs in Markdown."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefpress.cli.days import OldDay
from briefpress.cli.options import Root, path, problems_exit, refusals
from briefpress.cli.progress import progress_bar
from briefpress.cli.reporting import Format

if TYPE_CHECKING:
    from briefpress.workflows.importing import Imported, ImportReport


def import_(
    paths: Annotated[
        list[Path],
        typer.Argument(parser=path, help="Old briefs that end in .md, or folders that hold them."),
    ],
    date: OldDay = None,
    root: Root = None,
    format_: Annotated[
        Format, typer.Option("--format", help="How the result is written.")
    ] = Format.TEXT,
) -> None:
    """Turn old briefs in Markdown into briefs in content/, and lose nothing of them.

    The parts are known by their headings, the day by the file's name or a line above the parts.
    What has no place in a brief is said, with its line, and kept as a remark.

    Example: briefpress import old-briefs/2010-08-23.md
    """
    from briefpress.reading.publication import find_root
    from briefpress.workflows.importing import import_briefs

    if date and (len(paths) != 1 or paths[0].is_dir()):
        raise typer.BadParameter("one day can't be that of several files", param_hint="--date")
    with refusals(format_), progress_bar("Importing") as progress:
        report = import_briefs(find_root(root), paths, progress, day=date)
    if format_ is Format.JSON:
        _write_json(report)
    else:
        _write_text(report)
    if report.refused:
        raise problems_exit()


def _write_text(report: "ImportReport") -> None:
    from briefpress.cli.reporting import harmless, show

    for file in report.files:
        if file.brief:
            typer.echo(harmless(f"{file.file} → {file.brief}"))
    show(report.diagnostics)
    typer.echo(_summary(report))


def _summary(report: "ImportReport") -> str:
    done = [file for file in report.files if file.brief]
    remarks = sum(bool(file.diagnostics) for file in done)
    parts = [f"{len(done)} imported" + (f", {remarks} of them with remarks" if remarks else "")]
    if report.refused:
        parts.append(f"{report.refused} refused")
    return ", ".join(parts)


def _write_json(report: "ImportReport") -> None:
    from briefpress.cli.reporting import as_record, show_json

    def entry(file: "Imported") -> dict[str, Any]:
        return {"file": file.file, "brief": file.brief}

    show_json(
        {
            "files": [entry(file) for file in report.files],
            "problems": [as_record(problem) for problem in report.diagnostics],
        }
    )
