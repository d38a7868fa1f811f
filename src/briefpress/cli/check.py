"""`briefpress check`: the problems, located."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefpress.cli.options import Root, path, problems_exit, refusals
from briefpress.cli.progress import progress_bar
from briefpress.cli.reporting import CheckFormat

if TYPE_CHECKING:
    from briefpress.workflows.check import CheckReport


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(parser=path, help="Briefs or folders of them; all if none is named."),
    ] = None,
    root: Root = None,
    layout: Annotated[str, typer.Option(help="The layout the briefs have to fit.")] = "daily",
    strict: Annotated[
        bool, typer.Option("--strict", help="Let warnings fail, too, for a rule in CI.")
    ] = False,
    format_: Annotated[
        CheckFormat, typer.Option("--format", help="How problems are written.")
    ] = CheckFormat.TEXT,
) -> None:
    """Find all problems that would keep briefs from being built, and write nothing.

    Warnings are advice: a matrix without a mark, no source, a sentence that is hard to read, a
    brief out of date. They fail nothing, unless asked to.

    Example: briefpress check --format github
    """
    from briefpress.diagnostics import Severity
    from briefpress.reading.publication import find_root
    from briefpress.workflows.check import check as check_briefs

    with refusals(format_), progress_bar("Checking") as progress:
        report = check_briefs(find_root(root), paths or (), layout=layout, progress=progress)
    _write(report, format_)
    if report.count(Severity.ERROR) or (strict and report.diagnostics):
        raise problems_exit()


def _write(report: "CheckReport", format_: CheckFormat) -> None:
    from briefpress.cli.reporting import as_github, as_record, show, show_json

    if format_ is CheckFormat.JSON:
        problems = [as_record(problem) for problem in report.diagnostics]
        show_json({"briefs": report.briefs, "problems": problems})
    elif format_ is CheckFormat.GITHUB:
        for problem in report.diagnostics:
            typer.echo(as_github(problem))
    else:
        show(report.diagnostics)
        typer.echo(_summary(report))


def _summary(report: "CheckReport") -> str:
    from briefpress.diagnostics import Severity

    counts = [
        f"{count} {severity.value}{'' if count == 1 else 's'}"
        for severity in Severity
        if (count := report.count(severity))
    ]
    briefs = f"{report.briefs} {'brief' if report.briefs == 1 else 'briefs'} checked"
    return f"{briefs}: {', '.join(counts)}." if counts else f"{briefs}, no problem found."
