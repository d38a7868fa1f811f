"""Options that commands share."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefpress.diagnostics import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.cli.reporting import CheckFormat, Format


def path(text: str) -> Path:
    """Read a path; an empty one, as of a shell's variable that isn't set, is not the folder here.

    The help calls what is to be given by this function's name.
    """
    if not text.strip():
        raise typer.BadParameter("the path is empty")
    return Path(text)


def filled(text: str | None) -> str | None:
    """Take a text or nothing; an empty text is neither, and must not count as nothing."""
    if text is not None and not text.strip():
        raise typer.BadParameter("the text is empty")
    return text


Root = Annotated[
    Path | None,
    typer.Option(
        "--root",
        parser=path,
        help="The publication's folder; else the nearest one up from here.",
    ),
]

PeriodName = Annotated[
    str | None,
    typer.Argument(metavar="PERIOD", help="A month (2026-09), a year (2026) or a day."),
]
First = Annotated[
    str | None,
    typer.Option("--from", callback=filled, help="The first day, such as 2026-09-01."),
]
Last = Annotated[
    str | None, typer.Option("--to", callback=filled, help="The last day, such as 2026-09-15.")
]
Jobs = Annotated[
    int | None,
    typer.Option(min=1, help="Processes side by side; as many as help if not set."),
]

Target = Annotated[
    str, typer.Argument(metavar="DOCUMENT", help="A month (2026-09), a day (2026-09-14) or a PDF.")
]


def problems_exit() -> typer.Exit:
    """Return the exit of a run that found problems."""
    return typer.Exit(1)


@contextmanager
def refusals(format_: Format | CheckFormat) -> Iterator[None]:
    """Write what was refused, in the format asked for, and leave with 1."""
    try:
        yield
    except RefusedError as error:
        write_problems(error, format_)
        raise problems_exit() from None


def write_problems(error: RefusedError, format_: Format | CheckFormat) -> None:
    """Write the problems of a refusal."""
    from briefpress.cli.reporting import as_github, as_record, show, show_json

    if format_ == "json":
        document: dict[str, Any] = {"problems": [as_record(p) for p in error.diagnostics]}
        show_json(document)
    elif format_ == "github":
        for problem in error.diagnostics:
            typer.echo(as_github(problem))
    else:
        show(error.diagnostics)
