"""`briefpress coverage`: which goals and functions a span served, and the gaps."""

from typing import TYPE_CHECKING, Annotated

import typer

from briefpress.cli.options import First, Last, PeriodName, Root, refusals
from briefpress.cli.reporting import Format

if TYPE_CHECKING:
    from briefpress.model.coverage import Coverage


def coverage(
    period: PeriodName = None,
    first: First = None,
    last: Last = None,
    root: Root = None,
    format_: Annotated[
        Format, typer.Option("--format", help="How the result is written.")
    ] = Format.TEXT,
) -> None:
    """Count how many briefs of a span served each goal through each function, and name the gaps.

    Example: briefpress coverage 2026-09
    """
    from briefpress.reading.publication import find_root, read_publication
    from briefpress.workflows.coverage import coverage as count
    from briefpress.workflows.periods import read_period

    with refusals(format_):
        folder = find_root(root)
        found = count(folder, read_period(period, first, last))
        language = read_publication(folder).language
    if format_ is Format.JSON:
        _write_json(found)
    else:
        _write_table(found, language)


def _write_json(found: "Coverage") -> None:
    from briefpress.cli.reporting import show_json

    functions = [axis.key for axis in found.functions]
    show_json(
        {
            "briefs": found.briefs,
            "counts": {
                goal.key: dict(zip(functions, row, strict=True))
                for goal, row in zip(found.goals, found.counts, strict=True)
            },
            "gaps": [{"goal": goal.key, "function": function.key} for goal, function in found.gaps],
        }
    )


def _write_table(found: "Coverage", language: str) -> None:
    heads = [axis.label.best(language)[1].text for axis in found.functions]
    names = [axis.label.best(language)[1].text for axis in found.goals]
    rows = [
        [name, *map(str, row), str(sum(row))] for name, row in zip(names, found.counts, strict=True)
    ]
    rows.append(["Total", *map(str, found.function_totals), str(sum(found.goal_totals))])
    table = [["", *heads, "Total"], *rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    for row in table:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        typer.echo("  ".join(cells).rstrip())
    typer.echo("")
    counted = "1 brief" if found.briefs == 1 else f"{found.briefs} briefs"
    if not found.gaps:
        typer.echo(f"{counted}; every goal was served through every function.")
        return
    typer.echo(f"{counted}; not served:")
    for goal, function in found.gaps:
        typer.echo(
            f"  {goal.label.best(language)[1].text} by {function.label.best(language)[1].text}"
        )
