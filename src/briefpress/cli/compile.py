"""`briefpress compile`: the bulletin of a month, or of any span."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefpress.cli.options import First, Jobs, Last, PeriodName, Root, refusals
from briefpress.cli.progress import progress_bar
from briefpress.cli.reporting import Format

if TYPE_CHECKING:
    from briefpress.workflows.bulletin import Compiled


def compile_(
    period: PeriodName = None,
    first: First = None,
    last: Last = None,
    root: Root = None,
    layout: Annotated[
        str, typer.Option(help="The layout: monthly, monthly-a4, monthly-large-print, …")
    ] = "monthly",
    jobs: Jobs = None,
    force: Annotated[bool, typer.Option(help="Make it anew even if nothing changed.")] = False,
    format_: Annotated[
        Format, typer.Option("--format", help="How the result is written.")
    ] = Format.TEXT,
) -> None:
    """Bind the dailies of a month into one bulletin in out/monthly/; stale ones are built first.

    Example: briefpress compile 2026-09
    """
    from briefpress.reading.publication import find_root
    from briefpress.workflows.bulletin import compile_bulletin
    from briefpress.workflows.periods import read_period

    with refusals(format_), progress_bar("Building") as progress:
        compiled = compile_bulletin(
            find_root(root),
            read_period(period, first, last),
            layout=layout,
            jobs=jobs,
            force=force,
            progress=progress,
        )
    if format_ is Format.JSON:
        _write_json(compiled)
    else:
        _write_text(compiled)


def _write_text(compiled: Compiled) -> None:
    record = compiled.record
    if compiled.built:
        typer.echo(f"{compiled.built} {'daily' if compiled.built == 1 else 'dailies'} built")
    briefs = "1 brief" if record.briefs == 1 else f"{record.briefs} briefs"
    state = "" if compiled.changed else ", unchanged"
    typer.echo(f"{record.path}  ({briefs}, {record.pages} pages{state})")


def _write_json(compiled: Compiled) -> None:
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
            "problems": [],
        }
    )
