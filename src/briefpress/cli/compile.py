"""`briefpress compile`: the bulletin of a month, or of any span."""

from typing import TYPE_CHECKING, Annotated

import typer

from briefpress.cli.options import First, Jobs, Last, PeriodName, Root, refusals
from briefpress.cli.progress import progress_bar
from briefpress.cli.reporting import Format

if TYPE_CHECKING:
    from pathlib import Path

    from briefpress.workflows.bulletin import Compiled
    from briefpress.workflows.impose import Imposed


def compile_(
    period: PeriodName = None,
    first: First = None,
    last: Last = None,
    root: Root = None,
    layout: Annotated[
        str, typer.Option(help="The layout: monthly, monthly-a4, monthly-large-print, …")
    ] = "monthly",
    booklet: Annotated[
        bool, typer.Option(help="Also write the sheets of a booklet into out/print/.")
    ] = False,
    preset: Annotated[
        str, typer.Option(help="With --booklet: the preset from layouts/imposition/.")
    ] = "office-booklet",
    jobs: Jobs = None,
    force: Annotated[bool, typer.Option(help="Make it anew even if nothing changed.")] = False,
    format_: Annotated[
        Format, typer.Option("--format", help="How the result is written.")
    ] = Format.TEXT,
) -> None:
    """Bind the dailies of a month into one bulletin in out/monthly/; stale ones are built first.

    Example: briefpress compile 2026-09 --booklet
    """
    from briefpress.reading.publication import find_root
    from briefpress.workflows.bulletin import compile_bulletin
    from briefpress.workflows.periods import read_period

    with refusals(format_), progress_bar("Building") as progress:
        folder = find_root(root)
        compiled = compile_bulletin(
            folder,
            read_period(period, first, last),
            layout=layout,
            jobs=jobs,
            force=force,
            progress=progress,
        )
    with refusals(format_):
        imposed = _imposed(folder, compiled, preset) if booklet else None
    if format_ is Format.JSON:
        _write_json(compiled, imposed)
    else:
        _write_text(compiled, imposed)


def _imposed(folder: "Path", compiled: "Compiled", preset: str) -> "Imposed":
    """Put the bulletin on the sheets of a booklet."""
    from briefpress.workflows.impose import PRINT_FOLDER, find_preset, impose

    source = folder / compiled.record.path
    with progress_bar("Imposing") as progress:
        imposition = find_preset(preset, folder)
        return impose(source, folder / PRINT_FOLDER, imposition, progress=progress)


def _write_text(compiled: "Compiled", imposed: "Imposed | None") -> None:
    record = compiled.record
    if compiled.built:
        typer.echo(f"{compiled.built} {'daily' if compiled.built == 1 else 'dailies'} built")
    briefs = "1 brief" if record.briefs == 1 else f"{record.briefs} briefs"
    state = "" if compiled.changed else ", unchanged"
    typer.echo(f"{record.path}  ({briefs}, {record.pages} pages{state})")
    if imposed:
        from briefpress.cli.imposed import write_text

        write_text(imposed)


def _write_json(compiled: "Compiled", imposed: "Imposed | None") -> None:
    from briefpress.cli.imposed import imposed_record
    from briefpress.cli.reporting import show_json

    record = compiled.record
    show_json(
        {
            "pdf": record.path,
            "period": record.period,
            "briefs": record.briefs,
            "pages": record.pages,
            "sha256": record.sha256,
            "changed": compiled.changed,
            "built": compiled.built,
            "sheets": imposed_record(imposed) if imposed else None,
            "problems": [],
        }
    )
