"""`briefpress distribute status` and `acknowledge`: where every copy is, and who signed."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefpress.cli.options import Root, Target, path, refusals
from briefpress.cli.reporting import Format

if TYPE_CHECKING:
    from collections import Counter

    from briefpress.deliver.records import Part, State
    from briefpress.workflows.distribution.status import Status


class StatusFormat(StrEnum):
    """How the status is written."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


def status(
    document: Target,
    root: Root = None,
    format_: Annotated[
        StatusFormat, typer.Option("--format", help="A table, every copy as CSV, or JSON.")
    ] = StatusFormat.TEXT,
) -> None:
    """Show where the copies of a document are, school by school.

    Example: briefpress distribute status 2026-09 --format csv
    """
    from briefpress.reading.publication import find_root
    from briefpress.workflows.distribution.status import read_status

    with refusals(Format.JSON if format_ is StatusFormat.JSON else Format.TEXT):
        found = read_status(find_root(root), document)
    if format_ is StatusFormat.CSV:
        _write_csv(found)
    elif format_ is StatusFormat.JSON:
        _write_json(found)
    else:
        _write_table(found)


def acknowledge(
    document: Target,
    root: Root = None,
    pack: Annotated[
        list[str] | None, typer.Option(help="A pack whose sheet came back, such as 7K3M-Q9XD.")
    ] = None,
    copy: Annotated[
        list[int] | None, typer.Option(min=1, help="A copy that was signed for.")
    ] = None,
    table: Annotated[
        Path | None,
        typer.Option("--csv", parser=path, help="A list with a column copy or pack, perhaps note."),
    ] = None,
    note: Annotated[str, typer.Option(help="What to keep with it, such as who took it in.")] = "",
    format_: Annotated[
        Format, typer.Option("--format", help="How the result is written.")
    ] = Format.TEXT,
) -> None:
    """Write down which copies were signed for.

    Example: briefpress distribute acknowledge 2026-09 --pack 7K3M-Q9XD
    """
    from briefpress.cli.reporting import counted, show_json
    from briefpress.reading.publication import find_root
    from briefpress.workflows.distribution.status import Receipts
    from briefpress.workflows.distribution.status import acknowledge as write_down

    if not pack and not copy and table is None:
        raise typer.BadParameter("name a --pack, a --copy or a --csv")
    receipts = Receipts(tuple(pack or ()), tuple(copy or ()), table, note)
    with refusals(format_):
        done = write_down(find_root(root), document, receipts)
    if format_ is Format.JSON:
        show_json({"acknowledged": done.new, "before": done.known, "problems": []})
        return
    before = f", {done.known:,} were before" if done.known else ""
    typer.echo(f"{counted(done.new, 'copy', 'copies')} acknowledged{before}")


def _write_table(found: "Status") -> None:
    from briefpress.cli.reporting import harmless
    from briefpress.deliver.records import State

    if not found.copies:
        typer.echo(f"Nothing of {found.document} is in the ledger.")
        return
    states = [state for state in State if found.total[state]]
    heads = ["school", "copies", *(state.value for state in states)]
    rows = [[school.school, *_numbers(school.counts, states)] for school in found.schools]
    rows.append(["total", *_numbers(found.total, states)])
    widths = [max(len(row[index]) for row in [heads, *rows]) for index in range(len(heads))]
    for row in [heads, *rows]:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        typer.echo(harmless("  ".join(cells)))
    for part in found.copies:
        if part.state in (State.UNCERTAIN, State.FAILED, State.DEFERRED):
            typer.echo(harmless(_sentence(part)))


def _numbers(counts: "Counter[State]", states: "list[State]") -> list[str]:
    return [f"{counts.total():,}", *(f"{counts[state]:,}" for state in states)]


def _sentence(part: "Part") -> str:
    plan = part.planned
    detail = f": {part.detail}" if part.detail else ""
    return f"copy {part.number}, {plan.name}, {plan.school}, {part.state.value} {part.at}{detail}"


_COLUMNS = (
    "document", "copy", "school", "name", "role", "channel", "edition", "destination", "pack",
    "state", "at", "reference", "detail", "revision",
)  # fmt: skip


def _record(part: "Part") -> dict[str, str]:
    plan = part.planned
    values = (
        plan.document, str(part.number), plan.school, plan.name, plan.role, plan.channel.value,
        plan.edition or "standard", plan.destination, plan.pack, part.state.value, part.at,
        part.reference, part.detail, plan.revision,
    )  # fmt: skip
    return dict(zip(_COLUMNS, values, strict=True))


def _write_csv(found: "Status") -> None:
    from briefpress.deliver.tables import csv_text

    rows = (tuple(_record(part).values()) for part in found.copies)
    typer.echo(csv_text(_COLUMNS, rows), nl=False)


def _write_json(found: "Status") -> None:
    from briefpress.cli.reporting import show_json

    show_json(
        {
            "document": found.document,
            "schools": [
                {
                    "school": s.school,
                    "copies": s.copies,
                    **{k.value: n for k, n in s.counts.items()},
                }
                for s in found.schools
            ],
            "copies": [_record(part) for part in found.copies],
            "problems": [],
        }
    )
