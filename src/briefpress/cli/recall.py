"""`briefpress recall`: a brief taken back, and who holds it."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefpress.cli.options import Root, refusals
from briefpress.cli.reporting import Format

if TYPE_CHECKING:
    from briefpress.deliver.records import Part
    from briefpress.workflows.recall import Recalled


def recall(
    brief: Annotated[
        str, typer.Argument(metavar="DAY", help="The brief's day, with its slug where needed.")
    ],
    reason: Annotated[
        str, typer.Option(help="Why, for its readers: the next bulletin prints it.", prompt=True)
    ],
    root: Root = None,
    format_: Annotated[
        Format, typer.Option("--format", help="How the result is written.")
    ] = Format.TEXT,
) -> None:
    """Withdraw a brief: builds refuse it, the next bulletin says so; show who holds copies.

    Example: briefpress recall 2026-09-14 --reason "The telephone number was wrong."
    """
    from briefpress.reading.publication import find_root
    from briefpress.workflows.recall import recall as take_back
    from briefpress.workflows.today import today

    if not reason.strip():
        raise typer.BadParameter("a reason is needed; the next bulletin prints it")
    with refusals(format_):
        done = take_back(find_root(root), brief, reason, today())
    if format_ is Format.JSON:
        _write_json(done)
    else:
        _write_text(done)


def _write_text(done: "Recalled") -> None:
    from briefpress.cli.reporting import counted, harmless

    entry = done.withdrawn
    when = f"withdrawn on {entry.withdrawn}" + (" already" if done.already else "")
    typer.echo(harmless(f"{entry.brief}, “{entry.title.text}”: {when}: {entry.reason.text}"))
    for path in done.removed:
        typer.echo(harmless(f"removed: {path}"))
    for path in done.bulletins:
        typer.echo(f"holds it still, compile it again: {path}")
    for path in done.ready:
        typer.echo(harmless(f"ready to print with it, don't use it: {path}"))
    typer.echo(f"{counted(len(done.holders), 'copy', 'copies')} handed out")
    for part in done.holders:
        plan = part.planned
        where = plan.destination or "by hand"
        told = f"{plan.school}, {plan.name}, {plan.channel.value} {where}"
        typer.echo(harmless(f"  {plan.document} copy {part.number}: {told}, {part.state.value}"))


def _write_json(done: "Recalled") -> None:
    from briefpress.cli.reporting import show_json

    def holder(part: "Part") -> dict[str, Any]:
        plan = part.planned
        return {
            "document": plan.document,
            "copy": part.number,
            "school": plan.school,
            "name": plan.name,
            "channel": plan.channel.value,
            "destination": plan.destination,
            "state": part.state.value,
            "at": part.at,
        }

    entry = done.withdrawn
    show_json(
        {
            "brief": entry.brief,
            "title": entry.title.text,
            "reason": entry.reason.text,
            "withdrawn": entry.withdrawn.isoformat(),
            "already": done.already,
            "removed": list(done.removed),
            "bulletins": list(done.bulletins),
            "ready": list(done.ready),
            "holders": [holder(part) for part in done.holders],
            "problems": [],
        }
    )
