"""`briefpress distribute plan`: packs, labels, run sheet and manifest."""

from typing import TYPE_CHECKING, Annotated

import typer

from briefpress.cli.options import Root, Target, refusals
from briefpress.cli.progress import progress_bar
from briefpress.cli.reporting import Format, counted

if TYPE_CHECKING:
    from briefpress.workflows.distribution.plan import PlanReport

ClearedOnly = Annotated[
    bool, typer.Option(help="Leave out whom the TLP label forbids, instead of refusing.")
]

#: A hundredth of a point is nothing on paper, but all the difference between 36 and 35.999….
_ROUNDING = 0.01


def _length_pair(text: str) -> tuple[float, float]:
    from briefpress.units import points

    lengths = text.split(",")
    if len(lengths) != 2:
        raise typer.BadParameter(f"--nudge takes two lengths such as 1mm,-0.5mm, not {text!r}")
    try:
        return points(lengths[0]), points(lengths[1])
    except ValueError as error:
        raise typer.BadParameter(f"--nudge takes two lengths such as 1mm,-0.5mm: {error}") from None


def _check_labels(name: str, start_at: int, nudge: tuple[float, float]) -> None:
    """Refuse a first label that no sheet has, and labels moved so far that they leave it."""
    from briefpress.model.labels import STOCKS
    from briefpress.units import POINTS_PER_UNIT

    stock = STOCKS[name]
    if start_at > stock.count:
        raise typer.BadParameter(
            f"--start-at {start_at}: a sheet of {name} has {stock.count} labels"
        )
    if any(abs(moved) > room + _ROUNDING for moved, room in zip(nudge, stock.margins, strict=True)):
        # Rounded down, so that what is said is taken.
        along, down = (
            int((room + _ROUNDING) / POINTS_PER_UNIT["mm"] * 10) / 10 for room in stock.margins
        )
        raise typer.BadParameter(
            f"--nudge: labels {name} leave the sheet if they are moved by more than "
            f"{along}mm right or left, or {down}mm down or up"
        )


def _stock(text: str) -> str:
    from briefpress.model.labels import STOCKS

    if text not in STOCKS:
        raise typer.BadParameter(f"one of {', '.join(STOCKS)}")
    return text


def plan(
    document: Target,
    root: Root = None,
    labels: Annotated[
        str, typer.Option(callback=_stock, help="Avery's number of the labels: 5160 to 5164.")
    ] = "5160",
    start_at: Annotated[
        int, typer.Option(min=1, help="The first free label of the first sheet.")
    ] = 1,
    nudge: Annotated[
        str, typer.Option(metavar="X,Y", help="Move labels right and down, such as 1mm,-0.5mm.")
    ] = "0,0",
    cleared_only: ClearedOnly = False,
    format_: Annotated[
        Format, typer.Option("--format", help="How the result is written.")
    ] = Format.TEXT,
) -> None:
    """Make packs with numbered copies, labels and a run sheet; nothing is sent.

    Example: briefpress distribute plan 2026-09 --labels 5163
    """
    from briefpress.reading.publication import find_root
    from briefpress.workflows.distribution.plan import PlanOptions
    from briefpress.workflows.distribution.plan import plan as make_plan

    moved = _length_pair(nudge)
    _check_labels(labels, start_at, moved)
    options = PlanOptions(labels, start_at, moved, cleared_only)
    with refusals(format_), progress_bar("Planning") as progress:
        report = make_plan(find_root(root), document, options, progress)
    if format_ is Format.JSON:
        _write_plan_json(report)
    else:
        _write_plan_text(report)


def _write_plan_text(report: "PlanReport") -> None:
    from briefpress.cli.reporting import harmless

    made, run = report.distribution, report.run
    for problem in report.left_out:
        typer.echo(harmless(f"left out: {problem.message}"), err=True)
    label = f", {made.document.handling.value}" if made.document.handling else ""
    typer.echo(harmless(f"{made.document.title}{label}"))
    if made.packs:
        typer.echo(
            f"{counted(made.copies, 'printed copy', 'printed copies')} in "
            f"{counted(len(made.packs), 'pack')}: {counted(run.impressions, 'impression')}, "
            f"{counted(run.sheets, 'sheet')}, {counted(run.staples, 'staple')}"
        )
    if made.mail:
        typer.echo(f"{counted(len(made.mail), 'copy', 'copies')} by mail")
    typer.echo(harmless(report.folder))


def _write_plan_json(report: "PlanReport") -> None:
    from briefpress.cli.reporting import as_record, show_json

    made, run = report.distribution, report.run
    show_json(
        {
            "document": made.document.name,
            "folder": report.folder,
            "packs": len(made.packs),
            "printed": made.copies,
            "mailed": len(made.mail),
            "impressions": run.impressions,
            "sheets": run.sheets,
            "staples": run.staples,
            "left_out": [as_record(problem) for problem in report.left_out],
            "problems": [],
        }
    )
