"""`briefpress build`: the daily PDFs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefpress.cli.options import Jobs, Root, path, problems_exit, refusals
from briefpress.cli.progress import progress_bar
from briefpress.cli.reporting import Format

if TYPE_CHECKING:
    from briefpress.workflows.build import BuildReport, Built


def build(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(parser=path, help="Briefs or folders of them; all if none is named."),
    ] = None,
    root: Root = None,
    layout: Annotated[
        str, typer.Option(help="The layout: daily, daily-a4, daily-sidebar, large-print, …")
    ] = "daily",
    jobs: Jobs = None,
    force: Annotated[bool, typer.Option(help="Build unchanged briefs, too.")] = False,
    format_: Annotated[
        Format, typer.Option("--format", help="How the result is written.")
    ] = Format.TEXT,
) -> None:
    """Build the daily PDFs into out/daily/; unchanged briefs are skipped.

    Example: briefpress build content/2026-09/2026-09-14-visitor-management.yaml
    """
    from briefpress.reading.publication import find_root
    from briefpress.workflows.build import build as build_briefs

    with refusals(format_), progress_bar("Building") as progress:
        report = build_briefs(
            find_root(root), paths or (), layout=layout, jobs=jobs, force=force, progress=progress
        )
    if format_ is Format.JSON:
        _write_json(report)
    else:
        _write_text(report)
    if not report.succeeded:
        raise problems_exit()


def _write_text(report: "BuildReport") -> None:
    from briefpress.cli.reporting import harmless, show
    from briefpress.workflows.build import Outcome

    for built in report.briefs:
        if built.record and built.outcome is Outcome.BUILT:
            typer.echo(built.record.path + _fitted(built))
    for old in report.gone.removed:
        typer.echo(harmless(f"{old.pdf} was removed: it is {old.now} now"))
    show(report.diagnostics)
    counts = [
        f"{report.count(outcome)} {outcome.value}" for outcome in Outcome if report.count(outcome)
    ]
    counts += [f"{report.withdrawn} withdrawn"] if report.withdrawn else []
    typer.echo(", ".join(counts) or "There are no briefs yet.")


def _fitted(built: "Built") -> str:
    reductions = built.record.reductions if built.record else ()
    if not reductions:
        return ""
    return f"  (fitted: {', '.join(f'{kind} {value:g}' for kind, value in reductions)})"


def _write_json(report: "BuildReport") -> None:
    from briefpress.cli.reporting import as_record, show_json

    def entry(built: "Built") -> dict[str, Any]:
        found: dict[str, Any] = {"brief": built.brief, "outcome": built.outcome.value}
        if built.record:
            found["pdf"] = built.record.path
            found["pages"] = built.record.pages
            found["sha256"] = built.record.sha256
            found["reductions"] = dict(built.record.reductions)
        return found

    show_json(
        {
            "briefs": [entry(built) for built in report.briefs],
            "withdrawn": report.withdrawn,
            "removed": [{"pdf": old.pdf, "now": old.now} for old in report.gone.removed],
            "problems": [as_record(problem) for problem in report.diagnostics],
        }
    )
